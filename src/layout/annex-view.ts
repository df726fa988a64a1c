// Turns the numbers behind the figures into tables that fit a page of paper.
import type { FigureNumbers, FigureTable } from '../model.ts';
import { PART_IDS } from './body-view.ts';
import type { Words } from './create-words.ts';

/** Widths at 9.5 pt, in mm: a page without its margins, half of it, a sign of a number and of a name, the space between. */
const PAGE_MM = 170;
const HALF_MM = 81;
const SIGN_MM = 1.7;
const LETTER_MM = 1.6;
const GAP_MM = 2;
/** A name longer than this breaks. */
const LONGEST_NAME_MM = 46;
/** More rows than these are set in two columns: side by side with another table they would not stay on one page. */
const MOST_ROWS_BESIDE = 32;
/** Chromium lays out a table of this many rows in time that grows with its rows; with more it grows faster. */
const MOST_ROWS = 500;

/** Anchor of a figure's numbers; of an author's no anchor begins so. */
export function numbersId(figure: string): string {
  return `${PART_IDS.numbers}-${figure}`;
}

/** Lists the annex in rows of one table, or of two where both are narrow. */
export function annexViews(annex: readonly FigureNumbers[], words: Words) {
  const rows: { pair: boolean; entries: ReturnType<typeof entryViews> }[] = [];
  for (const entry of entryViews(annex, words)) {
    const before = rows.at(-1);
    if (entry.shape === 'half' && before?.pair && before.entries.length === 1) before.entries.push(entry);
    else rows.push({ pair: entry.shape === 'half', entries: [entry] });
  }
  return rows;
}

/** Of each figure its name, the way back, and its table in as many pieces as the page needs. */
function entryViews(annex: readonly FigureNumbers[], words: Words) {
  return annex.map(({ id, number, title, unit, source, table }) => {
    const [name = 0, ...columns] = widthsOf(table);
    const width = columns.reduce((sum, column) => sum + column, name);
    const long = table.rows.length > MOST_ROWS_BESIDE;
    const fits = width <= HALF_MM;
    const label = number === '' ? '' : words('annex.figure', { number });
    return {
      id: numbersId(id),
      figure: id,
      label,
      title,
      unit: table.head.includes(unit) ? '' : unit,
      source,
      notes: table.notes,
      shape: !fits ? 'wide' : long ? 'folded' : 'half',
      pieces: piecesOf(table, { label, words, widths: { name, columns } }),
    };
  });
}

/** What each column needs: its longest cell, or of a head, which may break, the longest word. */
function widthsOf({ head, rows }: FigureTable): readonly number[] {
  return head.map((text, index) => {
    const longest = (texts: readonly string[]) => texts.reduce((most, one) => Math.max(most, one.length), 0);
    const signs = longest(rows.map(({ cells }) => cells[index] ?? ''));
    const cells = index === 0 ? Math.min(signs * LETTER_MM, LONGEST_NAME_MM) : signs * SIGN_MM;
    return Math.max(cells, longest(text.split(/\s/)) * SIGN_MM) + GAP_MM;
  });
}

interface Widths {
  readonly name: number;
  readonly columns: readonly number[];
}

/** The pieces of a table; where there are several, each says which part it holds. */
function piecesOf(table: FigureTable, of: { label: string; words: Words; widths: Widths }) {
  const chunks = chunksOf(table);
  return chunks.flatMap((chunk) => {
    const bands = bandsOf(chunk, of.widths);
    return bands.map((piece) => {
      const parts = [
        ...(bands.length > 1 ? [piece.head.slice(1)] : []),
        ...(chunks.length > 1 ? [piece.rows.map(({ cells }) => cells[0] ?? '')] : []),
      ];
      const spans = parts.map((part) => of.words('figure.range', { low: part[0] ?? '', high: part.at(-1) ?? '' }));
      return { table: piece, caption: spans.length === 0 ? '' : [of.label, ...spans].filter(Boolean).join(', ') };
    });
  });
}

function chunksOf({ rows, ...table }: FigureTable): readonly FigureTable[] {
  const count = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  return Array.from({ length: count }, (_, at) => ({
    ...table,
    rows: rows.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
  }));
}

/** Cuts a table that is wider than the page into bands of about as many columns, each with the names of the rows. */
function bandsOf(table: FigureTable, { name, columns }: Widths): FigureTable[] {
  const widest = Math.max(...columns, 1);
  const most = Math.max(1, Math.floor((PAGE_MM - name) / widest));
  const bands = Math.ceil(columns.length / most);
  const size = Math.ceil(columns.length / Math.max(1, bands));
  const pick = <Cell>(cells: readonly Cell[], band: number): Cell[] => [
    ...cells.slice(0, 1),
    ...cells.slice(1 + band * size, 1 + (band + 1) * size),
  ];
  return Array.from({ length: bands }, (_, band) => ({
    head: pick(table.head, band),
    rows: table.rows.map(({ cells, mark }) => ({ mark, cells: pick(cells, band) })),
    notes: [],
  }));
}
