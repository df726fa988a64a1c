// Works out the place of a figure among the regions.
import { message } from '../../messages.ts';
import type { Message, ValueFilter } from '../../model.ts';
import { codeOf, figureAt, type Places, rowAt, type Spot } from './find-figure.ts';
import { isMessage, type Rank, type Worth } from './quantity.ts';

/**
 * Ranks a spot among the regions of regions.yaml that have a figure in its period; equal figures share the better rank.
 * Message `value-filter-fits` for a place that is no region, `value-has-data` as for any figure.
 */
export function rankAt(
  spot: Spot,
  { places, filter, lowestFirst }: { places: Places; filter: ValueFilter; lowestFirst: boolean },
): Rank | Worth | Message {
  const { table } = spot;
  const { national, regions } = places;
  const codes = regions.map((region) => codeOf(region, { table, national }));
  const [first, ...more] = spot.places;
  if (first === undefined || more.length > 0 || !codes.includes(first.code)) {
    const who = spot.isOwn ? 'the place of this edition' : spot.places.map(({ name }) => name).join(' and ');
    const hint = 'Name a region, as in place: "london", or keep it out of this edition with :::only{region="any"}.';
    return message('value-filter-fits', filter.place, `"rank" ranks regions, and ${who} is none.`, hint);
  }
  const own = figureAt(spot, filter.place);
  if (isMessage(own) || own.kind === 'missing') return own;
  if (own.kind !== 'quantity')
    return message('value-filter-fits', filter.place, `"rank" needs numbers, but "${spot.column.name}" holds text.`);
  const { column, period, seen } = spot;
  const rows = codes.flatMap((code) => rowAt(table, code, period) ?? []);
  seen?.push({ table, column, period, place: null, rows });
  const figures = codes.flatMap((code) => {
    const found = figureAt({ ...spot, places: [{ ...first, code }], seen: [] }, filter.place);
    return !isMessage(found) && found.kind === 'quantity' ? [found.value] : [];
  });
  const better = figures.filter((value) => (lowestFirst ? value < own.value : value > own.value)).length;
  const tied = figures.filter((value) => value === own.value).length > 1;
  return { kind: 'rank', rank: better + 1, of: figures.length, tied, style: 'plain' };
}
