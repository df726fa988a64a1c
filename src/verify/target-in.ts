// Turns a link of a page or a PDF into the file and place within the site that it leads to.
import { posix } from 'node:path';

export interface Target {
  /** Path within the site; null where it leads out of it. */
  readonly file: string | null;
  /** Without its "#"; "" for none. */
  readonly fragment: string;
}

/**
 * Null for a link to another site, or of another kind (mailto, data); an absolute one below `baseUrl` is within the site,
 * and so is one from the root of its host, "/site/a.html", below the path of `baseUrl`.
 */
export function targetIn(url: string, page: string, baseUrl: string | null = null): Target | null {
  const [, address = '', hash = ''] = /^\s*([^#]*?)(?:#(.*?))?\s*$/s.exec(url) ?? [];
  const below = baseUrl === null ? null : (pathBelow(address, baseUrl) ?? pathBelow(address, rootOf(baseUrl)));
  if (below === null && /^([a-z][a-z\d+.-]*:|\/\/)/i.test(address)) return null;
  const path = decoded((below === null ? address : `/${below}`).replace(/\?.*$/s, ''));
  const fragment = decoded(hash);
  if (path === '') return { file: page, fragment };
  // The root of a host where the site stands further below is somebody else's.
  if (below === null && path.startsWith('/') && baseUrl !== null) return { file: null, fragment };
  const file = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path));
  return { file: /^\.\.(\/|$)/.test(file) ? null : file === '.' || file === './' ? '' : file, fragment };
}

/** "a/b.html" for "https://example.org/site/a/b.html" where the site stands at "https://example.org/site"; null for another. */
function pathBelow(address: string, baseUrl: string): string | null {
  const base = baseUrl.replace(/\/*$/, '/');
  if (`${address}/` === base) return '';
  return address.startsWith(base) ? address.slice(base.length) : null;
}

/** "/site" of "https://example.org/site/"; "" for a site that has a host of its own. */
function rootOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/+$/, '');
}

/** What links of a site can lead to. */
export interface Site {
  readonly baseUrl: string | null;
  /** Whether a file is there. */
  readonly holds: (path: string) => boolean;
  /** The ids of a web page, or the names of places in a PDF; null for what has neither. */
  readonly idsOf: (path: string) => ReadonlySet<string> | null;
}

/** Why a target leads nowhere, as the end of a sentence; "" where it leads somewhere. */
export function brokenBy({ file, fragment }: Target, site: Site): string {
  if (file === null) return 'it is outside the folder';
  const found = [file, file === '' ? 'index.html' : `${file.replace(/\/$/, '')}/index.html`].find(site.holds);
  if (found === undefined) return 'there is no such file';
  const known = site.idsOf(found);
  if (known === null || fragment === '' || fragment === 'top' || known.has(fragment)) return '';
  if (!found.toLowerCase().endsWith('.pdf')) return 'the page has no such id';
  // "page=2&zoom=100": what follows says how it is shown.
  return known.has(fragment.split('&')[0] ?? '') ? '' : 'the PDF has no such place';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
