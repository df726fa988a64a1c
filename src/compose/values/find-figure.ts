// Finds figures in tables: the code of a place, the row of a place and period, the cell of a column.
import { message, suggestion } from '../../messages.ts';
import type { Column, Message, Place, Region, Row, Table } from '../../model.ts';
import { slugOf } from '../escape-html.ts';
import type { Quantity, Worth } from './quantity.ts';

/** The places that values are about: the region of the edition, the nation, and all regions that are ranked. */
export interface Places {
  readonly region: Region;
  readonly national: Region;
  readonly regions: readonly Region[];
}

/** Where a figure stands: a cell that has not been looked up yet. */
export interface Spot {
  readonly kind: 'spot';
  readonly table: Table;
  readonly column: Column;
  readonly code: string;
  /** How the place reads in a sentence. */
  readonly name: string;
  readonly isNation: boolean;
  /** True when the text does not name the place, so that messages are the same in every edition. */
  readonly isOwn: boolean;
  readonly period: string;
}

/** Codes of the nation in tables that do not name one, by kind. */
const NATION = { gss: ['K02000001'], itl1: ['UK', 'UKX'], id: ['uk'], name: ['United Kingdom'] } as const;
const ENGLAND: readonly string[] = ['E92000001', 'TLB', 'england', 'England'];

/** The code that a region has in a table; "" when it has none of that kind. */
export function codeOf(region: Region, { table, national }: { table: Table; national: Region }): string {
  const own =
    table.placeKind === 'id' || table.placeKind === 'name' ? region[table.placeKind] : region.codes[table.placeKind];
  if (region.id !== national.id) return own ?? '';
  if (table.nationalCode !== undefined) return table.nationalCode;
  const codes = [...(own === undefined ? [] : [own]), ...NATION[table.placeKind]];
  return codes.find((code) => rowsOf(table).has(key(code, table.periods.at(-1) ?? ''))) ?? codes[0] ?? '';
}

/** The place that a word names: "uk", a region's id, name or code, or another place of the table; else `value-exists`. */
export function findPlace(
  word: string,
  { table, places, place }: { table: Table; places: Places; place: Place },
): Pick<Spot, 'code' | 'name' | 'isNation'> | Message {
  const { national, regions } = places;
  const wanted = word.toLowerCase();
  const isCalled = (region: Region, ...more: readonly string[]) =>
    [region.id, region.name, ...Object.values(region.codes), ...more].some((name) => name.toLowerCase() === wanted);
  const found = isCalled(national, 'uk', 'national') ? national : regions.find((region) => isCalled(region));
  if (found) return { code: codeOf(found, { table, national }), name: found.nameInText, isNation: found === national };
  const others = Object.entries(table.otherPlaces ?? {});
  const england = wanted === 'england' ? ENGLAND.find((code) => rowsOf(table).codes.has(code)) : undefined;
  const other =
    others.find(([code, name]) => code === word || slugOf(name) === slugOf(word)) ??
    (england === undefined ? undefined : [england, 'England']);
  if (other) return { code: other[0] ?? '', name: other[1] ?? '', isNation: false };
  const known = ['uk', ...regions.map((region) => region.id), ...others.map(([, name]) => slugOf(name))];
  return message('value-exists', place, `There is no place "${word}".`, suggestion(word, known));
}

/** What stands at a spot; messages `value-has-data` where there is no figure and none may be missing. */
export function figureAt(spot: Spot, place: Place): Exclude<Worth, { kind: 'rank' | 'list' }> | Message {
  const { table, column, code, period } = spot;
  const cell = rowsOf(table).get(key(code, period))?.cells[column.name] ?? null;
  if (cell === null) {
    if (table.mayMiss.includes(column.name)) return { kind: 'missing', text: table.missing };
    const where = spot.isOwn ? 'the place of this edition' : spot.name;
    const when = period === '' ? '' : ` in ${period}`;
    const text = `"${table.id}.${column.name}" has no figure for ${where}${when}.`;
    const hint = `Add it to ${table.file}, or name the column under "mayMiss" in data.yaml.`;
    return message('value-has-data', place, text, hint);
  }
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  return asQuantity(cell, column);
}

/** A number of a column, as its unit and decimals say. */
export function asQuantity(value: number, column: Column): Quantity {
  return { kind: 'quantity', value, unit: column.unit, decimals: column.decimals ?? null, style: 'plain' };
}

interface Rows {
  readonly codes: ReadonlySet<string>;
  get(of: string): Row | undefined;
  has(of: string): boolean;
}

const indexes = new WeakMap<Table, Rows>();

/** The rows of a table by place and period; made once for each table. */
function rowsOf(table: Table): Rows {
  let rows = indexes.get(table);
  if (rows === undefined) {
    const byKey = new Map(table.rows.map((row) => [key(row.place, row.period), row]));
    const codes = new Set(table.rows.map((row) => row.place));
    rows = { codes, get: (of) => byKey.get(of), has: (of) => byKey.has(of) };
    indexes.set(table, rows);
  }
  return rows;
}

function key(code: string, period: string): string {
  return `${code}\n${period}`;
}
