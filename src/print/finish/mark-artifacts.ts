// Marks everything that is painted outside of tagged content as an artifact: margins, borders, backgrounds, ornaments.
import { contentOf, type Draft, dictOf, setContent } from './draft.ts';
import { type Dict, referenceIn, referenceTo } from './pdf-values.ts';
import { type Content, scanContent } from './scan-content.ts';
import type { Mark } from './structure.ts';

const BEGIN = Buffer.from('/Artifact BMC\n');
const END = Buffer.from('EMC\n');

/** A content stream with what the scan found in it. */
export interface Scanned {
  readonly object: number;
  readonly resources: Dict;
  readonly bytes: Buffer;
  readonly content: Content;
}

/** The content streams of pages and of forms with marks of their own, by the object whose marks they hold. */
export type Contents = ReadonlyMap<number, Scanned>;

/** Reads every content stream that can have marks. */
export function readContents(draft: Draft, pages: readonly number[]): Contents {
  const found = new Map<number, Scanned>();
  const read = (owner: number, streamObject: number | null, dict: Dict | null): void => {
    const stream = streamObject === null ? null : (draft.objects[streamObject] ?? null);
    if (stream === null || streamObject === null || found.has(owner)) return;
    const resources = dictOf(draft, dict?.get('/Resources')) ?? new Map();
    const marked: string[] = [];
    for (const [name, value] of dictOf(draft, resources.get('/XObject')) ?? []) {
      const form = referenceIn(value);
      const within = dictOf(draft, value);
      if (form === null || within?.get('/Subtype') !== '/Form') continue;
      if (within.has('/StructParents')) marked.push(name.slice(1));
      read(form, form, within);
    }
    const bytes = contentOf(stream);
    found.set(owner, { object: streamObject, resources, bytes, content: scanContent(bytes, marked) });
  };
  for (const page of pages) {
    const dict = dictOf(draft, referenceTo(page));
    read(page, referenceIn(dict?.get('/Contents')), dict);
  }
  // A form without marks is drawn as part of a stretch, or of an artifact.
  for (const [owner, { object }] of found)
    if (owner === object && !dictOf(draft, referenceTo(owner))?.has('/StructParents')) found.delete(owner);
  return found;
}

/** What stands in a content stream between two places, or at one, gives way to a text. */
export type Edit = readonly [at: number, until: number, text: Buffer];

/** Wraps what is painted outside of marks, takes the marks in `repeated` out of the structure, and makes the other `edits` with it. */
export function markArtifacts(
  draft: Draft,
  contents: Contents,
  { repeated, edits: others }: { repeated: readonly Mark[]; edits: ReadonlyMap<number, readonly Edit[]> },
): void {
  const dropped = new Set(repeated.map((mark) => `${mark.form ?? mark.page} ${mark.id}`));
  for (const [owner, { object, bytes, content }] of contents) {
    const edits: Edit[] = [...(others.get(owner) ?? [])];
    for (const [from, to] of content.unmarked) edits.push([from, from, BEGIN], [to, to, endAt(bytes, to)]);
    for (const { id, from, start } of content.stretches)
      if (dropped.has(`${owner} ${id}`)) edits.push([from, start, BEGIN]);
    const stream = draft.objects[object];
    if (edits.length > 0 && stream) setContent(stream, edited(bytes, edits));
  }
}

function endAt(bytes: Buffer, to: number): Buffer {
  return to > 0 && (bytes[to - 1] as number) > 0x20 ? Buffer.from('\nEMC\n') : END;
}

function edited(bytes: Buffer, edits: Edit[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  // An end and a beginning at one place stand in this order, which a stable sort keeps.
  for (const [from, until, text] of edits.sort((a, b) => a[0] - b[0])) {
    parts.push(bytes.subarray(at, from), text);
    at = until;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
