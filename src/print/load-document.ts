// Turns the HTML of a job into a document that stands in the page, with its style sheets, fonts and pictures loaded.
import { ORIGIN } from './answer-requests.ts';
import type { PageDocument, PageElement, PageStyle } from './page-dom.ts';
import type { SealedPage } from './sealed-page.ts';

declare const document: PageDocument;
declare function getComputedStyle(element: PageElement): PageStyle;

const MOST_LOOKS = 2_000;

/**
 * Writes a job's document over the one before it (a navigation would cost nine times as much) and waits until all of
 * it is there. On the screen it is hidden: laying it out and painting it there would cost as much as half its print.
 */
export async function loadDocument(page: SealedPage, html: string, fonts: 'declared' | 'used'): Promise<void> {
  let missing = await page.run(writeDocument, html);
  // In a page without scripts neither events nor timers reach us, and a written document is "complete" before its
  // style sheets are there: so we ask. A second job finds them in Chromium's memory and is not asked once.
  for (let looks = 0; looks < MOST_LOOKS && missing.some((url) => url.startsWith(`${ORIGIN}/`)); looks++)
    missing = await page.run(missingStyleSheets, null);
  await page.run(loadParts, fonts);
}

/** Runs in the page. */
function writeDocument(html: string): string[] {
  document.open();
  document.write(html);
  const hidden = document.createElement('style');
  hidden.setAttribute('data-hides', '');
  hidden.setAttribute('media', 'screen');
  hidden.textContent = 'html { display: none !important }';
  document.documentElement.append(hidden);
  document.close();
  return [...document.querySelectorAll('link[rel="stylesheet" i]')]
    .filter((link) => link.sheet === null)
    .map((link) => link.href ?? '');
}

/** Runs in the page. */
function missingStyleSheets(_: null): string[] {
  return [...document.querySelectorAll('link[rel="stylesheet" i]')]
    .filter((link) => link.sheet === null)
    .map((link) => link.href ?? '');
}

/**
 * Runs in the page. Loads fonts before the layout that needs them: Chromium asks for them some time after it, and
 * `document.fonts.ready` does not wait for that. The margins of printed pages come last of all, in fonts that no element
 * tells of, so there every font is loaded that is declared.
 */
async function loadParts(fonts: 'declared' | 'used'): Promise<void> {
  const pictures = [...document.querySelectorAll('img')].map((image) => {
    image.loading = 'eager';
    return image.decode?.();
  });
  const loading =
    fonts === 'declared'
      ? [...document.fonts].map((font) => font.load())
      : [...document.querySelectorAll('body *')].map((element) =>
          document.fonts.load(getComputedStyle(element).getPropertyValue('font'), element.textContent ?? ''),
        );
  await Promise.allSettled([...pictures, ...loading]);
  await document.fonts.ready;
}

/** Runs in the page. Hides the document on the screen only, or everywhere, so that no frame lays it out meanwhile, or not at all. */
export function hideOn(media: 'screen' | 'all' | 'not all'): void {
  document.querySelector('style[data-hides]')?.setAttribute('media', media);
}
