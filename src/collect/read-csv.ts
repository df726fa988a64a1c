// Turns the text of a CSV into a header and rows whose cells know their places.
import { type CsvError, parse } from 'csv-parse/sync';
import type { Place } from '../model.ts';
import { type Reading, report } from './reading.ts';

/** More rows than a table for readers can have; a larger file belongs in a data store. */
const MAX_ROWS = 100_000;
/** A file that is wrong throughout says so this many times. */
export const MAX_FAULTS = 20;

/** One row: cells in the order of the header, the line where it starts, and its text for `placeOfCell`. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
}

export interface Csv {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
}

type Info = { readonly record: readonly string[]; readonly raw: string; readonly info: { readonly lines: number } };

/** Reads strict CSV (RFC 4180, `\n` line ends); rows that are ragged are left out, null when there is nothing to use. Reports `data-parses`. */
export function readCsv(reading: Reading, file: string, text: string): Csv | null {
  const say = (place: Omit<Place, 'file'>, said: string, hint?: string) =>
    report(reading, 'data-parses', { place: { file, ...place }, text: said, hint });
  let found: readonly Info[];
  try {
    const options = { info: true, raw: true, relax_column_count: true, skip_empty_lines: true, to: MAX_ROWS + 2 };
    found = parse(text, { ...options, bom: false }) as unknown as readonly Info[];
  } catch (error) {
    const { code, lines } = error as CsvError & { readonly lines?: number };
    if (code === undefined) throw error;
    const hint = 'A cell with a comma or a quotation mark stands in "…", and a quotation mark inside it is written "".';
    say({ line: lines ?? 1 }, 'From this line on the file cannot be read: a quotation mark stands alone.', hint);
    return null;
  }
  const [header, ...rows] = found.map(toRow);
  if (header === undefined) {
    say({ line: 1 }, 'The file is empty.', 'Its first line names the columns.');
    return null;
  }
  if (rows.length > MAX_ROWS) {
    say(
      { line: 1 },
      `The file has more than ${MAX_ROWS.toLocaleString('en-GB')} rows.`,
      'Keep the rows that are used.',
    );
    return null;
  }
  const { length } = header.cells;
  const ragged = rows.filter((row) => row.cells.length !== length);
  for (const row of ragged.slice(0, MAX_FAULTS)) {
    const place = placeOfCell(file, row, Math.min(row.cells.length - 1, length));
    const hint = 'A cell with a comma in it stands in quotation marks; an empty cell keeps its comma.';
    say(place, `This row has ${row.cells.length} cells, but there are ${length} columns.`, hint);
  }
  return { header, rows: ragged.length === 0 ? rows : rows.filter((row) => row.cells.length === length) };
}

function toRow({ record, raw, info }: Info): CsvRow {
  const body = raw.replace(/^\n+/, '');
  // The parser tells the line on which the row ends.
  return { cells: record, raw: body, line: info.lines - body.trimEnd().split('\n').length + 1 };
}

/** Place of a cell, counted from 0. */
export function placeOfCell(file: string, row: CsvRow, index: number): Place {
  const { raw, line } = row;
  let [cell, start, quoted] = [0, 0, false];
  for (let at = 0; at < raw.length && cell < index; at++) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === ',' && !quoted) [cell, start] = [cell + 1, at + 1];
  }
  const before = raw.slice(0, start).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const length = /^(?:"(?:[^"]|"")*"|[^,\n]*)/.exec(raw.slice(start))?.[0].split('\n')[0]?.length ?? 0;
  return { file, line: line + before.length - 1, column, endColumn: column + Math.max(1, length) };
}
