// Turns a date as a bibliography writes it into a CSL date.

/** A CSL date; a range has two lists of parts. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly circa?: true;
}

/**
 * What a text says of a date: a date; that there is none; that the work is not out yet, with the CSL status; or nothing that
 * can be read, so that it is kept as it is written.
 */
export type WrittenDate =
  | { readonly kind: 'date'; readonly date: CslDate }
  | { readonly kind: 'none' }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'unread'; readonly date: CslDate };

const NONE = /^\[?(?:n\.? ?d\.?|no date|s\.? ?[da]\.?|undated)\]?$/i;
const STATUS = /^(?:forthcoming|in press|in preparation|submitted|to appear|accepted|advance online publication)$/i;
const CIRCA = /^\[?(?:(?:ca?\.?|circa|about) *(\d{3,4})|(\d{3,4})\?)\]?$/i;
const FINANCIAL_YEAR = /^\d{4}[/–-]\d{2}$/;
const RANGE = /^(\d{4})(?:-{1,3}|–|\/)(\d{4})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads "2020", "2020-03-04", "2019/2020", "c. 1850", "n.d.", "in press"; "2019/20" is a financial year and stays as it is. */
export function readDate(written: string): WrittenDate {
  const text = written.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
  if (text === '' || NONE.test(text)) return { kind: 'none' };
  if (STATUS.test(text)) return { kind: 'status', status: text.toLowerCase() };
  const about = CIRCA.exec(text);
  if (about !== null) return dated([[Number(about[1] ?? about[2])]], true);
  const range = RANGE.exec(text);
  if (range !== null) return dated([[Number(range[1])], [Number(range[2])]]);
  // A year and two digits are a month where that is possible, as ISO 8601 has it.
  const ends = text.split('/').map((end) => end.replace(/[~?%]$/, ''));
  const parts = ends.map(partsOf);
  const [first, second] = parts;
  if (ends.length <= 2 && first && (second || ends[1] === undefined || /^(?:\.\.)?$/.test(ends[1])))
    return dated(second ? [first, second] : [first], /[~?%]/.test(text));
  const date = { literal: text };
  return FINANCIAL_YEAR.test(text) ? { kind: 'date', date } : { kind: 'unread', date };
}

/** A month by its name, its first letters or its number; null where it is none. */
export function readMonth(written: string): number | null {
  const text = written.replace(/[{}.]/g, '').trim().toLowerCase();
  const number = /^\d{1,2}$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3)) + 1;
  const isName = /^\d/.test(text) || /^[a-z]{3,9}$/.test(text);
  return isName && number >= 1 && number <= 12 ? number : null;
}

function dated(parts: readonly (readonly number[])[], circa = false): WrittenDate {
  return { kind: 'date', date: { 'date-parts': parts, ...(circa ? { circa } : {}) } };
}

/** Year, month and day of "2020-03-04"; null where there is no such day. */
function partsOf(text: string): readonly number[] | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (match === null) return null;
  const numbers = match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
  const [year = 0, month = 1, day = 1] = numbers;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? numbers : null;
}
