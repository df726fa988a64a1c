// Draws horizontal bars, longest first, with this region lit and the country as a dotted line.
import type { SafeHtml } from '../../model.ts';
import { chooseRows, rankRows } from './choose-rows.ts';
import { draftAlt } from './draft-alt.ts';
import { drawReferences } from './draw-references.ts';
import { CHART_WIDTH, LINE_HEIGHT, type RankedBars } from './figure-data.ts';
import { drawMissing, HALF_TEXT, layOutRows } from './row-layout.ts';
import { present, scaleOf } from './scale-values.ts';
import { type Box, boxes, digits, element, picture, textAt } from './svg.ts';
import { textWidth } from './text-width.ts';

const ROW = 15.5;
const BAR = 9.5;
const GAP = 4;

/** Draws them; rows beyond what a page can hold are left out with a line that says how many. */
export function drawRankedBars(chart: RankedBars): SafeHtml {
  const others = chart.rows.filter((row) => !row.reference);
  const ordered = chart.keepOrder ? others : rankRows(others);
  const references = chart.rows.filter((row) => row.reference);
  const { rows, left, top, bottom, svg } = layOutRows(ordered, { figure: chart, height: ROW });
  const shown = present([
    ...chooseRows(ordered).flatMap((one) => ('row' in one ? [one.row.value] : [])),
    ...references.map((row) => row.value),
  ]);
  const room = (values: readonly number[]): number =>
    Math.max(0, ...values.map((value) => textWidth(chart.format(value)) + GAP));
  const negative = shown.filter((value) => value < 0);
  const scale = scaleOf(shown, {
    range: [left + room(negative), CHART_WIDTH - room(shown.filter((value) => value >= 0))],
    fromZero: true,
  });
  const zero = scale(0);
  const bars: { box: Box; lit: boolean }[] = [];
  const grounds: Box[] = [];
  const crossed = present(references.map((row) => row.value)).map(scale);
  let labels = '';
  for (const { row, y } of rows) {
    const lit = row.lit ? ' lit' : '';
    if (row.value === null) {
      labels += drawMissing(chart.missing, { x: zero + GAP, y });
      continue;
    }
    const end = scale(row.value);
    const x = Math.min(zero, end);
    bars.push({
      box: { x, y: y - BAR / 2, width: Math.max(Math.abs(end - zero), 0.5), height: BAR },
      lit: row.lit === true,
    });
    const isNegative = row.value < 0;
    const width = textWidth(chart.format(row.value));
    const start = isNegative ? end - GAP - width : end + GAP;
    // A label that a reference line would run through stands on a ground of its own: a stroke round letters is no font.
    if (crossed.some((at) => at > start - 1 && at < start + width + 1))
      grounds.push({ x: start - 1.5, y: y - LINE_HEIGHT / 2, width: width + 3, height: LINE_HEIGHT });
    labels += textAt(chart.format(row.value), {
      x: end + (isNegative ? -GAP : GAP),
      y: y + HALF_TEXT,
      class: `value-label${lit}`,
      anchor: isNegative ? 'end' : 'start',
    });
  }
  const drawn = [false, true].map((lit) =>
    boxes(
      lit ? 'bar lit' : 'bar',
      bars.filter((bar) => bar.lit === lit).map(({ box }) => box),
    ),
  );
  const axis =
    negative.length > 0
      ? element('path', { class: 'zero', d: `M${digits(zero)} ${digits(top)}V${digits(bottom)}` })
      : '';
  const lines = drawReferences(references, { scale, top, bottom, figure: chart });
  return picture(svg + drawn.join('') + axis + lines.svg + boxes('label-ground', grounds) + labels, {
    name: 'ranked-bars',
    height: lines.bottom,
    title: chart.title,
    alt: draftAlt(chart),
  });
}
