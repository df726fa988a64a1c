// Turns two like units into runs of words that say what differs, and the figures among them.
import type { Run, ValueChange } from '../model.ts';
import { align } from './align.ts';

/** A figure with its unit is one word: "£1.2 billion", "51.0%", "2.1 percentage points", "3rd". */
const FIGURE =
  /[-−]?[£€$]?\d+(?:,\d{3})*(?:\.\d+)?(?:%|(?:st|nd|rd|th)\b|[ \u00a0](?:thousand|million|billion|trillion|per cent|percentage points?))?/;
const SPAN_OF_YEARS = /(?:19|20)\d\d[–-]\d\d(?:\d\d)?(?!\d)/;
const TOKEN = new RegExp(`(?:${SPAN_OF_YEARS.source}|${FIGURE.source}|[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]*|\\S)\\s*`, 'gu');
/** A year names a time, and is no figure. */
const YEAR = /^(?:19|20)\d\d$/;

export interface Marked {
  readonly a: readonly Run[];
  readonly b: readonly Run[];
  readonly values: readonly ValueChange[];
}

/** Marks the words that are not in the other text at the same place. Runs join to the whole text again. */
export function markWords(a: string, b: string): Marked {
  const [first, second] = [tokensOf(a), tokensOf(b)];
  const pairs = align(first, second, (x, y) => Number(x.trim() === y.trim()));
  const values: ValueChange[] = [];
  let [from, to]: [string[], string[]] = [[], []];
  const settle = () => {
    const [old, now] = [from.filter(isFigure), to.filter(isFigure)];
    old.forEach((value, at) => {
      const other = now[at];
      if (other !== undefined) values.push({ a: value, b: other });
    });
    [from, to] = [[], []];
  };
  for (const [x, y] of pairs) {
    if (x !== null && y !== null) settle();
    else if (x !== null) from.push((first[x] ?? '').trim());
    else if (y !== null) to.push((second[y] ?? '').trim());
  }
  settle();
  const [inA, inB] = [
    new Set(pairs.flatMap(([x, y]) => (x !== null && y !== null ? [x] : []))),
    new Set(pairs.flatMap(([x, y]) => (x !== null && y !== null ? [y] : []))),
  ];
  return { a: runsOf(first, inA), b: runsOf(second, inB), values };
}

/** A whole text as one run. */
export function wholeRun(text: string): readonly Run[] {
  return [{ text, differs: true }];
}

export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function isFigure(token: string): boolean {
  return /\d/.test(token) && !YEAR.test(token) && new RegExp(`^(?:${FIGURE.source})$`).test(token);
}

function runsOf(tokens: readonly string[], shared: ReadonlySet<number>): readonly Run[] {
  const runs: { text: string; differs: boolean }[] = [];
  tokens.forEach((text, at) => {
    const differs = !shared.has(at);
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += text;
    else runs.push({ text, differs });
  });
  return runs;
}
