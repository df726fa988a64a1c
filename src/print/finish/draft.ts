// Turns the bytes of a PDF as Chromium writes it into a draft whose objects can be changed.
import { deflateSync, inflateSync } from 'node:zlib';
import { openPdf } from '../read-pdf.ts';
import { type Cursor, type Dict, readValue, referenceIn, referenceTo, skipSpace, type Value } from './pdf-values.ts';

/** Level 5 takes two thirds of the time of level 6, and makes a report 3 % larger: still less than half of what Chromium wrote. */
export const FAST = { level: 5 };

/** An object: its value, and the bytes of its stream as they stand in the file. */
export interface PdfObject {
  value: Value;
  stream: Buffer | null;
}

/** A PDF that is being finished. */
export interface Draft {
  /** By number; null for a free one. */
  readonly objects: (PdfObject | null)[];
  readonly root: Dict;
  readonly rootNumber: number;
  readonly infoNumber: number;
}

/** Reads all objects of a PDF. */
export function openDraft(bytes: Buffer): Draft {
  const pdf = openPdf(bytes);
  const cursor: Cursor = { text: bytes.toString('latin1'), at: 0 };
  const objects = pdf.offsets.map((offset) => (offset === 0 ? null : readObject(bytes, cursor, offset)));
  const draft = { objects, rootNumber: pdf.rootNumber, infoNumber: pdf.infoNumber };
  const root = objects[pdf.rootNumber]?.value;
  if (!(root instanceof Map)) throw new Error('The PDF has no catalogue.');
  return { ...draft, root };
}

function readObject(bytes: Buffer, cursor: Cursor, offset: number): PdfObject {
  cursor.at = cursor.text.indexOf('obj', offset) + 3;
  const value = readValue(cursor);
  skipSpace(cursor);
  if (!(value instanceof Map) || !cursor.text.startsWith('stream', cursor.at)) return { value, stream: null };
  const from = cursor.at + (cursor.text[cursor.at + 6] === '\r' ? 8 : 7);
  const length = Number(value.get('/Length'));
  if (!Number.isInteger(length)) throw new Error(`The PDF has a stream of unknown length at ${offset}.`);
  return { value, stream: bytes.subarray(from, from + length) };
}

/** Adds an object and returns a reference to it. */
export function add(draft: Draft, value: Value, stream: Buffer | null = null): string {
  draft.objects.push({ value, stream });
  return referenceTo(draft.objects.length - 1);
}

/** Adds a stream, deflated, and returns a reference to it. */
export function addStream(draft: Draft, dict: Dict, content: Buffer): string {
  return add(draft, dict.set('/Filter', '/FlateDecode'), deflateSync(content, FAST));
}

/** The value itself, or what it refers to; undefined when there is none. */
export function follow(draft: Draft, value: Value | undefined): Value | undefined {
  const object = referenceIn(value);
  return object === null ? value : draft.objects[object]?.value;
}

/** The dictionary that a value is or refers to, or null. */
export function dictOf(draft: Draft, value: Value | undefined): Dict | null {
  const found = follow(draft, value);
  return found instanceof Map ? found : null;
}

/** The array that a value is or refers to; one value alone counts as an array of it, none as an empty one. */
export function arrayOf(draft: Draft, value: Value | undefined): Value[] {
  const found = follow(draft, value);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [value as Value];
}

/** The content of a stream object, inflated. */
export function contentOf(object: PdfObject): Buffer {
  const { value, stream } = object;
  if (stream === null) throw new Error('The PDF has no stream where one is needed.');
  return value instanceof Map && value.get('/Filter') === '/FlateDecode' ? inflateSync(stream) : stream;
}

/** Puts new content into a stream object. */
export function setContent(object: PdfObject, content: Buffer): void {
  if (!(object.value instanceof Map)) throw new Error('A stream needs a dictionary.');
  object.value.set('/Filter', '/FlateDecode');
  object.stream = deflateSync(content, FAST);
}

/** Object numbers of the pages, in order. */
export function pagesIn(draft: Draft): number[] {
  const pages: number[] = [];
  const walk = (value: Value | undefined): void => {
    const object = referenceIn(value);
    const node = dictOf(draft, value);
    if (object === null || node === null) return;
    if (node.has('/Kids')) for (const kid of arrayOf(draft, node.get('/Kids'))) walk(kid);
    else pages.push(object);
  };
  walk(draft.root.get('/Pages'));
  return pages;
}
