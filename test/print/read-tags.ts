// Reads the structure of a PDF with another library than the one that wrote it.
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** An element with its kids: elements, marks ("3:12" is mark 12 on page 3) and annotations. */
export interface Tag {
  readonly type: string;
  readonly dict: PDFDict;
  readonly kids: readonly (Tag | string | PDFDict)[];
}

export const name = (text: string): PDFName => PDFName.of(text);

export async function openWithPdfLib(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** The tree from its root element. */
export function readTags(pdf: PDFDocument): Tag {
  const pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const read = (dict: PDFDict, inherited: string): Tag => {
    const page = dict.get(name('Pg'))?.toString() ?? inherited;
    const kids = listOf(dict.lookup(name('K'))).map((raw) => {
      const kid = raw instanceof PDFRef ? pdf.context.lookup(raw) : raw;
      if (kid instanceof PDFNumber) return `${pages.get(page)}:${kid.asNumber()}`;
      if (!(kid instanceof PDFDict)) throw new Error('A kid is neither a number nor a dictionary.');
      const on = kid.get(name('Pg'))?.toString() ?? page;
      if (kid.get(name('Type')) === name('OBJR')) return kid.lookup(name('Obj'), PDFDict);
      if (!kid.has(name('MCID'))) return read(kid, page);
      const form = kid.get(name('Stm'))?.toString();
      return `${pages.get(on)}${form === undefined ? '' : ` in ${form}`}:${kid.lookup(name('MCID'), PDFNumber).asNumber()}`;
    });
    return { type: dict.lookup(name('S'), PDFName).decodeText(), dict, kids };
  };
  const [top] = listOf(root.lookup(name('K')));
  return read(pdf.context.lookup(top as PDFRef, PDFDict), '');
}

function listOf(value: unknown): unknown[] {
  return value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value];
}

export function isTag(kid: Tag['kids'][number] | undefined): kid is Tag {
  return typeof kid === 'object' && 'kids' in kid;
}

/** All elements, parents first. */
export function tagsIn(top: Tag): Tag[] {
  return [top, ...top.kids.flatMap((kid) => (isTag(kid) ? tagsIn(kid) : []))];
}

export function tagsOf(top: Tag, type: string): Tag[] {
  return tagsIn(top).filter((tag) => tag.type === type);
}

/** Marks in reading order. */
export function marksIn(top: Tag): string[] {
  return top.kids.flatMap((kid) => (typeof kid === 'string' ? kid : isTag(kid) ? marksIn(kid) : []));
}

/** The text of a string entry, or undefined. */
export function textAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** An attribute of an element, from whichever of its attribute dictionaries has it. */
export function attributeOf({ dict }: Tag, key: string): unknown {
  for (const one of listOf(dict.lookup(name('A'))))
    if (one instanceof PDFDict && one.has(name(key))) return one.lookup(name(key));
  return undefined;
}

/** The metadata stream as text; it is not compressed. */
export function xmpOf(pdf: PDFDocument): string {
  return Buffer.from(streamAt(pdf.catalog, 'Metadata').contents).toString('utf8');
}

/** The stream that an entry refers to. */
export function streamAt(dict: PDFDict, key: string): PDFRawStream {
  const stream = dict.lookup(name(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream.`);
  return stream;
}

/** Numbers and elements of the parent tree. */
export function parentTreeOf(pdf: PDFDocument): Map<number, unknown> {
  const tree = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('ParentTree'), PDFDict);
  const numbers = tree.lookup(name('Nums'), PDFArray).asArray();
  const found = new Map<number, unknown>();
  for (let i = 0; i + 1 < numbers.length; i += 2)
    found.set((numbers[i] as PDFNumber).asNumber(), resolved(pdf.context, numbers[i + 1]));
  return found;
}

function resolved(context: PDFContext, value: unknown): unknown {
  return value instanceof PDFRef ? context.lookup(value) : value;
}
