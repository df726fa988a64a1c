// Turns a value into British text: pounds, millions, per cent, ordinals, dates; with spaces that do not break.
import { isMoney, type Quantity, type Rank, type Worth } from './quantity.ts';

/** Interface words by key, as a document's language has them. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const NBSP = '\u00a0';
const MINUS = '−';

/** The text of a value; never markup. */
export function formatWorth(worth: Worth, word: Words): string {
  switch (worth.kind) {
    case 'text':
    case 'missing':
      return worth.text;
    case 'list':
      return formatList(worth.items, word);
    case 'rank':
      return formatRank(worth, word);
    case 'quantity':
      return formatQuantity(worth, word);
  }
}

function formatRank({ rank, of, tied, style }: Rank, word: Words): string {
  if (style === 'raw') return String(rank);
  const ordinal = tied ? word('values.joint', { rank: ordinalOf(rank, word) }) : ordinalOf(rank, word);
  return style === 'ordinal' ? ordinal : word('values.rank', { rank: ordinal, count: numberWord(of, word) });
}

function formatQuantity({ value, unit, decimals, style }: Quantity, word: Words): string {
  if (style === 'raw') return decimals === null ? String(value) : value.toFixed(decimals);
  if (style === 'ordinal') return ordinalOf(value, word);
  const pence = unit === 'gbp' && decimals === null && !Number.isInteger(value) ? 2 : decimals;
  const digits = formatNumber(Math.abs(value), pence);
  const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : '';
  if (isMoney(unit)) {
    const scale = unit === 'gbp' ? '' : NBSP + word(unit === 'gbp-million' ? 'values.million' : 'values.billion');
    return `${sign}£${digits}${scale}`;
  }
  if (unit === 'percent') return `${sign}${digits}%`;
  if (unit === 'points') return `${sign}${digits}${NBSP}${word(digits === '1' ? 'values.point' : 'values.points')}`;
  if (['count', 'persons', 'ratio', ''].includes(unit)) return sign + digits;
  return `${sign}${digits}${NBSP}${unit}`;
}

const numbers = new Map<number | null, Intl.NumberFormat>();

/** "4,862.5": commas between thousands, rounded half away from zero; all digits that there are when `decimals` is null. */
export function formatNumber(value: number, decimals: number | null): string {
  const known = written.get(decimals) ?? new Map<number, string>();
  written.set(decimals, known);
  let text = known.get(value);
  if (text === undefined) {
    if (known.size >= MOST_WRITTEN) known.clear();
    text = write(value, decimals);
    known.set(value, text);
  }
  return text;
}

const written = new Map<number | null, Map<number, string>>();
/** Every edition writes the same numbers, and Intl is slow; no more are kept than a project of many tables has. */
const MOST_WRITTEN = 20_000;

function write(value: number, decimals: number | null): string {
  let format = numbers.get(decimals);
  if (format === undefined) {
    const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 15 };
    format = new Intl.NumberFormat('en-GB', digits);
    numbers.set(decimals, format);
  }
  // Sums of decimal figures carry binary dust behind their fifteenth digit.
  return format.format(Number(value.toPrecision(15)));
}

/** "third"; "21st" where the language has no word for it. */
export function ordinalOf(value: number, word: Words): string {
  const known = word('values.ordinals').split(' ')[value - 1];
  if (known !== undefined) return known;
  const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  const rule = new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(value);
  return `${formatNumber(value, 0)}${suffixes[rule] ?? 'th'}`;
}

/** "twelve"; digits where the language has no word for it. */
function numberWord(value: number, word: Words): string {
  return word('values.numbers').split(' ')[value - 1] ?? formatNumber(value, 0);
}

/** "one, two and three". */
function formatList(items: readonly string[], word: Words): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word('values.and')} ${items.at(-1)}`;
}

/** "28 November 2025", "January 2026", "2021–22", "2020–22"; null when a text is no date or span of years. */
export function formatDate(text: string, word: Words): string | null {
  const span = /^(\d{4})-(\d{2}|\d{4})$/.exec(text);
  const [, first = '', last = ''] = span ?? [];
  const isMonth = last.length === 2 && Number(last) >= 1 && Number(last) <= 12;
  if (span && !isMonth) return `${first}–${last.slice(-2)}`;
  if (/^\d{4}$/.test(text)) return text;
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  const month = word('values.months').split(' ')[Number(date?.[2]) - 1];
  if (!date || month === undefined) return null;
  const day = date[3] === undefined ? '' : `${Number(date[3])}${NBSP}`;
  return `${day}${month} ${date[1]}`;
}
