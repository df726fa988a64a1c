// Draws the names of series, each after a patch of its shade.
import { CHART_WIDTH, LINE_HEIGHT } from './figure-data.ts';
import { element, textAt } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';

const PATCH = 8;
const INDENT = PATCH + 4;
const GAP = 12;

/** Draws the names one after another, in as many lines as they need, from `top`; says where they end. */
export function drawLegend(names: readonly string[], top: number): { svg: string; bottom: number } {
  let x = 0;
  let y = top + LINE_HEIGHT;
  let svg = '';
  names.forEach((name, index) => {
    const lines = wrapText(name, CHART_WIDTH - INDENT);
    const width = INDENT + Math.max(...lines.map((line) => textWidth(line)));
    if (x > 0 && x + width > CHART_WIDTH) {
      x = 0;
      y += LINE_HEIGHT + 2;
    }
    svg += element('rect', { class: shadeClass(index), x, y: y - PATCH, width: PATCH, height: PATCH });
    svg += textAt(lines, { x: x + INDENT, y, class: 'legend' });
    y += (lines.length - 1) * LINE_HEIGHT;
    x += width + GAP;
  });
  return { svg, bottom: y + 8 };
}

/** Class of the bars and patches of series `index`: from dark to light, and again from the start after the fourth. */
export function shadeClass(index: number, lit = false): string {
  return `bar shade-${(index % MOST_SERIES) + 1}${lit ? ' lit' : ''}`;
}

/** As many shades as can be told apart. */
export const MOST_SERIES = 4;
