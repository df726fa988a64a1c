// Turns the HTML of a job into a document that stands in the page, with its style sheets, fonts and pictures loaded.
import type { PageDocument } from './page-dom.ts';

declare const document: PageDocument;
declare function addEventListener(name: string, listener: () => void, options: { once: boolean }): void;

/** Writes the document over the one before it (a navigation would cost nine times as much) and waits until all has loaded. */
export async function loadDocument(html: string): Promise<void> {
  document.open();
  document.write(html);
  for (const image of document.querySelectorAll('img[loading=lazy]')) image.loading = 'eager';
  document.close();
  if (document.readyState !== 'complete')
    await new Promise<void>((resolve) => addEventListener('load', resolve, { once: true }));
  // Fonts are only asked for when something is laid out with them.
  void document.body.offsetHeight;
  await document.fonts.ready;
}

/** Loads the fonts that the style sheets declare and nothing on the screen has used; true when there were any. */
export async function loadUnusedFonts(_: null): Promise<boolean> {
  const unused = [...document.fonts].filter((font) => font.status === 'unloaded');
  await Promise.allSettled(unused.map((font) => font.load()));
  return unused.length > 0;
}
