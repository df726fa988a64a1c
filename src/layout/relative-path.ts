// Turns two places of the site into the link from one to the other.
import { posix } from 'node:path';
import type { Variant } from '../model.ts';

/** The way from a folder to the root of the site: "" at the root, else "../" for each level. */
export function toRoot(folder: string): string {
  return '../'.repeat(folder.split('/').filter((part) => part !== '').length);
}

/** The way to what holds an edition's assets: the root of the site, or of the version that the page is kept in. */
export function toAssets({ folder, keptAt }: Pick<Variant, 'folder' | 'keptAt'>): string {
  return toRoot(keptAt === undefined ? folder : folder.slice(keptAt.length));
}

/** Link from a page in one folder to index.html of another; works from disk and below any path. */
export function toIndex(from: string, to: string): string {
  return posix.join(posix.relative(`/${from}`, `/${to}`), 'index.html');
}
