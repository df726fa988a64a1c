// Applies the filters of a value: which place and period, what is worked out from them, and how it is written.
import { message, suggestion } from '../../messages.ts';
import type { Message, ValueFilter } from '../../model.ts';
import { figureAt, findPlace, type Places, type Spot } from './find-figure.ts';
import { formatDate, type Words } from './format-worth.ts';
import { convert, decimalsOf, isMessage, type Quantity, type Worth } from './quantity.ts';
import { rankAt } from './rank-at.ts';

/** What filters know besides the value they are applied to. */
export interface Surroundings {
  readonly places: Places;
  readonly word: Words;
}

type Subject = Spot | Worth;
type Apply = (subject: Subject, filter: ValueFilter, around: Surroundings) => Subject | Message;

const UNITS: Readonly<Record<string, string>> = {
  gbp: 'gbp',
  gbp_million: 'gbp-million',
  gbp_billion: 'gbp-billion',
  percent: 'percent',
  points: 'points',
  count: 'count',
};

/** Every filter by name, with how many arguments it takes at least and at most. */
const FILTERS: Readonly<Record<string, { readonly args: readonly [number, number]; readonly apply: Apply }>> = {
  place: { args: [1, 1], apply: onSpot(atPlace) },
  period: { args: [0, 1], apply: onSpot(atPeriod) },
  previous: { args: [0, 0], apply: onSpot(atPrevious) },
  change: { args: [0, 1], apply: onSpot(change) },
  change_pct: { args: [0, 1], apply: onSpot(change) },
  share_of: { args: [1, 1], apply: onSpot(share) },
  rank: { args: [0, 1], apply: onSpot(rank) },
  compare: { args: [1, 1], apply: onSpot(compare) },
  ...Object.fromEntries(Object.keys(UNITS).map((name) => [name, { args: [0, 0] as const, apply: inUnit }])),
  decimals: { args: [1, 1], apply: withDecimals },
  ordinal: { args: [0, 0], apply: styled },
  raw: { args: [0, 0], apply: styled },
  date: { args: [0, 0], apply: asDate },
  list: { args: [0, 0], apply: asList },
};

/** Applies one filter; messages `value-filter-fits`, `value-exists`, `value-has-data`. */
export function applyFilter(subject: Subject, filter: ValueFilter, around: Surroundings): Subject | Message {
  const known = Object.hasOwn(FILTERS, filter.name) ? FILTERS[filter.name] : undefined;
  if (known === undefined) {
    const names = Object.keys(FILTERS);
    const hint = suggestion(filter.name, names) ?? `There are: ${names.join(', ')}.`;
    return unfit(filter, `There is no filter "${filter.name}".`, hint);
  }
  const [least, most] = known.args;
  if (filter.args.length < least || filter.args.length > most) {
    const many = least === 0 ? 'takes at most one argument' : 'needs one argument';
    const wants = most === 0 ? 'takes no argument' : many;
    return unfit(filter, `The filter "${filter.name}" ${wants}.`, `An argument is written as in place: "uk".`);
  }
  if (subject.kind === 'missing') return subject;
  return known.apply(subject, filter, around);
}

function unfit({ place }: ValueFilter, text: string, hint?: string): Message {
  return message('value-filter-fits', place, text, hint);
}

function onSpot(apply: (spot: Spot, filter: ValueFilter, around: Surroundings) => Subject | Message): Apply {
  return (subject, filter, around) => {
    if (subject.kind === 'spot') return apply(subject, filter, around);
    const hint = 'It works on a figure of a table, before anything is worked out from it.';
    return unfit(filter, `"${filter.name}" cannot be used here.`, hint);
  };
}

function atPlace(spot: Spot, { args, place }: ValueFilter, { places }: Surroundings): Spot | Message {
  const found = findPlace(String(args[0]), { table: spot.table, places, place });
  return isMessage(found) ? found : { ...spot, ...found, isOwn: false };
}

function atPeriod(spot: Spot, filter: ValueFilter, { word }: Surroundings): Subject | Message {
  if (filter.args.length === 0) return { kind: 'text', text: formatDate(spot.period, word) ?? spot.period };
  const period = String(filter.args[0]);
  const { periods } = spot.table;
  if (periods.includes(period)) return { ...spot, period };
  const text = `The table "${spot.table.id}" has no period "${period}".`;
  return message('value-exists', filter.place, text, suggestion(period, periods) ?? spanOf(periods));
}

function spanOf(periods: readonly string[]): string {
  return `It has ${periods[0] ?? 'none'} to ${periods.at(-1) ?? 'none'}.`;
}

function atPrevious(spot: Spot, filter: ValueFilter): Spot | Message {
  const period = spot.table.periods[spot.table.periods.indexOf(spot.period) - 1];
  if (period !== undefined) return { ...spot, period };
  return message('value-has-data', filter.place, `"${spot.table.id}" has no period before ${spot.period}.`);
}

/** The numbers at two spots; what is missing by design stays so. */
function both(one: Spot, other: Spot, filter: ValueFilter): readonly [Quantity, Quantity] | Worth | Message {
  const [first, second] = [figureAt(one, filter.place), figureAt(other, filter.place)];
  for (const found of [first, second]) if (isMessage(found) || found.kind === 'missing') return found;
  if (isMessage(first) || isMessage(second) || first.kind !== 'quantity' || second.kind !== 'quantity')
    return unfit(filter, `"${filter.name}" needs numbers, but "${one.column.name}" holds text.`);
  return [first, second];
}

function change(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const earlier = filter.args.length === 0 ? atPrevious(spot, filter) : atPeriod(spot, filter, around);
  if (isMessage(earlier) || earlier.kind !== 'spot') return earlier;
  const pair = both(spot, earlier, filter);
  if (!('length' in pair)) return pair;
  const [now, then] = pair;
  if (filter.name === 'change_pct') return ratio(now.value - then.value, then.value, filter);
  const unit = now.unit === 'percent' ? 'points' : now.unit;
  const decimals = now.decimals ?? Math.max(decimalsOf(now.value), decimalsOf(then.value));
  return { ...now, value: now.value - then.value, unit, decimals };
}

function share(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const whole = atPlace(spot, filter, around);
  if (isMessage(whole)) return whole;
  const pair = both(spot, whole, filter);
  return 'length' in pair ? ratio(pair[0].value, pair[1].value, filter) : pair;
}

function ratio(part: number, whole: number, filter: ValueFilter): Quantity | Message {
  if (whole === 0) return message('value-has-data', filter.place, `"${filter.name}" would divide by nought.`);
  return { kind: 'quantity', value: (part / whole) * 100, unit: 'percent', decimals: 1, style: 'plain' };
}

function rank(spot: Spot, filter: ValueFilter, { places }: Surroundings): Subject | Message {
  const order = filter.args[0] ?? 'highest';
  if (order !== 'highest' && order !== 'lowest')
    return unfit(filter, `"${order}" is no order of rank.`, 'It can be: highest, lowest.');
  return rankAt(spot, { places, filter, lowestFirst: order === 'lowest' });
}

function compare(spot: Spot, filter: ValueFilter, around: Surroundings): Subject | Message {
  const other = atPlace(spot, filter, around);
  if (isMessage(other)) return other;
  const pair = both(spot, other, filter);
  if (!('length' in pair)) return pair;
  const [own, theirs] = pair;
  const { word } = around;
  const what = word(other.isNation ? 'values.average' : 'values.figure', { place: other.name });
  const unequal = own.value > theirs.value ? 'values.above' : 'values.below';
  return { kind: 'text', text: word(own.value === theirs.value ? 'values.same' : unequal, { what }) };
}

/** The figure itself, where a format follows the name of a column. */
function looked(subject: Subject, filter: ValueFilter): Worth | Message {
  return subject.kind === 'spot' ? figureAt(subject, filter.place) : subject;
}

function inUnit(subject: Subject, filter: ValueFilter): Subject | Message {
  const found = looked(subject, filter);
  if (isMessage(found) || found.kind === 'missing') return found;
  const unit = UNITS[filter.name] ?? '';
  const converted = found.kind === 'quantity' ? convert(found, unit) : null;
  if (converted !== null) return converted;
  const what = found.kind === 'quantity' ? `a number of "${found.unit}"` : `a ${found.kind}`;
  return unfit(filter, `"${filter.name}" cannot write ${what}.`);
}

function withDecimals(subject: Subject, filter: ValueFilter): Subject | Message {
  const found = looked(subject, filter);
  if (isMessage(found) || found.kind === 'missing') return found;
  const decimals = Number(filter.args[0]);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6)
    return unfit(filter, '"decimals" needs a whole number from 0 to 6.');
  return found.kind === 'quantity' ? { ...found, decimals } : unfit(filter, '"decimals" needs a number.');
}

function styled(subject: Subject, filter: ValueFilter): Subject | Message {
  const found = looked(subject, filter);
  if (isMessage(found) || found.kind === 'missing') return found;
  const style = filter.name === 'raw' ? 'raw' : 'ordinal';
  if (found.kind === 'rank') return { ...found, style };
  const fits = found.kind === 'quantity' && (style === 'raw' || (Number.isInteger(found.value) && found.value > 0));
  return fits
    ? { ...found, style }
    : unfit(filter, `"${filter.name}" needs a ${style === 'raw' ? '' : 'whole '}number.`);
}

function asDate(subject: Subject, filter: ValueFilter, { word }: Surroundings): Subject | Message {
  const found = looked(subject, filter);
  if (isMessage(found) || found.kind === 'missing') return found;
  const text = found.kind === 'text' ? formatDate(found.text, word) : null;
  return text === null ? unfit(filter, '"date" needs a date such as 2025-11-28.') : { kind: 'text', text };
}

function asList(subject: Subject, filter: ValueFilter): Subject | Message {
  return subject.kind === 'list' ? subject : unfit(filter, '"list" needs a list, such as publication.keywords.');
}
