// Applies the filters of a value: which place and period, what is worked out from them, and how it is written.
import { suggestion } from '../../messages.ts';
import type { Message, ValueFilter } from '../../model.ts';
import { figureAt, type Spot } from './find-figure.ts';
import { formatDate } from './format-worth.ts';
import { convert, decimalsOf, isMessage, type Worth } from './quantity.ts';
import { rankAt } from './rank-at.ts';
import { change, compare, minus, per, share } from './relate-figures.ts';
import { atPeriod, atPlace, atPrevious, type Subject, type Surroundings, sum, unfit } from './take-spot.ts';

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
  sum: { args: [1, 1], apply: onSpot(sum) },
  period: { args: [0, 1], apply: onSpot(atPeriod) },
  previous: { args: [0, 0], apply: onSpot(atPrevious) },
  change: { args: [0, 1], apply: onSpot(change) },
  change_pct: { args: [0, 1], apply: onSpot(change) },
  minus: { args: [1, 1], apply: onSpot(minus) },
  share_of: { args: [1, 1], apply: onSpot(share) },
  rest: { args: [0, 0], apply: rest },
  per: { args: [1, 2], apply: onSpot(per) },
  rank: { args: [0, 1], apply: onSpot(rank) },
  compare: { args: [1, 1], apply: onSpot(compare) },
  ...Object.fromEntries(Object.keys(UNITS).map((name) => [name, { args: [0, 0] as const, apply: inUnit }])),
  decimals: { args: [1, 1], apply: withDecimals },
  ordinal: { args: [0, 0], apply: styled },
  raw: { args: [0, 0], apply: styled },
  date: { args: [0, 0], apply: asDate },
  list: { args: [0, 0], apply: asList },
};

/** The names of all filters, as the author's guide lists them. */
export const FILTER_NAMES: readonly string[] = Object.keys(FILTERS);

/** Applies one filter; messages `value-filter-fits`, `value-exists`, `value-has-data`. */
export function applyFilter(subject: Subject, filter: ValueFilter, around: Surroundings): Subject | Message {
  const known = Object.hasOwn(FILTERS, filter.name) ? FILTERS[filter.name] : undefined;
  if (known === undefined) {
    const hint = suggestion(filter.name, FILTER_NAMES) ?? `There are: ${FILTER_NAMES.join(', ')}.`;
    return unfit(filter, `There is no filter "${filter.name}".`, hint);
  }
  const [least, most] = known.args;
  if (filter.args.length < least || filter.args.length > most) {
    const many =
      least === 0 ? 'takes at most one argument' : `needs ${most === 2 ? 'one or two arguments' : 'one argument'}`;
    const wants = most === 0 ? 'takes no argument' : many;
    return unfit(filter, `The filter "${filter.name}" ${wants}.`, `An argument is written as in place: "uk".`);
  }
  if (subject.kind === 'missing') return subject;
  return known.apply(subject, filter, around);
}

function onSpot(apply: (spot: Spot, filter: ValueFilter, around: Surroundings) => Subject | Message): Apply {
  return (subject, filter, around) => {
    if (subject.kind === 'spot') return apply(subject, filter, around);
    const hint = 'It works on a figure of a table, before anything is worked out from it.';
    return unfit(filter, `"${filter.name}" cannot be used here.`, hint);
  };
}

function rank(spot: Spot, filter: ValueFilter, { places }: Surroundings): Subject | Message {
  const order = filter.args[0] ?? 'highest';
  if (order !== 'highest' && order !== 'lowest')
    return unfit(filter, `"${order}" is no order of rank.`, 'It can be: highest, lowest.');
  return rankAt(spot, { places, filter, lowestFirst: order === 'lowest' });
}

/** The figure itself, where a format follows the name of a column. */
function looked(subject: Subject, filter: ValueFilter): Worth | Message {
  return subject.kind === 'spot' ? figureAt(subject, filter.place) : subject;
}

function rest(subject: Subject, filter: ValueFilter): Subject | Message {
  const found = looked(subject, filter);
  if (isMessage(found) || found.kind === 'missing') return found;
  if (found.kind !== 'quantity' || found.unit !== 'percent')
    return unfit(filter, '"rest" is what is left of 100%, and needs a percentage.');
  return { ...found, value: 100 - found.value, decimals: found.decimals ?? decimalsOf(found.value) };
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
