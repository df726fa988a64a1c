// Turns a figure of a table into another one of the same column: of another place, of several, or of another period.
import { message, suggestion } from '../../messages.ts';
import type { Message, Table, ValueFilter } from '../../model.ts';
import { findPlace, findPlaces, type Places, type Spot } from './find-figure.ts';
import { formatDate, type Words } from './format-worth.ts';
import { isMessage, type Worth } from './quantity.ts';

/** What filters know besides the value they are applied to. */
export interface Surroundings {
  readonly places: Places;
  readonly tables: readonly Table[];
  readonly word: Words;
}

/** What a filter is applied to: a figure not yet looked up, or what was worked out. */
export type Subject = Spot | Worth;

/** The message that a filter does not fit. */
export function unfit({ place }: ValueFilter, text: string, hint?: string): Message {
  return message('value-filter-fits', place, text, hint);
}

/** The same figure of the place that the filter names. */
export function atPlace(spot: Spot, { args, place }: ValueFilter, { places }: Surroundings): Spot | Message {
  const found = findPlace(String(args[0]), { table: spot.table, places, place });
  return isMessage(found) ? found : { ...spot, places: [found], isOwn: false };
}

/** The same figure of one or more places, added up; percentages of different wholes do not add up. */
export function sum(spot: Spot, filter: ValueFilter, { places }: Surroundings): Spot | Message {
  const { table, column } = spot;
  const found = findPlaces(String(filter.args[0]), { table, places, place: filter.place });
  if (isMessage(found)) return found;
  const isAmount = column.kind === 'number' && !['percent', 'points', 'ratio'].includes(column.unit);
  if (found.length > 1 && !isAmount)
    return unfit(filter, `"${filter.name}" cannot add up "${column.name}": it is no amount.`);
  const twice = found.find(({ code }, index) => found.findIndex((one) => one.code === code) < index);
  if (twice !== undefined) return unfit(filter, `"${filter.name}" would count ${twice.name} twice.`);
  return { ...spot, places: found, isOwn: false };
}

/** The same figure in the period that the filter names; without one, the period itself as text. */
export function atPeriod(spot: Spot, filter: ValueFilter, { word }: Pick<Surroundings, 'word'>): Subject | Message {
  if (filter.args.length === 0) return { kind: 'text', text: formatDate(spot.period, word) ?? spot.period };
  const period = String(filter.args[0]);
  const { periods } = spot.table;
  if (periods.includes(period)) return { ...spot, period };
  const text = `The table "${spot.table.id}" has no period "${period}".`;
  // Another year is no slip of the pen: only a different form, such as 2021-2 for 2021-22, is worth a guess.
  const near = periods.every(({ length }) => length === period.length) ? undefined : suggestion(period, periods);
  return message('value-exists', filter.place, text, near ?? spanOf(periods));
}

function spanOf(periods: readonly string[]): string {
  return `It has ${periods[0] ?? 'none'} to ${periods.at(-1) ?? 'none'}.`;
}

/** The same figure in the period before. */
export function atPrevious(spot: Spot, filter: ValueFilter): Spot | Message {
  const period = spot.table.periods[spot.table.periods.indexOf(spot.period) - 1];
  if (period !== undefined) return { ...spot, period };
  return message('value-has-data', filter.place, `"${spot.table.id}" has no period before ${spot.period}.`);
}
