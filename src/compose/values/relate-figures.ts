// Works out one value from two figures: a change, a difference, a share, a ratio, a comparison in words.
import { message, suggestion } from '../../messages.ts';
import type { Message, ValueFilter } from '../../model.ts';
import { figureAt, findPlace, type Placed, type Spot, wordOf } from './find-figure.ts';
import { convert, decimalsOf, isMessage, isMoney, type Quantity, type Worth } from './quantity.ts';
import { atPeriod, atPrevious, type Subject, type Surroundings, sum, unfit } from './take-spot.ts';

type Pair = readonly [Quantity, Quantity];

/** The numbers at two spots; what is missing by design stays so. */
function both(one: Spot, other: Spot, filter: ValueFilter): Pair | Worth | Message {
  const [first, second] = [figureAt(one, filter.place), figureAt(other, filter.place)];
  for (const found of [first, second]) if (isMessage(found) || found.kind === 'missing') return found;
  if (isMessage(first) || isMessage(second) || first.kind !== 'quantity' || second.kind !== 'quantity')
    return unfit(filter, `"${filter.name}" needs numbers, but "${one.column.name}" holds text.`);
  return [first, second];
}

/** The difference from an earlier period, or from the one before: an amount, or per cent for `change_pct`. */
export function change(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const earlier = filter.args.length === 0 ? atPrevious(spot, filter) : atPeriod(spot, filter, around);
  if (isMessage(earlier) || earlier.kind !== 'spot') return earlier;
  const pair = both(spot, earlier, filter);
  if (!('length' in pair)) return pair;
  const [now, then] = pair;
  return filter.name === 'change_pct' ? percentOf(now.value - then.value, then.value, filter) : difference(pair);
}

/** The difference from another place, or from several added up; percentages differ by points. */
export function minus(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const other = sum(spot, filter, around);
  if (isMessage(other)) return other;
  const pair = both(spot, other, filter);
  return 'length' in pair ? difference(pair) : pair;
}

function difference([first, second]: Pair): Quantity {
  const unit = first.unit === 'percent' ? 'points' : first.unit;
  const decimals = first.decimals ?? Math.max(decimalsOf(first.value), decimalsOf(second.value));
  return { ...first, value: first.value - second.value, unit, decimals };
}

/** Per cent of another place's figure, or of several added up. */
export function share(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const whole = sum(spot, filter, around);
  if (isMessage(whole)) return whole;
  const pair = both(spot, whole, filter);
  return 'length' in pair ? percentOf(pair[0].value, pair[1].value, filter) : pair;
}

function percentOf(part: number, whole: number, filter: ValueFilter): Quantity | Message {
  const ratio = quotient(part * 100, whole, filter);
  return isMessage(ratio) ? ratio : { ...ratio, unit: 'percent', decimals: 1 };
}

function quotient(part: number, whole: number, filter: ValueFilter): Quantity | Message {
  if (whole === 0) return message('value-has-data', filter.place, `"${filter.name}" would divide by nought.`);
  return { kind: 'quantity', value: part / whole, unit: 'ratio', decimals: 2, style: 'plain' };
}

/**
 * Divides by the figure of another column for the same places, in the same period or in the one that a second argument names.
 * Money by a number of things is pounds for each; anything else is a bare number.
 */
export function per(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const other = otherSpot(spot, filter, around);
  if (isMessage(other)) return other;
  const pair = both(spot, other, filter);
  if (!('length' in pair)) return pair;
  const [own, divisor] = pair.map((one) => (isMoney(one.unit) ? (convert(one, 'gbp') ?? one) : one)) as [
    Quantity,
    Quantity,
  ];
  const isShare = [own, divisor].some(({ unit }) => unit === 'percent' || unit === 'points');
  if (own.unit !== divisor.unit && (isShare || isMoney(divisor.unit)))
    return unfit(filter, `"per" cannot divide a number of "${own.unit}" by one of "${divisor.unit}".`);
  const ratio = quotient(own.value, divisor.value, filter);
  if (isMessage(ratio) || !isMoney(own.unit) || own.unit === divisor.unit) return ratio;
  return { ...ratio, unit: 'gbp', decimals: Math.abs(ratio.value) < 100 ? 2 : 0 };
}

function otherSpot(spot: Spot, filter: ValueFilter, { tables, places, word }: Surroundings): Spot | Message {
  const [name = '', period = spot.period] = filter.args.map(String);
  const [id, of] = name.split('.');
  const table = tables.find((one) => one.id === id);
  const column = table?.columns.find((one) => one.name === of);
  if (!table || !column) {
    const known = tables.flatMap((one) => one.columns.map((each) => `${one.id}.${each.name}`));
    const hint = suggestion(name, known) ?? 'Write a table and a column, as in per: "population.population".';
    return message('value-exists', filter.place, `There is no column "${name}" to divide by.`, hint);
  }
  const found = spot.places.map((one) => findPlace(wordOf(one, spot.table), { table, places, place: filter.place }));
  const unknown = found.find(isMessage);
  if (unknown) return unknown;
  const other: Spot = {
    ...spot,
    table,
    column,
    places: found as readonly Placed[],
    period: table.periods.at(-1) ?? '',
  };
  if (!table.periods.some((one) => one !== '')) return other;
  const at = atPeriod(other, { ...filter, args: [period] }, { word });
  return isMessage(at) || at.kind === 'spot' ? at : other;
}

/** "above the UK average", "below the figure for Wales": in words. */
export function compare(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const other = sum(spot, filter, around);
  if (isMessage(other)) return other;
  const pair = both(spot, other, filter);
  if (!('length' in pair)) return pair;
  const [own, theirs] = pair;
  const { word } = around;
  const place = other.places.map(({ name }) => name).join(` ${word('values.and')} `);
  const isNation = other.places.some((one) => one.isNation);
  const what = word(isNation ? 'values.average' : 'values.figure', { place });
  const unequal = own.value > theirs.value ? 'values.above' : 'values.below';
  return { kind: 'text', text: word(own.value === theirs.value ? 'values.same' : unequal, { what }) };
}
