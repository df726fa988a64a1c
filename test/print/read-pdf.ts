// Reads a PDF once, with another reader than the one that prints, into all that the tests of a whole build ask about.
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { spellPage, type Told, toldBy } from './reading-order.ts';

/** A run of text without white space around it, where it begins on its page, in points from the bottom left corner. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A link with its box; `to` is the number of the page that it leads to, null where its destination is not in the PDF. */
export interface Link {
  readonly rect: readonly [number, number, number, number];
  readonly dest: string | null;
  readonly to: number | null;
  readonly url: string | null;
}

export interface ReadPage {
  readonly size: readonly [number, number];
  readonly words: readonly Word[];
  readonly links: readonly Link[];
  /** All text, white space between runs left out. */
  readonly text: string;
}

/** An entry of the outline with the page and the height at which its heading stands. */
export interface Heading {
  readonly title: string;
  readonly page: number;
  readonly y: number;
}

export interface ReadPdf {
  readonly info: Readonly<Record<string, unknown>>;
  readonly isTagged: boolean;
  readonly pages: readonly ReadPage[];
  /** All levels, in their order. */
  readonly outline: readonly Heading[];
  /** How many entries of the outline stand at its top. */
  readonly chapters: number;
  readonly told: Told;
  readonly fonts: readonly Font[];
}

/** A font, or the descriptor of one. */
export interface Font {
  readonly type: 'Font' | 'FontDescriptor';
  readonly kind: string;
  readonly name: string;
  /** Whether the file of a TrueType font is in the PDF. */
  readonly hasFile: boolean;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  // The one reader takes a millisecond for each link, and a report has a thousand.
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages: ReadPage[] = [];
  let spelt = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    pages.push(await readPage(page, linksOf(file, number - 1), pdf));
    spelt += await spellPage(page);
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
  const isTagged = ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true;
  const entries = (await pdf.getOutline()) ?? [];
  const outline = await headingsOf(entries, pdf);
  await task.destroy();
  return { info, isTagged, pages, outline, chapters: entries.length, told: toldBy(spelt), fonts: fontsOf(file) };
}

type Target = Pick<Link, 'rect' | 'dest' | 'url'>;

async function readPage(page: PDFPageProxy, targets: readonly Target[], pdf: PDFDocumentProxy): Promise<ReadPage> {
  const { items } = await page.getTextContent();
  const runs = items.flatMap((item) => ('str' in item ? [item] : []));
  const words = runs.flatMap(({ str, transform }) =>
    str.trim() === '' ? [] : [{ text: str.trim(), x: transform[4], y: transform[5] }],
  );
  const links: Link[] = [];
  for (const target of targets) links.push({ ...target, to: await pageOf(target.dest, pdf) });
  const [, , width, height] = page.view as [number, number, number, number];
  return { size: [width, height], words, links, text: runs.map(({ str }) => str).join('') };
}

function linksOf(file: PDFDocument, index: number): Target[] {
  const { node } = file.getPage(index);
  const annotations = node.Annots()?.asArray() ?? [];
  return annotations.map((one) => {
    const dict = file.context.lookup(one, PDFDict);
    const rect = dict.lookup(PDFName.of('Rect'), PDFArray).asRectangle();
    const action = dict.lookupMaybe(PDFName.of('A'), PDFDict);
    const dest = textOf(dict.lookup(PDFName.of('Dest')) ?? action?.lookup(PDFName.of('D')));
    return {
      rect: [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height],
      dest,
      url: textOf(action?.lookup(PDFName.of('URI'))),
    };
  });
}

function textOf(value: PDFObject | undefined): string | null {
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString)
    return value.decodeText();
  return null;
}

function fontsOf(file: PDFDocument): Font[] {
  return file.context.enumerateIndirectObjects().flatMap(([, one]) => {
    if (!(one instanceof PDFDict)) return [];
    const name = (key: string) => textOf(one.get(PDFName.of(key))) ?? '';
    const type = name('Type');
    if (type !== 'Font' && type !== 'FontDescriptor') return [];
    const hasFile = one.has(PDFName.of('FontFile2'));
    return [{ type, kind: name('Subtype'), name: name(type === 'Font' ? 'BaseFont' : 'FontName'), hasFile }];
  });
}

type Destination = string | readonly unknown[] | null | undefined;

async function pageOf(dest: Destination, pdf: PDFDocumentProxy): Promise<number | null> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  return explicit ? (await pdf.getPageIndex(explicit[0] as never)) + 1 : null;
}

type Entry = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

async function headingsOf(entries: readonly Entry[], pdf: PDFDocumentProxy): Promise<Heading[]> {
  const headings: Heading[] = [];
  for (const { title, dest, items } of entries) {
    const explicit = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) as unknown[];
    headings.push({ title, page: (await pageOf(explicit, pdf)) ?? 0, y: explicit[3] as number });
    headings.push(...(await headingsOf(items as Entry[], pdf)));
  }
  return headings;
}
