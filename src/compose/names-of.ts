// Turns a work into how a sentence calls it: "Forth and Jones", "Alder et al.", "OECD", or its title where nobody is named.
import type { CslItem } from '../model.ts';

/** Plain text; family names with their particles, two joined by "and", three or more cut to the first. */
export function namesOf(item: CslItem): string {
  const names = [item.author, item.editor].map(familyNames).find((found) => found.length > 0) ?? [];
  const [first, second] = names;
  if (first === undefined) return typeof item.title === 'string' ? item.title : item.id;
  if (second === undefined) return first;
  return names.length === 2 && second !== 'others' ? `${first} and ${second}` : `${first} et al.`;
}

function familyNames(people: unknown): readonly string[] {
  if (!Array.isArray(people)) return [];
  return people.flatMap((person: Readonly<Record<string, unknown>>) => {
    const { literal, family, given } = person;
    const particle = person['non-dropping-particle'];
    const name = literal ?? (family === undefined ? given : [particle, family].filter(Boolean).join(' '));
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
}
