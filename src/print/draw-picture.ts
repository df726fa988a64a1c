// Turns a page of HTML and a sealed page into a PNG of it.
import type { PictureJob } from '../model.ts';
import { hideOn, loadDocument } from './load-document.ts';
import type { SealedPage } from './sealed-page.ts';

/** Draws a job as the screen would show it; the same job gives the same bytes with the same browser. */
export async function drawPicture(page: SealedPage, { html, width, height }: PictureJob): Promise<Uint8Array> {
  await loadDocument(page, html, 'used');
  await page.run(hideOn, 'not all');
  return page.capture({ width, height });
}
