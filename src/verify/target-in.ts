// Turns a link of a page into the file and place within the site that it leads to.
import { posix } from 'node:path';

export interface Target {
  /** Path within the site; null where it leads out of it. */
  readonly file: string | null;
  /** Without its "#"; "" for none. */
  readonly fragment: string;
}

/** Null for a link to another site, or of another kind (mailto, data). */
export function targetIn(url: string, page: string): Target | null {
  const [, address = '', hash = ''] = /^\s*([^#]*?)(?:#(.*?))?\s*$/s.exec(url) ?? [];
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(address)) return null;
  const path = decoded(address.replace(/\?.*$/s, ''));
  const fragment = decoded(hash);
  if (path === '') return { file: page, fragment };
  const file = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path));
  return { file: /^\.\.(\/|$)/.test(file) ? null : file === '.' || file === './' ? '' : file, fragment };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
