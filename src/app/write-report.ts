// Turns a review into a page on disk, in a folder of its own that is no part of the site.
import { join, relative, resolve } from 'node:path';
import type { Collection } from '../model.ts';
import { writePage } from '../review.ts';

export interface ReportPlace {
  readonly root: string;
  /** As given with --out; review/ in the project where it was not. */
  readonly out: string | undefined;
  /** Folder in it, which the page and what it needs are the whole of. */
  readonly folder: string;
}

/** Writes the page and returns the line that says where it is. */
export async function writeReport(
  { root, out, folder }: ReportPlace,
  collection: Collection,
  make: Parameters<typeof writePage>[2],
): Promise<string> {
  const dir = join(out === undefined ? join(root, 'review') : resolve(out), folder);
  await writePage(dir, collection, make);
  return `\nThe report is in ${relative('.', join(dir, 'index.html'))}`;
}
