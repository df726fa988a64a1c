// Draws lines over time with their names at their ends: this region lit, the country dark, the others pale.
import type { SafeHtml } from '../../model.ts';
import { draftAlt } from './draft-alt.ts';
import { CHART_WIDTH, LINE_HEIGHT, type Lines, type SeriesRow } from './figure-data.ts';
import { placeLabels } from './place-labels.ts';
import { type Point, round } from './project-places.ts';
import { HALF_TEXT, unitLines } from './row-layout.ts';
import { present, type Scale, scaleOf } from './scale-values.ts';
import { digits, element, picture, textAt } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';
import { thinArc } from './thin-arc.ts';
import { drawPeriods, placePeriods } from './time-scale.ts';

const PLOT_HEIGHT = 190;
const WIDEST_LABEL = CHART_WIDTH * 0.32;
const LEADER = 14;
/** More lines than these are not drawn but the lit ones and the references; the rest stands in the table. */
const MOST_LINES = 15;

/** Draws them; gaps in the data are gaps in the line. */
export function drawLines(chart: Lines): SafeHtml {
  const named = chart.rows.filter((row) => row.lit || row.reference);
  const rest = chart.rows.filter((row) => !row.lit && !row.reference);
  const free = Math.max(0, MOST_LINES - named.length);
  const rows = [...rest.slice(0, free), ...named];
  const left = rest.length - Math.min(free, rest.length);
  const empty = rows.filter((row) => present(row.values).length === 0);
  const drawn = rows.filter((row) => !empty.includes(row));
  const unit = unitLines(chart, CHART_WIDTH);
  const top = unit.height + 4;
  const labels = drawn.map((row) => wrapText(endLabel(chart, row), WIDEST_LABEL));
  const bottom = top + Math.max(PLOT_HEIGHT, labels.flat().length * LINE_HEIGHT - 8);
  const scale = scaleOf(
    drawn.flatMap((row) => present(row.values)),
    { range: [bottom, top], fromZero: false, ticks: 5 },
  );
  const ticks = scale
    .ticks(5)
    .map((tick) => ({ y: scale(tick), text: chart.format(tick) }))
    // With few decimals, neighbours may read the same.
    .filter(({ text }, index, all) => text !== all[index - 1]?.text);
  const plotLeft = Math.max(0, ...ticks.map(({ text }) => textWidth(text))) + 6;
  const plotRight = CHART_WIDTH - Math.max(0, ...labels.flat().map((text) => textWidth(text))) - LEADER - 2;
  const places = placePeriods(chart.periods, [plotLeft + 2, plotRight]);
  const grid = ticks.map(({ y }) => `M${digits(plotLeft)} ${digits(y)}H${digits(plotRight)}`).join('');
  const numbers = ticks.map(({ y, text }) =>
    textAt(text, { x: plotLeft - 4, y: y + HALF_TEXT, class: 'axis', anchor: 'end' }),
  );
  const notes = [
    ...(left > 0 ? wrapText(chart.word('figure.more', { count: left }), CHART_WIDTH) : []),
    ...empty.flatMap((row) => wrapText(`${row.label} ${chart.missing}`, CHART_WIDTH)),
  ];
  const ends = drawEnds(drawn, { labels, scale, places, top, bottom, x: plotRight });
  const lines = drawn.map((row) => drawLine(row, { scale, places }));
  const svg =
    unit.svg +
    element('path', { class: 'grid', d: grid }) +
    numbers.join('') +
    drawPeriods(chart.periods, { places, y: bottom, width: CHART_WIDTH }) +
    lines.join('') +
    ends +
    textAt(notes, { x: 0, y: bottom + 13 + LINE_HEIGHT + 4, class: 'missing' });
  const height = bottom + 18 + (notes.length === 0 ? 0 : 4 + notes.length * LINE_HEIGHT);
  return picture(svg, { name: 'lines', height, title: chart.title, alt: draftAlt(chart) });
}

/** "pale", "lit" or "reference" as a class. */
export function lineClass(row: SeriesRow): string {
  if (row.lit) return 'line lit';
  return row.reference ? 'line dark' : 'line';
}

/** One line, with a dot for each value that stands alone between gaps. */
export function drawLine(row: SeriesRow, { scale, places }: { scale: Scale; places: readonly number[] }): string {
  const points = row.values.map((value, index) => ({ x: places[index] ?? 0, value }));
  const name = lineClass(row);
  const alone = points.filter(
    ({ value }, index) =>
      value !== null && (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null,
  );
  const dots = alone.map(({ x, value }) =>
    element('circle', { class: name.replace('line', 'point'), cx: x, cy: scale(value ?? 0), r: 2 }),
  );
  return element('path', { class: name, d: pathOf(points, scale) }) + dots.join('');
}

/** Less than this, in points, nobody sees a line move. */
const UNSEEN = 0.25;

/** Steps from point to point, which are shorter to write than places; a missing value ends a piece of the line. */
function pathOf(points: readonly { x: number; value: number | null }[], scale: Scale): string {
  const pieces: Point[][] = [[]];
  for (const { x, value } of points) {
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push([round(x), round(scale(value))]);
  }
  return pieces.map((piece) => writePiece(thinArc(piece, UNSEEN))).join('');
}

function writePiece(points: readonly Point[]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${digits(x)} ${digits(y)}`;
      const [dx, dy] = [digits(x - before[0]), digits(y - before[1])];
      // A minus parts two numbers as well as a space does.
      return `l${dx}${dy.startsWith('-') ? '' : ' '}${dy}`;
    })
    .join('');
}

function endLabel(chart: Lines, row: SeriesRow): string {
  const last = present(row.values).at(-1);
  return row.lit || row.reference ? `${row.label} ${last === undefined ? '' : chart.format(last)}` : row.label;
}

interface Ends {
  readonly labels: readonly (readonly string[])[];
  readonly scale: Scale;
  readonly places: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
}

function drawEnds(rows: readonly SeriesRow[], { labels, scale, places, top, bottom, x }: Ends): string {
  const ends = rows.map(({ values }) => {
    const at = values.findLastIndex((value) => value !== null);
    return { x: places[at] ?? x, y: scale(values[at] ?? 0) };
  });
  const wanted = ends.map(({ y }, index) => ({ y, height: (labels[index]?.length ?? 1) * LINE_HEIGHT }));
  const heights = placeLabels(wanted, { top: top - 4, bottom: bottom + 4 });
  const leaders = ends.map((end, index) => {
    const y = heights[index] ?? end.y;
    return `M${digits(end.x + 2)} ${digits(end.y)}L${digits(x + LEADER - 6)} ${digits(y)}h3`;
  });
  const texts = rows.map((row, index) => {
    const lines = labels[index] ?? [];
    const first = (heights[index] ?? 0) + HALF_TEXT - ((lines.length - 1) * LINE_HEIGHT) / 2;
    return textAt(lines, { x: x + LEADER, y: first, class: lineClass(row).replace('line', 'row-label') });
  });
  return element('path', { class: 'leader', d: leaders.join('') }) + texts.join('');
}
