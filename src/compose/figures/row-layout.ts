// Turns rows of a horizontal chart into places on the page: a column of labels, and a line of its own for each row.
import { type Chosen, chooseRows } from './choose-rows.ts';
import { CHART_WIDTH, type Figure, LINE_HEIGHT } from './figure-data.ts';
import { textAt } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';

const WIDEST_LABEL = CHART_WIDTH * 0.4;
/** From a text's middle down to its baseline. */
export const HALF_TEXT = 3.2;
const GAP = 6;

export interface PlacedRow<Row> {
  readonly row: Row;
  /** Middle of the row. */
  readonly y: number;
}

export interface RowLayout<Row> {
  readonly rows: readonly PlacedRow<Row>[];
  /** Where the plot begins: right of the labels. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** The unit and the labels, drawn. */
  readonly svg: string;
}

/** Lays rows out under the chart's unit; `height` is the least height of a row. */
export function layOutRows<Row extends { readonly label: string; readonly lit?: boolean }>(
  all: readonly Row[],
  { figure, height, most }: { figure: Figure; height: number; most?: number },
): RowLayout<Row> {
  const chosen: readonly Chosen<Row>[] = chooseRows(all, most);
  const labels = chosen.map((one) => ('row' in one ? wrapText(one.row.label, WIDEST_LABEL) : []));
  const left = Math.max(0, ...labels.flat().map((line) => textWidth(line))) + GAP;
  const unit = unitLines(figure, CHART_WIDTH);
  const top = unit.height;
  let svg = unit.svg;
  let bottom = top;
  const rows: PlacedRow<Row>[] = [];
  chosen.forEach((one, index) => {
    if ('left' in one) {
      const lines = wrapText(figure.word('figure.more', { count: one.left }), CHART_WIDTH - left);
      svg += textAt(lines, { x: left, y: bottom + LINE_HEIGHT, class: 'axis' });
      bottom += lines.length * LINE_HEIGHT + 5;
      return;
    }
    const lines = labels[index] ?? [];
    const room = Math.max(height, lines.length * LINE_HEIGHT + 3);
    const y = bottom + room / 2;
    rows.push({ row: one.row, y });
    svg += textAt(lines, {
      x: left - GAP,
      y: y + HALF_TEXT - ((lines.length - 1) * LINE_HEIGHT) / 2,
      class: one.row.lit ? 'row-label lit' : 'row-label',
      anchor: 'end',
    });
    bottom += room;
  });
  return { rows, left, top, bottom, svg };
}

/** The unit over a chart, broken into lines where it is long. */
export function unitLines({ unit }: Figure, width: number): { svg: string; height: number } {
  if (unit === '') return { svg: '', height: 2 };
  const lines = wrapText(unit, width);
  return { svg: textAt(lines, { x: 0, y: LINE_HEIGHT - 2, class: 'axis' }), height: lines.length * LINE_HEIGHT + 5 };
}

/** Says in a row that its value is missing, at `x` or as far left of it as keeps it inside. */
export function drawMissing(text: string, { x, y }: { x: number; y: number }): string {
  const left = Math.max(0, Math.min(x, CHART_WIDTH - textWidth(text)));
  return textAt(text, { x: left, y: y + HALF_TEXT, class: 'missing' });
}
