// Finds figures in tables: the code of a place, the row of a place and period, the cell of a column.
import { message, suggestion } from '../../messages.ts';
import type { Column, Message, Place, Region, Row, Table } from '../../model.ts';
import { slugOf } from '../escape-html.ts';
import { isMessage, type Quantity, type Worth } from './quantity.ts';

/** The places that values are about: the region of the edition, the nation, and all regions that are ranked. */
export interface Places {
  readonly region: Region;
  readonly national: Region;
  readonly regions: readonly Region[];
}

/** A place as a table knows it; `name` is how it reads in a sentence. */
export interface Placed {
  readonly code: string;
  readonly name: string;
  readonly isNation: boolean;
}

/** Cells of a column in a period that a value or a figure was made from: one place's, or several's; with `place` null all places'. */
export interface CellUse {
  readonly table: Table;
  readonly column: Column;
  readonly period: string;
  readonly place: string | null;
  readonly rows: readonly Row[];
}

/** Where a figure stands: a cell that has not been looked up yet, or the cells of several places to be added up. */
export interface Spot {
  readonly kind: 'spot';
  readonly table: Table;
  readonly column: Column;
  /** At least one. */
  readonly places: readonly Placed[];
  /** True when the text does not name the place, so that messages are the same in every edition. */
  readonly isOwn: boolean;
  readonly period: string;
  /** Takes down each cell that is looked up. */
  readonly seen?: CellUse[];
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

type Where = { readonly table: Table; readonly places: Places; readonly place: Place };

/** The place that a word names: "uk", a region's id, name or code, or another place of the table; else `value-exists`. */
export function findPlace(word: string, where: Where): Placed | Message {
  const found = placed(word, where);
  if (found !== null) return found;
  const { table, places, place } = where;
  const others = Object.values(table.otherPlaces ?? {});
  const known = ['uk', ...places.regions.map((region) => region.id), ...others.map(slugOf)];
  return message('value-exists', place, `There is no place "${word}".`, suggestion(word, known));
}

/** One place, or several with spaces between them; a name may have spaces itself. Message `value-exists`. */
export function findPlaces(words: string, where: Where): readonly Placed[] | Message {
  const whole = placed(words, where);
  if (whole !== null) return [whole];
  const parts = words.split(/[\s,]+/).filter((part) => part !== '');
  const found = (parts.length < 2 ? [words] : parts).map((part) => findPlace(part, where));
  return found.find(isMessage) ?? (found as readonly Placed[]);
}

interface KnownPlaces {
  readonly regions: readonly Region[];
  readonly byWord: Map<string, Placed | null>;
}

const knownPlaces = new WeakMap<Table, KnownPlaces>();

/** Looked up once for each table: all editions ask for the same places. */
function placed(word: string, { table, places }: Where): Placed | null {
  const { regions } = places;
  let known = knownPlaces.get(table);
  if (known?.regions !== regions) {
    known = { regions, byWord: new Map() };
    knownPlaces.set(table, known);
  }
  let found = known.byWord.get(word);
  if (found === undefined) {
    found = lookUp(word, { table, places });
    known.byWord.set(word, found);
  }
  return found;
}

function lookUp(word: string, { table, places }: Pick<Where, 'table' | 'places'>): Placed | null {
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
  return other ? { code: other[0] ?? '', name: other[1] ?? '', isNation: false } : null;
}

/** The word by which `findPlace` finds a place of one table in another one. */
export function wordOf({ code, isNation }: Placed, { otherPlaces = {} }: Table): string {
  if (isNation) return 'uk';
  return ENGLAND.includes(code) ? 'england' : (otherPlaces[code] ?? code);
}

/** What stands at a spot, added up where it has several places; messages `value-has-data` where there is no figure and none may be missing. */
export function figureAt(spot: Spot, place: Place): Exclude<Worth, { kind: 'rank' | 'list' }> | Message {
  const found = spot.places.map((one) => cellAt(spot, one, place));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  let sum = 0;
  for (const one of found) {
    if (isMessage(one) || one.kind !== 'quantity') return one;
    sum += one.value;
  }
  return asQuantity(sum, spot.column);
}

function cellAt(
  { table, column, period, isOwn, seen }: Spot,
  { code, name }: Placed,
  place: Place,
): Exclude<Worth, { kind: 'rank' | 'list' }> | Message {
  const row = rowAt(table, code, period);
  const cell = row?.cells[column.name] ?? null;
  seen?.push({ table, column, period, place: name.replace(/^the /, ''), rows: row === undefined ? [] : [row] });
  if (cell === null) {
    if (table.mayMiss.includes(column.name)) return { kind: 'missing', text: table.missing };
    const where = isOwn ? 'the place of this edition' : name;
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

/** The cell of a place in a period; null where the table has none. */
export function cellIn(table: Table, at: { code: string; column: string; period: string }): number | string | null {
  return rowsOf(table).get(key(at.code, at.period))?.cells[at.column] ?? null;
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

/** The row of a place and period. */
export function rowAt(table: Table, code: string, period: string): Row | undefined {
  return rowsOf(table).get(key(code, period));
}

function key(code: string, period: string): string {
  return `${code}\n${period}`;
}
