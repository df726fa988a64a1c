// Turns one job and a sealed page into a PDF as it comes from the printer: load, mend, measure, fill, print, verify.
import type { Pdf, PrintJob, StrayFont } from '../model.ts';
import { strayFonts } from './check-fonts.ts';
import { type DocumentInPage, describeDocument, mendDocument } from './describe-document.ts';
import { fillReportPages, refillSlots } from './fill-slots.ts';
import { FORMULA } from './finish/mend-structure.ts';
import { type Hiding, MEASURING, measureDocument, standsAsMeasured } from './hide-references.ts';
import { linkEveryId } from './link-every-id.ts';
import { hideOn, loadDocument } from './load-document.ts';
import type { Measured } from './measure-pages.ts';
import { charactersWithoutGlyph, fontsWithEmptyBoxes } from './missing-glyphs.ts';
import { destinationsOf, openPdf, type PdfFile, pagesOf } from './read-pdf.ts';
import type { SealedPage } from './sealed-page.ts';

const MOST_PRINTS = 3;

/** A PDF that is not finished yet, with what the page knows of it. */
export interface RawPdf extends Omit<Pdf, 'faults'> {
  readonly page: DocumentInPage;
}

interface Printed {
  readonly pdf: PdfFile;
  readonly pages: readonly number[];
  readonly anchors: Readonly<Record<string, number>>;
  readonly strays: readonly StrayFont[];
}

/**
 * Prints a job on a page. The numbers in its slots are measured before the first print and verified against the PDF;
 * where they differ they are taken from the PDF, every reference says its page, and it is printed again, three times
 * at most.
 */
export async function printPage(page: SealedPage, job: PrintJob): Promise<RawPdf> {
  await loadDocument(page, job.html, 'declared');
  await page.run(mendDocument, FORMULA);
  if (job.reportPages !== undefined) await page.run(fillReportPages, job.reportPages);
  let hiding = await measure(page);
  const { measured } = hiding;
  await page.run(linkEveryId, null);
  let filled = measured.pages;
  let printed = await printOnce(page, job);
  for (let prints = 1; prints < MOST_PRINTS && !agrees(hiding, filled, printed); prints++) {
    filled = printed.anchors;
    hiding = { measured, hidden: [] };
    await page.run(refillSlots, filled);
    printed = await printOnce(page, job);
  }
  return {
    bytes: printed.pdf.bytes,
    pages: printed.pages.length,
    // What stands outside of the sheets, a cover, has been measured only.
    anchors: { ...measured.pages, ...printed.anchors },
    blocks: measured.blocks,
    lastPageMm: measured.lastPageMm,
    strayFonts: [...printed.strays, ...(await emptyBoxes(page, job, printed))],
    settled: agrees(hiding, filled, printed),
    page: await page.run(describeDocument, null),
  };
}

async function measure(page: SealedPage): Promise<Hiding> {
  await page.run(hideOn, 'all');
  await page.show('print');
  const hiding = await page.run(measureDocument, null, MEASURING);
  await page.show('screen');
  await page.run(hideOn, 'screen');
  return hiding;
}

async function printOnce(page: SealedPage, job: PrintJob): Promise<Printed> {
  const pdf = openPdf(await page.print());
  const pages = pagesOf(pdf);
  return { pdf, pages, anchors: destinationsOf(pdf, pages), strays: strayFonts(pdf, job.fontFamilies) };
}

/** Whether every number that stands in the document is right in its PDF, and none that is needed is hidden. */
function agrees(hiding: Hiding, filled: Measured['pages'], { anchors }: Printed): boolean {
  return hiding.measured.slots.every((id) => filled[id] === anchors[id]) && standsAsMeasured(hiding, anchors);
}

async function emptyBoxes(page: SealedPage, job: PrintJob, printed: Printed): Promise<StrayFont[]> {
  const fonts = fontsWithEmptyBoxes(printed.pdf, printed.pages);
  if (fonts.length === 0) return [];
  const characters = await page.run(charactersWithoutGlyph, job.fontFamilies);
  return fonts.map((font) => ({ ...font, characters }));
}
