// Turns the browser of this machine into a printer, or says how to get one.
import { BuildError } from '../messages.ts';
import type { Asset } from '../model.ts';
import { createPrinter, findBrowser, INSTALL_HINT } from '../print/index.ts';
import { sourceDate } from './source-date.ts';

/** A printer that prints so many pages at a time; BuildError `browser-missing` where there is no browser. */
export async function openPrinter(assets: readonly Asset[], pages = 2) {
  const browser = await findBrowser();
  if (browser === null)
    throw new BuildError('browser-missing', 'There is no browser to print PDFs with.', INSTALL_HINT);
  return createPrinter({ browser, assets, pages, ...sourceDate() });
}
