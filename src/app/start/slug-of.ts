// Turns a name into one for folders, files and web addresses.
import { BuildError } from '../../messages.ts';

const MAX_LENGTH = 60;

/** "O’Brien: a review #1" → "obrien-a-review-1". Yields BuildError `name-unusable` where nothing is left of it. */
export function slugOf(name: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) throw unusable(name, 'It holds a line break or another control character.');
  const slug = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  if (slug === '')
    throw unusable(name, 'Use a name with letters from a to z: folders and web addresses are made of it.');
  return slug;
}

function unusable(name: string, hint: string): BuildError {
  return new BuildError(
    'name-unusable',
    `"${name.replace(/\p{Cc}/gu, ' ')}" cannot be the name of something new.`,
    hint,
  );
}
