// Turns one job and a sealed page into a finished PDF: load, measure, fill, print, verify, name.
import type { Pdf, PrintJob, StrayFont } from '../model.ts';
import { strayFonts } from './check-fonts.ts';
import { hideOn, loadDocument } from './load-document.ts';
import { type Measured, measureAndFill, refillSlots } from './measure-pages.ts';
import { charactersWithoutGlyph, fontsWithEmptyBoxes } from './missing-glyphs.ts';
import { destinationsOf, openPdf, type PdfFile, pagesOf } from './read-pdf.ts';
import type { SealedPage } from './sealed-page.ts';
import { writeInformation } from './write-information.ts';

const MOST_PRINTS = 3;

interface Printed {
  readonly pdf: PdfFile;
  readonly pages: readonly number[];
  readonly anchors: Readonly<Record<string, number>>;
  readonly strays: readonly StrayFont[];
}

/**
 * Prints a job on a page. The numbers in its slots are measured before the first print and verified against the PDF;
 * where they differ they are taken from the PDF and it is printed again, three times at most.
 */
export async function printPage(page: SealedPage, job: PrintJob): Promise<Pdf> {
  await loadDocument(page, job.html);
  const measured = await measure(page);
  let filled = measured.pages;
  let printed = await printOnce(page, job);
  for (let prints = 1; prints < MOST_PRINTS && !agrees(measured, filled, printed.anchors); prints++) {
    filled = printed.anchors;
    await page.run(refillSlots, filled);
    printed = await printOnce(page, job);
  }
  return {
    bytes: writeInformation(printed.pdf, job),
    pages: printed.pages.length,
    // What a link leads to is known for certain; the rest has been measured beside it.
    anchors: { ...measured.pages, ...printed.anchors },
    strayFonts: [...printed.strays, ...(await emptyBoxes(page, job, printed))],
    settled: agrees(measured, filled, printed.anchors),
  };
}

async function measure(page: SealedPage): Promise<Measured> {
  await page.run(hideOn, 'all');
  await page.show('print');
  const measured = await page.run(measureAndFill, null);
  await page.show('screen');
  await page.run(hideOn, 'screen');
  return measured;
}

async function printOnce(page: SealedPage, job: PrintJob): Promise<Printed> {
  const pdf = openPdf(await page.print());
  const pages = pagesOf(pdf);
  return { pdf, pages, anchors: destinationsOf(pdf, pages), strays: strayFonts(pdf, job.fontFamilies) };
}

function agrees(measured: Measured, filled: Measured['pages'], anchors: Measured['pages']): boolean {
  return measured.slots.every((id) => filled[id] === anchors[id]);
}

async function emptyBoxes(page: SealedPage, job: PrintJob, printed: Printed): Promise<StrayFont[]> {
  const fonts = fontsWithEmptyBoxes(printed.pdf, printed.pages);
  if (fonts.length === 0) return [];
  const characters = await page.run(charactersWithoutGlyph, job.fontFamilies);
  return fonts.map((font) => ({ ...font, characters }));
}
