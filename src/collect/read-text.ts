// Turns a text file into a string with plain line ends, or into a message.

import type { Place } from '../model.ts';
import type { FileFault } from './files.ts';
import { type Fault, type Reading, report } from './reading.ts';

export interface TextRequest {
  readonly path: string;
  readonly maxBytes: number;
  /** Folder that the file may not lead out of; the root when left out. */
  readonly within?: string;
  /** Where the file is named, for messages that cannot stand in it; the file itself when left out. */
  readonly namedAt?: Place;
  /** What to say when the file is not there; nothing is said when this is left out. */
  readonly missing?: Fault;
}

/** Reads UTF-8 without its byte order mark and with `\n` line ends; null when it is not there or cannot be used (`file-exists`, `file-is-text`, `file-stays-inside`). */
export async function readText(reading: Reading, request: TextRequest): Promise<string | null> {
  const { path, maxBytes, within, missing } = request;
  const found = await reading.files.read(path, { maxBytes, ...(within === undefined ? {} : { within }) });
  if (found.ok) return decode(reading, path, found.bytes);
  if (found.fault === 'missing') {
    if (missing !== undefined) report(reading, 'file-exists', missing);
    return null;
  }
  if (found.fault === 'too-large') {
    const text = `${path} has ${inMegabytes(found.sizeBytes ?? 0)}; the limit is ${inMegabytes(maxBytes)}.`;
    report(reading, 'file-is-text', { place: { file: path }, text, hint: 'Split it into smaller files.' });
    return null;
  }
  report(reading, 'file-stays-inside', { place: request.namedAt ?? { file: path }, text: sayFault(path, found.fault) });
  return null;
}

/** Says why a file was not opened. */
export function sayFault(path: string, fault: FileFault): string {
  if (fault === 'outside') return `${path} leads out of its folder and was not opened.`;
  if (fault === 'not-a-file') return `${path} is not an ordinary file and was not opened.`;
  if (fault === 'missing') return `${path} does not exist.`;
  return `${path} could not be opened; check who may read it.`;
}

/** Says a size in megabytes, "2.1 MB". */
export function inMegabytes(bytes: number): string {
  return `${Math.round((bytes / 1_000_000) * 10) / 10} MB`;
}

function decode(reading: Reading, path: string, bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const place = { file: path, ...firstBadByte(bytes) };
    const hint = 'Save the file as UTF-8: in most editors under "Save as", "Encoding".';
    report(reading, 'file-is-text', { place, text: 'From here on the file is not valid UTF-8.', hint });
    return null;
  }
  const zero = text.indexOf('\0');
  if (zero !== -1) {
    const place = { file: path, ...positionAt(text, zero) };
    const hint = 'It may have been saved as UTF-16: save it as UTF-8.';
    report(reading, 'file-is-text', { place, text: 'Here stands a zero byte, which no text file has.', hint });
    return null;
  }
  return text.replace(/\r\n?/g, '\n');
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    from = at;
    // A replacement character that the author typed is in the bytes as EF BF BD; any other stands for a bad byte.
    const typed = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!typed) return positionAt(text.replace(/\r(?!\n)/g, '\n'), at);
  }
  return { line: 1, column: 1 };
}

/** Line and column, 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** As positionAt, for many offsets in one text: it remembers where lines start. */
export function positionsIn(text: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
