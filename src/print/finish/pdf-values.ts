// Turns the text of PDF objects into values that can be changed, and values into text.

/** A dictionary by key, with the slash: `/Type`. */
export type Dict = Map<string, Value>;

/**
 * A value of a PDF (ISO 32000-1, 7.3). What is not an array or a dictionary stays as it is written: `/Name`, `12.5`,
 * `(text)`, `<FEFF…>`, `12 0 R`.
 */
export type Value = string | Value[] | Dict;

/** Where reading stands in a text; each byte is one character. */
export interface Cursor {
  readonly text: string;
  at: number;
}

const REGULAR = /[^\s()<>[\]{}/%]+/y;
const NAME = /\/[^\s()<>[\]{}/%]*/y;
const SPACE = /(?:\s|%[^\r\n]*)*/y;
const REFERENCE = /(\d+) (\d+) R(?![^\s()<>[\]{}/%])/y;

/** Reads the value at the cursor and leaves the cursor behind it; throws when there is none. */
export function readValue(cursor: Cursor): Value {
  skipSpace(cursor);
  const { text, at } = cursor;
  switch (text[at]) {
    case '<':
      return text[at + 1] === '<' ? readDict(cursor) : take(cursor, text.indexOf('>', at) + 1);
    case '[':
      return readArray(cursor);
    case '(':
      return take(cursor, endOfString(text, at));
    case '/':
      return match(cursor, NAME) ?? '';
    default: {
      const found = match(cursor, REFERENCE) ?? match(cursor, REGULAR);
      if (found === null) throw new Error(`The PDF has no value at ${at}.`);
      return found;
    }
  }
}

/** Leaves the cursor at the next character that is no space and in no comment. */
export function skipSpace(cursor: Cursor): void {
  // Most values are told apart by one space or line end, for which the pattern would be slow.
  if (cursor.text.charCodeAt(cursor.at) > 0x25) return;
  SPACE.lastIndex = cursor.at;
  SPACE.exec(cursor.text);
  cursor.at = SPACE.lastIndex;
}

function match(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return null;
  cursor.at = pattern.lastIndex;
  return found[0];
}

function take(cursor: Cursor, end: number): string {
  const taken = cursor.text.slice(cursor.at, end);
  cursor.at = end;
  return taken;
}

function readDict(cursor: Cursor): Dict {
  const dict: Dict = new Map();
  cursor.at += 2;
  for (skipSpace(cursor); cursor.text[cursor.at] !== '>'; skipSpace(cursor)) {
    const key = match(cursor, NAME);
    if (key === null) throw new Error(`The PDF has a dictionary without a key at ${cursor.at}.`);
    dict.set(key, readValue(cursor));
  }
  cursor.at += 2;
  return dict;
}

function readArray(cursor: Cursor): Value[] {
  const values: Value[] = [];
  cursor.at += 1;
  for (skipSpace(cursor); cursor.text[cursor.at] !== ']'; skipSpace(cursor)) values.push(readValue(cursor));
  cursor.at += 1;
  return values;
}

function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  throw new Error(`The PDF has a string without an end at ${start}.`);
}

/** Writes a value; `renumber` gives each object that it refers to its new number. */
export function writeValue(value: Value, renumber: (object: number) => number): string {
  if (typeof value === 'string') {
    const object = referenceIn(value);
    return object === null ? value : `${renumber(object)} 0 R`;
  }
  if (Array.isArray(value)) return `[${value.map((one) => writeValue(one, renumber)).join(' ')}]`;
  let text = '<<';
  for (const [key, one] of value) {
    const written = writeValue(one, renumber);
    text += /^[[</(]/.test(written) ? `${key}${written}` : `${key} ${written}`;
  }
  return `${text}>>`;
}

/** The number of the object that a value refers to, or null when it is no reference. */
export function referenceIn(value: Value | undefined): number | null {
  if (typeof value !== 'string' || !value.endsWith(' R')) return null;
  return Number.parseInt(value, 10);
}

/** A reference to an object. */
export function referenceTo(object: number): string {
  return `${object} 0 R`;
}

/** A text string: as it is where it is plain ASCII, else UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
export function writeText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'));
  return `<FEFF${units.join('').toUpperCase()}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text of a string as it is written, literal or hexadecimal; "" for what is no string. */
export function readText(value: Value | undefined): string {
  if (typeof value !== 'string') return '';
  const bytes = value.startsWith('<')
    ? Buffer.from(value.slice(1, -1).replace(/\s/g, ''), 'hex')
    : Buffer.from(value.slice(1, -1).replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, unescaped), 'latin1');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return bytes
    .subarray(2, bytes.length - (bytes.length % 2))
    .swap16()
    .toString('utf16le');
}

function unescaped(_: string, escaped: string): string {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
  return escaped === '\n' || escaped.startsWith('\r') ? '' : (ESCAPES[escaped] ?? escaped);
}
