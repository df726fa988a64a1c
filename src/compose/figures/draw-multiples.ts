// Draws small charts side by side, one for each row, all on the same scale and with the country in each.
import type { SafeHtml } from '../../model.ts';
import { chooseRows } from './choose-rows.ts';
import { draftAlt } from './draft-alt.ts';
import { drawLine } from './draw-lines.ts';
import { CHART_WIDTH, LINE_HEIGHT, type Lines } from './figure-data.ts';
import { unitLines } from './row-layout.ts';
import { present, scaleOf } from './scale-values.ts';
import { digits, element, picture, textAt } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';
import { placeTimes, timesOf } from './time-scale.ts';

const COLUMNS = 3;
const GAP = 14;
const PANEL = (CHART_WIDTH - GAP * (COLUMNS - 1)) / COLUMNS;
const PLOT = 52;
const MOST_PANELS = 12;

/** Draws them in the order given; panels beyond what a page can hold are left out with a line that says how many. */
export function drawMultiples(chart: Lines): SafeHtml {
  const references = chart.rows.filter((row) => row.reference);
  const chosen = chooseRows(
    chart.rows.filter((row) => !row.reference),
    MOST_PANELS,
  );
  const rows = chosen.flatMap((one) => ('row' in one ? [one.row] : []));
  const left = chosen.reduce((sum, one) => sum + ('left' in one ? one.left : 0), 0);
  const values = [...rows, ...references].flatMap((row) => present(row.values));
  const domain = scaleOf(values, { range: [PLOT, 0], fromZero: false, ticks: 10 }).domain();
  const names = references.map((row) => row.label).join(', ');
  const [low = 0, high = 0] = domain;
  const note = chart.word('figure.same-scale', { low: chart.format(low), high: chart.format(high) });
  const notes = wrapText(names === '' ? note : `${note} ${chart.word('figure.dark-line', { names })}`, CHART_WIDTH);
  const more = left > 0 ? wrapText(chart.word('figure.more', { count: left }), CHART_WIDTH) : [];
  const times = timesOf(chart.periods);
  const unit = unitLines(chart, CHART_WIDTH);
  let svg = unit.svg;
  // Layer by layer: lines of one kind in a row are written as one.
  let [grids, darks, lines] = ['', '', ''];
  let top = unit.height;
  for (let first = 0; first < rows.length; first += COLUMNS) {
    const band = rows.slice(first, first + COLUMNS);
    const heads = band.map((row) => wrapText(row.label, PANEL));
    const headHeight = Math.max(...heads.map((lines) => lines.length)) * LINE_HEIGHT + 6;
    band.forEach((row, index) => {
      const x = index * (PANEL + GAP);
      const y = top + headHeight;
      svg += textAt(heads[index] ?? [], {
        x,
        y: top + LINE_HEIGHT - 2,
        class: row.lit ? 'row-label lit' : 'row-label',
      });
      const last = present(row.values).at(-1);
      const lastText = last === undefined ? '' : chart.format(last);
      const right = x + PANEL - textWidth(lastText) - 4;
      const scale = scaleOf(domain, { range: [y + PLOT, y], fromZero: false });
      grids += element('path', { class: 'grid', d: `M${digits(x)} ${digits(y + PLOT)}H${digits(right)}` });
      if (last === undefined) svg += textAt(chart.missing, { x, y: y + PLOT / 2, class: 'missing' });
      else {
        const places = placeTimes(times, [x + 1, right]);
        darks += references.map((one) => drawLine(one, { scale, places })).join('');
        lines += drawLine(row, { scale, places });
        const label = row.lit ? 'value-label lit' : 'value-label';
        const end = Math.min(Math.max(scale(last) + 3, y + 6), y + PLOT);
        svg += textAt(lastText, { x: x + PANEL, y: end, class: label, anchor: 'end' });
      }
      // Once in each column is enough: all have the same periods.
      if (first + index + COLUMNS >= rows.length)
        svg += drawSpan(chart.periods, { x, right: Math.max(right, x), y: y + PLOT + LINE_HEIGHT });
    });
    const isLowest = first + COLUMNS * 2 > rows.length;
    top += headHeight + PLOT + (isLowest ? LINE_HEIGHT : 0) + 12;
  }
  svg += textAt([...more, ...notes], { x: 0, y: top + LINE_HEIGHT - 4, class: 'axis' });
  return picture(svg + grids + darks + lines, {
    name: 'multiples',
    height: top + (more.length + notes.length) * LINE_HEIGHT,
    title: chart.title,
    alt: draftAlt(chart),
  });
}

/** The first and the last period under a panel; where both do not fit, as one text from the left. */
function drawSpan(periods: readonly string[], { x, right, y }: { x: number; right: number; y: number }): string {
  const [first = '', last = ''] = [periods[0], periods.length > 1 ? periods.at(-1) : ''];
  if (last === '' || textWidth(first) + textWidth(last) + 4 > right - x)
    return textAt(wrapText(last === '' ? first : `${first} – ${last}`, PANEL), { x, y, class: 'axis' });
  return textAt(first, { x, y, class: 'axis' }) + textAt(last, { x: right, y, class: 'axis', anchor: 'end' });
}
