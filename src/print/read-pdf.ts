// Turns the bytes of a PDF as Chromium writes it into what we need to know of it: objects, pages, destinations.
import { inflateSync } from 'node:zlib';

/** A PDF with a classic cross-reference table (ISO 32000-1, 7.5.4) and uncompressed objects, as Skia writes it. */
export interface PdfFile {
  readonly bytes: Buffer;
  /** Offset of each object, by number; 0 for a free one. */
  readonly offsets: readonly number[];
  readonly startOfTable: number;
  readonly rootNumber: number;
  readonly infoNumber: number;
}

/** Opens a PDF; throws an ordinary error when it is not of the kind that Chromium writes. */
export function openPdf(bytes: Buffer): PdfFile {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const startOfTable = numberIn(end, /startxref\s+(\d+)\s+%%EOF\s*$/);
  const table = bytes.toString('latin1', startOfTable);
  const head = /^xref\s+0 (\d+)\s*\n/.exec(table);
  if (head === null) throw new Error('The PDF has no classic cross-reference table.');
  const count = Number(head[1]);
  const offsets: number[] = [];
  for (let i = 0, at = head[0].length; i < count; i++, at += 20)
    offsets.push(table[at + 17] === 'n' ? Number.parseInt(table.slice(at, at + 10), 10) : 0);
  const trailer = table.slice(head[0].length + count * 20);
  return {
    bytes,
    offsets,
    startOfTable,
    rootNumber: numberIn(trailer, /\/Root (\d+) 0 R/),
    infoNumber: numberIn(trailer, /\/Info (\d+) 0 R/),
  };
}

/** The dictionary (or other plain value) of an object, as text without its stream. */
export function objectText(pdf: PdfFile, number: number): string {
  const [from, to] = extent(pdf, number);
  const text = pdf.bytes.toString('latin1', from, to);
  return text.slice(text.indexOf('obj') + 3).trim();
}

/** The content of a stream object, inflated. */
export function streamOf(pdf: PdfFile, number: number): Buffer {
  const dictionary = objectText(pdf, number);
  const length = numberIn(dictionary, /\/Length (\d+)/);
  const marker = pdf.bytes.indexOf('stream', extent(pdf, number)[0]);
  const from = marker + (pdf.bytes[marker + 6] === 0x0d ? 8 : 7);
  const content = pdf.bytes.subarray(from, from + length);
  return dictionary.includes('/FlateDecode') ? inflateSync(content) : content;
}

function extent(pdf: PdfFile, number: number): [number, number] {
  const from = pdf.offsets[number];
  if (from === undefined || from === 0) throw new Error(`The PDF has no object ${number}.`);
  const end = pdf.bytes.indexOf('endobj', from);
  const stream = pdf.bytes.indexOf('stream\n', from);
  return [from, stream !== -1 && stream < end ? stream : end];
}

/** Object numbers of the pages, in order. */
export function pagesOf(pdf: PdfFile): number[] {
  const pages: number[] = [];
  const walk = (number: number): void => {
    const text = objectText(pdf, number);
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    if (kids === undefined) pages.push(number);
    else for (const kid of kids.matchAll(/(\d+) 0 R/g)) walk(Number(kid[1]));
  };
  walk(numberIn(objectText(pdf, pdf.rootNumber), /\/Pages (\d+) 0 R/));
  return pages;
}

/** Page (1-based) of every named destination: of every id that a link in the document leads to. */
export function destinationsOf(pdf: PdfFile, pages: readonly number[]): Record<string, number> {
  const reference = /\/Dests (\d+) 0 R/.exec(objectText(pdf, pdf.rootNumber));
  const found: Record<string, number> = Object.create(null);
  if (reference === null) return found;
  const pageByObject = new Map(pages.map((number, index) => [number, index + 1]));
  for (const entry of objectText(pdf, Number(reference[1])).matchAll(/\/([^\s[\]<>()/]+)\s*\[(\d+) 0 R/g)) {
    const page = pageByObject.get(Number(entry[2]));
    if (page !== undefined) found[decodeName(entry[1] ?? '')] = page;
  }
  return found;
}

/** An id from a name: #xx stands for a byte (ISO 32000-1, 7.3.5), and Chromium writes the id as in a URL. */
export function decodeName(name: string): string {
  const plain = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** The number that a pattern's first group finds; throws when it finds none. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`The PDF lacks ${pattern.source}.`);
  return Number(found[1]);
}
