// Turns a chart or a map into a table of the same numbers.
import type { FigureTable, FigureTableRow, SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { MOST_ROWS } from '../split-long-table.ts';
import { formatNumber } from '../values/format-worth.ts';
import { rankRows } from './choose-rows.ts';
import type { AreaMap } from './draw-area-map.ts';
import type { Chart, ValueRow, Words } from './figure-data.ts';

/** All rows of the figure, in the order in which it shows them, references last; none is left out. */
export function tableOfFigure(figure: Chart | (AreaMap & { readonly kind: 'map' })): FigureTable {
  const { format, missing, word, unit } = figure;
  const mark = word('table.missing-mark');
  const cell = (value: number | null | undefined): string => (typeof value === 'number' ? format(value) : mark);
  const noted = (table: Omit<FigureTable, 'notes'>): FigureTable => ({
    ...table,
    notes: notesOf(table.rows, { missing, word }),
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

/** Says what the mark of a missing figure stands for, where there is one. */
export function notesOf(
  rows: FigureTable['rows'],
  { missing, word }: { missing: string; word: Words },
): readonly string[] {
  const mark = word('table.missing-mark');
  return rows.some(({ cells }) => cells.includes(mark)) ? [word('table.missing', { mark, missing })] : [];
}

/** What a table is called; `label` is "Table 4.1." or "", `texts` are the columns that hold no numbers. */
export interface TableCaption {
  readonly label: string;
  readonly title: string;
  /** What all columns show, or "". */
  readonly unit: string;
  readonly texts: ReadonlySet<number>;
  readonly word: Words;
}

/** Writes it as HTML with heads for rows and columns; a long one as several tables, which say what they go on with. */
export function writeFigureTable(table: FigureTable, { label, title, unit, texts, word }: TableCaption): SafeHtml {
  const kind = (index: number): string => (texts.has(index) ? '' : ' class="number"');
  const head = table.head
    .map((text, index) => `<th scope="col"${index === 0 ? '' : kind(index)}>${escapeHtml(text)}</th>`)
    .join('');
  const rows = table.rows.map(({ cells: [name = '', ...cells], mark }) => {
    // Chromium leaves an empty cell out of the tagged table.
    const values = cells.map(
      (cell, index) => `<td${kind(index + 1)}>${escapeHtml(cell === '' ? '\u00a0' : cell)}</td>`,
    );
    return `<tr${mark === '' ? '' : ` class="${mark}"`}><th scope="row">${escapeHtml(name)}</th>${values.join('')}</tr>`;
  });
  const tables: string[] = [];
  for (let first = 0; first === 0 || first < rows.length; first += MOST_ROWS) {
    const chunk = rows.slice(first, first + MOST_ROWS);
    const span = { label: label || title, from: formatNumber(first + 1, 0), to: formatNumber(first + chunk.length, 0) };
    const caption = escapeHtml(first === 0 ? `${label} ${title}`.trim() : word('table.continued', span));
    const below = first > 0 || unit === '' ? '' : ` <span class="table-unit">${escapeHtml(unit)}</span>`;
    tables.push(
      `<table><caption>${caption}${below}</caption><thead><tr>${head}</tr></thead><tbody>${chunk.join('')}</tbody></table>`,
    );
  }
  return `<div class="table">${tables.join('')}</div>` as SafeHtml;
}
