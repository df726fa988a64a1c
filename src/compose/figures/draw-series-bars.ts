// Draws horizontal bars of several series, side by side or end to end.
import type { SafeHtml } from '../../model.ts';
import { MOST_ROWS } from './choose-rows.ts';
import { draftAlt } from './draft-alt.ts';
import { drawValueAxis } from './draw-axis.ts';
import { drawLegend, MOST_SERIES, shadeClass } from './draw-legend.ts';
import { CHART_WIDTH, LINE_HEIGHT, type SeriesBars, type SeriesRow } from './figure-data.ts';
import { drawMissing, HALF_TEXT, layOutRows } from './row-layout.ts';
import { present, type Scale, scaleOf } from './scale-values.ts';
import { type Box, boxes, picture, textAt } from './svg.ts';
import { textWidth } from './text-width.ts';

const BAR = 10.5;
const GAP = 4;
/** What a page has room for, with a title and a source. */
const MOST_HEIGHT = 590;
/** What the lines take that say how many rows are left out. */
const LEFT_OUT = 40;

/** One bar: where it starts and ends, of which series, and what is written at its end. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly shade: number;
  readonly line: number;
}

/**
 * Draws them in the order given. Side by side, each bar has its number; end to end, each row has its total, and its
 * negative parts stand left of zero. More series than four throw: they could not be told apart.
 */
export function drawSeriesBars(chart: SeriesBars): SafeHtml {
  if (chart.series.length > MOST_SERIES) throw new Error(`A chart shows at most ${MOST_SERIES} series.`);
  const isStacked = chart.kind === 'stacked';
  const lanes = isStacked ? 1 : Math.max(1, chart.series.length);
  const most = isStacked ? MOST_ROWS : roomFor(chart.rows.length, lanes * BAR + 6);
  const { rows, left, top, bottom, svg } = layOutRows(chart.rows, { figure: chart, height: lanes * BAR + 6, most });
  const legend = drawLegend(chart.series, bottom + LINE_HEIGHT + 4);
  const bars = new Map(rows.map(({ row }) => [row, barsOf(row, isStacked)]));
  const ends = [...bars.values()].flat().flatMap(({ from, to }) => [from, to]);
  const labels = new Map(rows.map(({ row }) => [row, labelsOf(row, chart)]));
  const room = Math.max(0, ...[...labels.values()].flat().map(({ text }) => textWidth(text))) + GAP;
  const scale = scaleOf(ends, {
    range: [left + (ends.some((end) => end < 0) ? room : 0), CHART_WIDTH - room],
    fromZero: true,
    ticks: 5,
  });
  const shapes = new Map<string, Box[]>();
  const drawn = rows.map(({ row, y }) => {
    const first = y - (lanes * BAR) / 2;
    for (const bar of bars.get(row) ?? []) {
      const name = shadeClass(bar.shade, row.lit);
      const box = boxOf(bar, { scale, top: first });
      const alike = shapes.get(name);
      if (alike === undefined) shapes.set(name, [box]);
      else alike.push(box);
    }
    const texts = (labels.get(row) ?? []).map(({ text, at, line }) =>
      textAt(text, {
        x: scale(at) + (at < 0 ? -GAP : GAP),
        y: first + (line + 0.5) * BAR + HALF_TEXT,
        class: row.lit ? 'value-label lit' : 'value-label',
        anchor: at < 0 ? 'end' : 'start',
      }),
    );
    const gaps = row.values.flatMap((value, line) => (value === null && (!isStacked || line === 0) ? [line] : []));
    const missing =
      isStacked && row.values.some((value) => value !== null)
        ? []
        : gaps.map((line) => drawMissing(chart.missing, { x: scale(0) + GAP, y: first + (line + 0.5) * BAR }));
    return texts.join('') + missing.join('');
  });
  const shades = [...shapes].map(([name, all]) => boxes(name, all));
  const axis = drawValueAxis(scale, { top, bottom, format: chart.format });
  return picture(svg + axis + shades.join('') + drawn.join('') + legend.svg, {
    name: `${chart.kind}-bars`,
    height: legend.bottom,
    title: chart.title,
    alt: draftAlt(chart),
  });
}

function roomFor(rows: number, height: number): number {
  return rows * height <= MOST_HEIGHT ? rows : Math.floor((MOST_HEIGHT - LEFT_OUT) / height);
}

function barsOf({ values }: SeriesRow, isStacked: boolean): readonly Bar[] {
  let [below, above] = [0, 0];
  return values.flatMap((value, shade) => {
    if (value === null) return [];
    if (!isStacked) return [{ from: 0, to: value, shade, line: shade }];
    const from = value < 0 ? below : above;
    if (value < 0) below += value;
    else above += value;
    return [{ from, to: from + value, shade, line: 0 }];
  });
}

/** What is written: each number at its bar; the total beyond the end of a row that is whole. */
function labelsOf(
  { values }: SeriesRow,
  { kind, format }: SeriesBars,
): readonly { text: string; at: number; line: number }[] {
  if (kind !== 'stacked')
    return values.flatMap((value, line) => (value === null ? [] : [{ text: format(value), at: value, line }]));
  const parts = present(values);
  // The total of what is there is not the total.
  if (parts.length < values.length || parts.length === 0) return [];
  const above = parts.filter((part) => part > 0).reduce((sum, part) => sum + part, 0);
  return [{ text: format(parts.reduce((sum, part) => sum + part, 0)), at: above, line: 0 }];
}

function boxOf(bar: Bar, { scale, top }: { scale: Scale; top: number }): Box {
  const [from, to] = [scale(bar.from), scale(bar.to)];
  return {
    x: Math.min(from, to),
    y: top + bar.line * BAR + 0.5,
    width: Math.max(Math.abs(to - from), 0.5),
    height: BAR - 1,
  };
}
