// Turns a chart's data into its alternative text.
import { rankRows } from './choose-rows.ts';
import type { Chart, SeriesBars, SeriesRow, ValueRow } from './figure-data.ts';
import { present } from './scale-values.ts';

const KINDS: Readonly<Record<Chart['kind'], string>> = {
  bar: 'figure.alt-bar',
  interval: 'figure.alt-interval',
  grouped: 'figure.alt-grouped',
  stacked: 'figure.alt-stacked',
  line: 'figure.alt-line',
  multiples: 'figure.alt-multiples',
};

/** The author's text, or one that says the kind, the highest, the lowest, this region with its place, and the country. */
export function draftAlt(chart: Chart): string {
  if (chart.alt !== undefined && chart.alt !== '') return chart.alt;
  const start = chart.word(KINDS[chart.kind], { title: chart.title });
  if (chart.kind === 'bar' || chart.kind === 'interval') return [start, ...sayRows(chart, chart.rows)].join(' ');
  if (chart.kind === 'line' || chart.kind === 'multiples') return [start, ...sayLines(chart)].join(' ');
  const { series } = chart as SeriesBars;
  const lit = chart.rows.filter((row) => row.lit).map((row) => saySeries(chart, row, series));
  const count = chart.rows.length - lit.length;
  return [start, ...lit, ...(count > 0 ? [chart.word('figure.alt-others', { count })] : [])].join(' ');
}

/** Sentences on ranked values, for charts and maps. */
export function sayRows(
  { format, missing, word }: Pick<Chart, 'format' | 'missing' | 'word'>,
  rows: readonly ValueRow[],
): readonly string[] {
  const say = ({ label, value }: ValueRow): string => `${label} ${value === null ? missing : format(value)}`;
  const ranked = rankRows(rows.filter((row) => !row.reference && row.value !== null));
  const [first, last] = [ranked[0], ranked.at(-1)];
  const sentences: string[] = [];
  if (first && last && ranked.length > 1)
    sentences.push(word('figure.alt-extremes', { highest: say(first), lowest: say(last) }));
  for (const row of rows.filter((one) => one.lit || one.reference || (ranked.length < 2 && one.value !== null))) {
    const place = ranked.findIndex((other) => other.value === row.value) + 1;
    const isRanked = !row.reference && place > 0 && ranked.length > 1;
    sentences.push(
      isRanked ? word('figure.alt-place', { value: say(row), place, count: ranked.length }) : `${say(row)}.`,
    );
  }
  const lacking = rows.filter((row) => row.value === null && !row.lit && !row.reference).length;
  if (lacking > 0) sentences.push(word('figure.alt-missing', { count: lacking, missing }));
  return sentences;
}

function sayLines(chart: Extract<Chart, { kind: 'line' | 'multiples' }>): readonly string[] {
  const chosen = chart.rows.filter((row) => row.lit || row.reference);
  const sentences = (chosen.length > 0 ? chosen : chart.rows.slice(0, 1)).map((row) => {
    const known = chart.periods.flatMap((period, index) => {
      const value = row.values[index] ?? null;
      return value === null ? [] : [{ period, value: chart.format(value) }];
    });
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return `${row.label} ${chart.missing}.`;
    if (first === last) return `${row.label} ${first.value} (${first.period}).`;
    const [from, to] = [`${first.value} (${first.period})`, `${last.value} (${last.period})`];
    return chart.word('figure.alt-change', { label: row.label, from, to });
  });
  const count = chart.rows.length - sentences.length;
  return count > 0 ? [...sentences, chart.word('figure.alt-others', { count })] : sentences;
}

function saySeries(
  { format, missing }: Pick<Chart, 'format' | 'missing'>,
  row: SeriesRow,
  series: readonly string[],
): string {
  const parts = series.map((name, index) => {
    const value = row.values[index] ?? null;
    return `${name} ${value === null ? missing : format(value)}`;
  });
  return present(row.values).length === 0 ? `${row.label} ${missing}.` : `${row.label}: ${parts.join(', ')}.`;
}
