// Turns the places of a table into its rows: sorted, and where the author wants only the first, those and this region.
import type { Table } from '../../model.ts';
import { cellOf, type FigurePlace, latestPeriod, textOf } from './choose-cells.ts';
import { type FigureContext, fault, type Rendering } from './figure-block.ts';

/** Rows to show, without the nation, and how many are left out. */
export interface OrderedRows {
  readonly rows: readonly FigurePlace[];
  readonly left: number;
}

/**
 * Orders by `sort`: a column, `name`, or `place` for the order of regions.yaml; with `-` before it the other way round, the missing
 * always last. `top` keeps as many, and every lit row. Null after a message `block-attribute-fits`.
 */
export function orderRows(
  context: FigureContext,
  { block, chosen }: Rendering,
  places: readonly FigurePlace[],
): OrderedRows | null {
  const { sort = 'place', top } = block.attributes;
  const { table, period } = chosen;
  const by = sort.replace(/^-/, '');
  const column = table.columns.find(({ name }) => name === by);
  const known = [...table.columns.map(({ name }) => name), 'name', 'place'];
  if (column === undefined && by !== 'name' && by !== 'place')
    return fault(context, { block, attribute: 'sort', text: `It cannot be sorted by "${sort}".`, known });
  if (top !== undefined && !/^[1-9]\d*$/.test(top))
    return fault(context, { block, attribute: 'top', text: `"${top}" is no number of rows.`, known: [] });
  const when = block.attributes.period ?? (column === undefined ? period : latestPeriod(table, column.name));
  const keyed = places.map((place, index) => ({
    place,
    key: by === 'place' && column === undefined ? index : keyOf(table, { place, column: column?.name, period: when }),
  }));
  const sign = sort.startsWith('-') ? -1 : 1;
  keyed.sort((one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
    if (typeof one.key === 'number' && typeof other.key === 'number') return sign * (one.key - other.key);
    return sign * String(one.key).localeCompare(String(other.key), 'en-GB');
  });
  const rows = keyed.map(({ place }) => place).filter(({ lit }, at) => top === undefined || at < Number(top) || lit);
  return { rows, left: places.length - rows.length };
}

function keyOf(
  table: Table,
  { place, column, period }: { place: FigurePlace; column: string | undefined; period: string },
): number | string | null {
  if (column === undefined) return place.label;
  const at = { code: place.code, column, period };
  return cellOf(table, at) ?? textOf(table, at);
}
