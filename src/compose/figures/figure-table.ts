// Turns a chart or a map into a table of the same numbers.
import type { FigureTable, FigureTableRow, SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { rankRows } from './choose-rows.ts';
import type { AreaMap } from './draw-area-map.ts';
import type { Chart, ValueRow } from './figure-data.ts';

/** All rows of the figure, in the order in which it shows them, references last; none is left out. */
export function tableOfFigure(figure: Chart | (AreaMap & { readonly kind: 'map' })): FigureTable {
  const { format, missing, word, unit } = figure;
  const mark = word('table.missing-mark');
  const cell = (value: number | null | undefined): string => (typeof value === 'number' ? format(value) : mark);
  const noted = (table: Omit<FigureTable, 'notes'>): FigureTable => ({
    ...table,
    notes: table.rows.some(({ cells }) => cells.includes(mark)) ? [word('table.missing', { mark, missing })] : [],
  });
  const place = word('figure.place');
  switch (figure.kind) {
    case 'bar':
    case 'map':
    case 'interval': {
      const others = figure.rows.filter((row) => !row.reference);
      const rows = figure.kind === 'bar' && figure.keepOrder ? others : rankRows<ValueRow>(others);
      const ends = figure.kind === 'interval' ? new Map(figure.rows.map((row) => [row as ValueRow, row])) : null;
      return noted({
        head: [place, unit, ...(ends ? [word('figure.low'), word('figure.high')] : [])],
        rows: [...rows, ...figure.rows.filter((row) => row.reference)].map((row) => {
          const interval = ends?.get(row);
          const bounds = interval ? [cell(interval.low), cell(interval.high)] : [];
          return { mark: markOf(row), cells: [row.label, cell(row.value), ...bounds] };
        }),
      });
    }
    default: {
      const names = 'series' in figure ? figure.series : figure.periods;
      return noted({
        head: [place, ...names],
        rows: figure.rows.map((row) => ({
          mark: markOf(row),
          cells: [row.label, ...names.map((_, index) => cell(row.values[index]))],
        })),
      });
    }
  }
}

/** What a row is to the edition. */
export function markOf({ lit, reference }: { lit?: boolean; reference?: boolean }): FigureTableRow['mark'] {
  if (lit) return 'here';
  return reference ? 'whole' : '';
}

/** Writes it as HTML with heads for rows and columns. */
export function writeFigureTable(table: FigureTable, caption: string): SafeHtml {
  const head = table.head
    .map((text, index) => `<th scope="col"${index > 0 ? ' class="number"' : ''}>${escapeHtml(text)}</th>`)
    .join('');
  const rows = table.rows.map(({ cells: [name = '', ...cells], mark }) => {
    const values = cells.map((cell) => `<td class="number">${escapeHtml(cell)}</td>`).join('');
    return `<tr${mark === '' ? '' : ` class="${mark}"`}><th scope="row">${escapeHtml(name)}</th>${values}</tr>`;
  });
  return `<div class="table"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>` as SafeHtml;
}
