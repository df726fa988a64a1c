// Gives small data for every kind of chart, and the real words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Chart, SeriesRow, ValueRow, Words } from '../../../src/compose/figures/figure-data.ts';
import { textWidth } from '../../../src/compose/figures/text-width.ts';

export const root = join(import.meta.dirname, '../../..');
const words = parse(readFileSync(join(root, 'templates/words/en-GB.yaml'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

export const word: Words = (key, values = {}) => {
  const [group = '', name = ''] = key.split('.');
  const text = words[group]?.[name];
  if (text === undefined) throw new Error(`no word ${key}`);
  return text.replace(/\{([a-z-]+)\}/g, (whole, each: string) => String(values[each] ?? whole));
};

export const frame = {
  title: 'London spends most',
  unit: '£ per head, 2022',
  format: (value: number) => `${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB')}`,
  missing: 'not available',
  word,
};

/** Rows from "label value", the second lit, the last the reference; null where the value is "-". */
export function rows(...texts: readonly string[]): ValueRow[] {
  return texts.map((text, index) => {
    const [label = '', value] = text.split(' ');
    return {
      label: label.replaceAll('_', ' '),
      value: value === '-' ? null : Number(value),
      lit: index === 1,
      reference: index === texts.length - 1 && texts.length > 1,
    };
  });
}

function series(...texts: readonly string[]): SeriesRow[] {
  return texts.map((text, index) => {
    const [label = '', ...values] = text.split(' ');
    const numbers = values.map((value) => (value === '-' ? null : Number(value)));
    return { label: label.replaceAll('_', ' '), values: numbers, lit: index === 1, reference: label === 'UK' };
  });
}

const values = rows('London 1220', 'North_West 658', 'Yorkshire_and_The_Humber 333', 'Wales -', 'UK 752');
const over = series('London 10 12 14 15', 'North_West 8 9 - 9', 'Wales - - - -', 'Fife 3 - 5 -', 'UK 9 10 11 11');
const ends: Record<string, [number, number]> = { London: [1200, 1240], 'North West': [600, 700] };

/** One small chart of every kind; each has a missing value. */
export const CHARTS: Readonly<Record<string, Chart>> = {
  bar: { ...frame, kind: 'bar', rows: values },
  'bar-negative': { ...frame, kind: 'bar', rows: rows('London 4.5', 'Wales -2.5', 'Fife -', 'UK -1') },
  interval: {
    ...frame,
    kind: 'interval',
    rows: values.map((row) => ({ ...row, low: ends[row.label]?.[0] ?? null, high: ends[row.label]?.[1] ?? null })),
  },
  grouped: {
    ...frame,
    kind: 'grouped',
    series: ['2019', '2022'],
    rows: series('London 10 12', 'Wales 4 -', 'Fife -3 2'),
  },
  stacked: {
    ...frame,
    kind: 'stacked',
    series: ['Business', 'Public', 'Charities'],
    rows: series('London 10 12 2', 'Wales 4 5 1', 'Fife 3 - 1', 'Leeds - - -'),
  },
  line: { ...frame, kind: 'line', periods: ['2019', '2020', '2021', '2022'], rows: over },
  multiples: { ...frame, kind: 'multiples', periods: ['2019', '2020', '2021', '2022'], rows: over },
};

const longNames = Array.from({ length: 12 }, (_, index) => `Region of the North number ${index}`);
const years = Array.from({ length: 20 }, (_, index) => String(2003 + index));
const overYears = longNames.map((label, index) => ({
  label,
  lit: index === 3,
  values: years.map((_, at) => 20_000 + index * 900 + at * 700 + ((index * at * 37) % 500)),
}));
const single = overYears.map(({ label, lit, values }) => ({ label, lit, value: values[0] ?? 0, low: 1, high: 40_000 }));
const parts = overYears.map((row) => ({ ...row, values: row.values.slice(0, 4) }));
/** Every kind of chart with twelve regions, long names and many values. */
export const LARGE: readonly Chart[] = [
  { ...frame, kind: 'bar', rows: single },
  { ...frame, kind: 'interval', rows: single },
  { ...frame, kind: 'grouped', series: ['one', 'two', 'three', 'four'], rows: parts },
  { ...frame, kind: 'stacked', series: ['one', 'two', 'three', 'four'], rows: parts },
  { ...frame, kind: 'line', periods: years, rows: overYears },
  {
    ...frame,
    kind: 'multiples',
    periods: years,
    rows: [...overYears, { label: 'UK', reference: true, values: overYears[5]?.values ?? [] }],
  },
];

/** One text of a drawing, with the space that it takes. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** All texts of an SVG; width as estimated. */
export function textsOf(svg: string): readonly DrawnText[] {
  const single = svg.replace(
    /<g (class="[^"]*"[^>]*)>((?:<text[^>]*>[^<]*<\/text>)+)<\/g>/g,
    (_, common: string, run: string) => run.replaceAll('<text', `<text ${common}`),
  );
  return [...single.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', inner = '']) => {
    const at = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = inner
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    const width = textWidth(text);
    const x = Number(at('x'));
    const shift = { middle: width / 2, end: width }[at('text-anchor') ?? ''] ?? 0;
    return { text, left: x - shift, right: x - shift + width, y: Number(at('y')) };
  });
}

/** The texts that leave the drawing. */
export function outside(svg: string): readonly string[] {
  const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  return textsOf(svg)
    .filter(({ left, right, y }) => left < -0.1 || right > width + 0.1 || y < 6 || y > height)
    .map(({ text, left, right, y }) => `${text} ${left} ${right} ${y} in ${width} ${height}`);
}
