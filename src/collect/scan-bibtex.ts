// Turns BibTeX into entries with their places, and goes on after a bad one.
import { type Position, positionsIn } from './read-text.ts';

export interface BibtexField {
  /** Value with its outer braces or quotation marks off and abbreviations resolved; LaTeX inside is untouched. */
  readonly value: string;
  /** Place of its name. */
  readonly line: number;
  readonly column: number;
  /** Place of the first character of its value. */
  readonly valueLine: number;
  readonly valueColumn: number;
}

export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, BibtexField>>;
  /** Place of the key. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

export interface BibtexFault {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly hint: string;
}

interface Cursor {
  readonly text: string;
  readonly strings: Map<string, string>;
  readonly positionAt: (offset: number) => Position;
  at: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NEXT_ENTRY = /\n[ \t]*@[a-z]+\s*[{(]\s*[^\s,{}()]+\s*,/iy;

/** What stops an entry, as a value: where, and in plain words why. */
interface Stop {
  readonly stopAt: number;
  readonly text: string;
  readonly hint?: string;
}

const ENTRY_HINT = 'An entry looks like this: @book{key, title = {The title}, year = {2024}}.';
const CLOSING_HINT = 'Every { needs its }: look from here to the next line that starts with @.';

/** Reads every entry; a bad one costs only itself: reading goes on at the next line that starts with `@`. */
export function scanBibtex(text: string): { entries: readonly BibtexEntry[]; faults: readonly BibtexFault[] } {
  const entries: BibtexEntry[] = [];
  const faults: BibtexFault[] = [];
  const strings = new Map(MONTHS.map((name, i) => [name, String(i + 1)]));
  const cursor: Cursor = { text, at: 0, strings, positionAt: positionsIn(text) };
  while (skipToEntry(cursor)) {
    const start = cursor.at;
    const result = scanEntry(cursor);
    if (result === null) continue;
    if (!('stopAt' in result)) {
      entries.push(result);
      continue;
    }
    faults.push({ ...cursor.positionAt(result.stopAt), text: result.text, hint: result.hint ?? ENTRY_HINT });
    const next = /^[ \t]*@/gm;
    next.lastIndex = start + 1;
    const match = next.exec(text);
    cursor.at = match === null ? text.length : match.index;
  }
  return { entries, faults };
}

function skipToEntry(cursor: Cursor): boolean {
  const { text } = cursor;
  while (cursor.at < text.length) {
    const sign = text[cursor.at];
    if (sign === '@') return true;
    if (sign === '%') cursor.at = lineEnd(text, cursor.at);
    else cursor.at++;
  }
  return false;
}

function scanEntry(cursor: Cursor): BibtexEntry | Stop | null {
  const start = cursor.at;
  const head = take(cursor, /@\s*([a-z]+)\s*([{(])/iy);
  if (head === null) {
    const startsLine = cursor.text.slice(cursor.text.lastIndexOf('\n', start) + 1, start).trim() === '';
    cursor.at = start + 1;
    if (!startsLine || /^@comment/i.test(cursor.text.slice(start, start + 8))) return null;
    return { stopAt: start, text: 'After @ the kind of work and an opening brace are missing, like "@book{".' };
  }
  const type = (head[1] ?? '').toLowerCase();
  const close = head[2] === '(' ? ')' : '}';
  if (type === 'comment' || type === 'preamble') {
    const skipped = braced(cursor, cursor.at - 1, close);
    return skipped !== null && 'stopAt' in skipped ? skipped : null;
  }
  skipSpace(cursor);
  if (type === 'string') return scanAbbreviation(cursor);
  const keyAt = cursor.at;
  const key = take(cursor, /[^\s,{}()"#%~\\=]+/y)?.[0];
  skipSpace(cursor);
  if (key === undefined || cursor.text[cursor.at] === '=')
    return { stopAt: keyAt, text: `The entry has no key: write one after "@${type}{", followed by a comma.` };
  const { line, column } = cursor.positionAt(keyAt);
  const fields = scanFields(cursor, { key, at: keyAt, close });
  if ('stopAt' in fields) return fields as unknown as Stop;
  return { type, key, fields: fields as Record<string, BibtexField>, line, column, endColumn: column + key.length };
}

function scanAbbreviation(cursor: Cursor): Stop | null {
  const field = scanField(cursor, 'an abbreviation');
  if ('stopAt' in field) return field;
  cursor.strings.set(field.name, field.value);
  return null;
}

function scanFields(
  cursor: Cursor,
  entry: { readonly key: string; readonly at: number; readonly close: string },
): Record<string, BibtexField> | Stop {
  const fields: Record<string, BibtexField> = Object.create(null) as Record<string, BibtexField>;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text[cursor.at] === entry.close) {
      cursor.at++;
      return { ...fields };
    }
    if (cursor.at >= cursor.text.length || cursor.text[cursor.at] === '@')
      return {
        stopAt: entry.at,
        text: `The entry "${entry.key}" is not closed: a ${entry.close} is missing in it.`,
        hint: CLOSING_HINT,
      };
    if (cursor.text[cursor.at] !== ',')
      return { stopAt: cursor.at, text: `In "${entry.key}" a comma is missing before this.` };
    cursor.at++;
    skipSpace(cursor);
    if (cursor.text[cursor.at] === entry.close) continue;
    const at = cursor.at;
    const field = scanField(cursor, `"${entry.key}"`);
    if ('stopAt' in field) return field;
    if (field.name in fields) return { stopAt: at, text: `In "${entry.key}" the field "${field.name}" stands twice.` };
    const { line: valueLine, column: valueColumn } = cursor.positionAt(field.valueAt);
    fields[field.name] = { value: field.value, ...cursor.positionAt(at), valueLine, valueColumn };
  }
}

function scanField(cursor: Cursor, where: string): { name: string; value: string; valueAt: number } | Stop {
  const at = cursor.at;
  const name = take(cursor, /[a-z_][\w:+-]*/iy)?.[0].toLowerCase();
  if (name === undefined) return { stopAt: at, text: `In ${where} the name of a field is expected here.` };
  skipSpace(cursor);
  if (take(cursor, /=/y) === null)
    return { stopAt: at, text: `In ${where} the field "${name}" has no = behind its name.` };
  let value = '';
  skipSpace(cursor);
  const valueAt = cursor.at + (/["{]/.test(cursor.text[cursor.at] ?? '') ? 1 : 0);
  do {
    skipSpace(cursor);
    const part = scanValue(cursor, `In ${where} the field "${name}"`);
    if (typeof part !== 'string') return part;
    value += part;
    skipSpace(cursor);
  } while (take(cursor, /#/y) !== null);
  return { name, value, valueAt };
}

function scanValue(cursor: Cursor, subject: string): string | Stop {
  const at = cursor.at;
  const sign = cursor.text[at];
  if (sign === '{' || sign === '"') {
    const found = braced(cursor, at, sign === '{' ? '}' : '"');
    if (found !== null && 'value' in found) return found.value;
    const text = `${subject} is not closed: a ${sign === '{' ? '}' : '"'} is missing.`;
    return { stopAt: at, text, hint: CLOSING_HINT };
  }
  const bare = take(cursor, /[^\s,{}()"#=%]+/y)?.[0];
  if (bare === undefined) return { stopAt: at, text: `${subject} has no value.` };
  const value = /^\d+$/.test(bare) ? bare : cursor.strings.get(bare.toLowerCase());
  return value ?? { stopAt: at, text: `${subject} has a value without braces: write {${bare}}.` };
}

/** Takes the text from an opening mark to its close, braces inside counted; stops at the end or where the next entry starts. */
function braced(cursor: Cursor, from: number, close: string): { value: string } | Stop | null {
  const { text } = cursor;
  let depth = 0;
  for (let i = from + 1; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i++;
    else if (depth === 0 && sign === close) {
      cursor.at = i + 1;
      return { value: text.slice(from + 1, i) };
    } else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '\n') {
      NEXT_ENTRY.lastIndex = i;
      if (NEXT_ENTRY.test(text)) break;
    }
  }
  return { stopAt: from, text: `This is not closed: a ${close} is missing.`, hint: CLOSING_HINT };
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match !== null) cursor.at = pattern.lastIndex;
  return match;
}

function skipSpace(cursor: Cursor): void {
  while (take(cursor, /\s+|%[^\n]*/y) !== null);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
