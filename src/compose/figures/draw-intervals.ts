// Draws dots with the lines of their confidence intervals.
import type { SafeHtml } from '../../model.ts';
import { rankRows } from './choose-rows.ts';
import { draftAlt } from './draft-alt.ts';
import { drawValueAxis } from './draw-axis.ts';
import { drawReferences } from './draw-references.ts';
import { CHART_WIDTH, type Intervals, LINE_HEIGHT } from './figure-data.ts';
import { drawMissing, HALF_TEXT, layOutRows } from './row-layout.ts';
import { present, scaleOf } from './scale-values.ts';
import { digits, element, picture, textAt } from './svg.ts';
import { textWidth } from './text-width.ts';

const ROW = 15.5;
const MOST = 22;

/** Draws them, the highest first, with each value in a column on the right; the axis need not begin at zero. */
export function drawIntervals(chart: Intervals): SafeHtml {
  const ordered = rankRows(chart.rows.filter((row) => !row.reference));
  const references = chart.rows.filter((row) => row.reference);
  const { rows, left, top, bottom, svg } = layOutRows(ordered, { figure: chart, height: ROW, most: MOST });
  const numbers = present([
    ...rows.flatMap(({ row }) => [row.value, row.low, row.high]),
    ...references.map((row) => row.value),
  ]);
  const room = Math.max(0, ...rows.map(({ row }) => (row.value === null ? 0 : textWidth(chart.format(row.value)))));
  const scale = scaleOf(numbers, { range: [left + 4, CHART_WIDTH - room - 12], fromZero: false, ticks: 5 });
  const drawn = rows.map(({ row, y }) => {
    if (row.value === null) return drawMissing(chart.missing, { x: left + 4, y });
    const lit = row.lit ? ' lit' : '';
    const line =
      row.low === null || row.high === null
        ? ''
        : element('path', {
            class: `interval${lit}`,
            d: `M${digits(scale(row.low))} ${digits(y)}H${digits(scale(row.high))}`,
          });
    const point = element('circle', { class: `point${lit}`, cx: scale(row.value), cy: y, r: row.lit ? 3.6 : 3 });
    const label = { x: CHART_WIDTH, y: y + HALF_TEXT, class: `value-label${lit}`, anchor: 'end' as const };
    return line + point + textAt(chart.format(row.value), label);
  });
  const axis = drawValueAxis(scale, { top, bottom, format: chart.format });
  const lines = drawReferences(references, { scale, top, bottom: bottom + LINE_HEIGHT, figure: chart });
  return picture(svg + axis + lines.svg + drawn.join(''), {
    name: 'intervals',
    height: lines.bottom + 2,
    title: chart.title,
    alt: draftAlt(chart),
  });
}
