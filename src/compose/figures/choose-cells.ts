// Turns a table of data into the rows of a figure: for all regions and the nation, with this edition's region lit.
import type { Column, Region, Table } from '../../model.ts';
import { asQuantity, cellIn, codeOf, type Places } from '../values/find-figure.ts';
import { formatDate, formatWorth } from '../values/format-worth.ts';
import { decimalsOf } from '../values/quantity.ts';
import type { MapRow } from './draw-area-map.ts';
import type { NumberFormat, Words } from './figure-data.ts';

/** A place as a figure names it: `code` in the table, `mapCode` in the boundaries. */
export interface FigurePlace {
  readonly label: string;
  readonly code: string;
  readonly mapCode: string;
  readonly lit: boolean;
  readonly reference: boolean;
}

/** All regions, then the nation as the reference; in the national edition none is lit. */
export function placesOf(table: Table, { region, regions, national }: Places): readonly FigurePlace[] {
  const of = (one: Region): FigurePlace => ({
    label: one === national ? one.nameInText.replace(/^the /, '') : one.name,
    code: codeOf(one, { table, national }),
    mapCode: one.codes.gss ?? '',
    lit: one.id === region.id && one.id !== national.id,
    reference: one.id === national.id,
  });
  return [...regions.map(of), of(national)].filter(({ code }) => code !== '');
}

/** The number of a cell; null where it is missing or no number. */
export function cellOf(table: Table, at: { code: string; column: string; period: string }): number | null {
  const cell = cellIn(table, at);
  return typeof cell === 'number' ? cell : null;
}

/** The words of a cell; null where it is missing or a number. */
export function textOf(table: Table, at: { code: string; column: string; period: string }): string | null {
  const cell = cellIn(table, at);
  return typeof cell === 'string' && cell !== '' ? cell : null;
}

/** Rows of one column in one period; the nation is left out where the table has no figure for it. */
export function rowsOf(
  table: Table,
  { places, column, period }: { places: readonly FigurePlace[]; column: string; period: string },
): readonly MapRow[] {
  const rows = places.map(({ label, code, mapCode, lit, reference }) => {
    const value = cellOf(table, { code, column, period });
    return { label, code: mapCode, value, lit, reference };
  });
  return rows.filter((row) => !row.reference || row.value !== null);
}

const periodsKnown = new WeakMap<Table, Map<string, readonly string[]>>();

/** The periods from the first to the last in which the column has a number; all where it has none. */
export function periodsWith(table: Table, column: string): readonly string[] {
  const known = periodsKnown.get(table) ?? new Map<string, readonly string[]>();
  periodsKnown.set(table, known);
  let periods = known.get(column);
  if (periods === undefined) {
    const filled = new Set(table.rows.flatMap((row) => (typeof row.cells[column] === 'number' ? [row.period] : [])));
    const first = table.periods.findIndex((period) => filled.has(period));
    const last = table.periods.findLastIndex((period) => filled.has(period));
    periods = first === -1 ? table.periods : table.periods.slice(first, last + 1);
    known.set(column, periods);
  }
  return periods;
}

/** The latest period in which the column has a number. */
export function latestPeriod(table: Table, column: string): string {
  return periodsWith(table, column).at(-1) ?? '';
}

const steadied = new WeakMap<Table, Map<Column, Column>>();

/** The column with as many decimals for all its numbers as the longest of them has, so that they line up. */
export function steady(column: Column, table: Table): Column {
  if (column.decimals !== undefined || column.kind === 'text') return column;
  const known = steadied.get(table) ?? new Map<Column, Column>();
  steadied.set(table, known);
  const found = known.get(column) ?? { ...column, decimals: mostDecimals(column, table) };
  known.set(column, found);
  return found;
}

function mostDecimals({ name, unit }: Column, { rows }: Table): number {
  const most = rows.reduce((so, { cells }) => {
    const cell = cells[name];
    return typeof cell === 'number' ? Math.max(so, decimalsOf(cell)) : so;
  }, 0);
  // Pounds have pence or none.
  return unit === 'gbp' && most > 0 ? 2 : most;
}

/** Writes the numbers of a column; millions and billions go to the unit, so that labels stay short. */
export function formatOf(column: Column, word: Words): NumberFormat {
  const unit = column.unit.startsWith('gbp') ? 'gbp' : /^(?:percent|points)$/.test(column.unit) ? 'percent' : 'count';
  return (value) => formatWorth({ ...asQuantity(value, column), unit }, word);
}

/** "Business R&D, £ million, 2022": what the numbers of a column are and of when. */
export function unitOf(column: Column, { period, word }: { period: string; word: Words }): string {
  const words: Readonly<Record<string, string>> = {
    gbp: '',
    percent: '',
    count: '',
    ratio: '',
    persons: '',
    'gbp-million': `£ ${word('values.million')}`,
    'gbp-billion': `£ ${word('values.billion')}`,
    points: word('values.points'),
  };
  const parts = [column.label, words[column.unit] ?? column.unit, formatDate(period, word) ?? period];
  return parts.filter((part) => part !== '').join(', ');
}
