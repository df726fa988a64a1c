// Turns a drawing into a figure with its number, title, source and table.
import type { SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Words } from './figure-data.ts';
import { type FigureTable, writeFigureTable } from './figure-table.ts';

/** What stands round a drawing; `number` is "2.1" or "", `source` the line of publisher and licence. */
export interface FigureParts {
  readonly id: string;
  readonly number: string;
  readonly title: SafeHtml;
  readonly drawing: SafeHtml;
  readonly source: SafeHtml;
  /** Null where there are no numbers. */
  readonly table: FigureTable | null;
  readonly word: Words;
}

/** The figure as HTML; its table is folded, and does not show on paper. */
export function writeFigure({ id, number, title, drawing, source, table, word }: FigureParts): SafeHtml {
  const label =
    number === '' ? '' : `<span class="figure-number">${escapeHtml(word('figure.number', { number }))}</span> `;
  const caption = source === '' ? '' : `<figcaption class="figure-source">${source}</figcaption>`;
  const details =
    table === null
      ? ''
      : `<details class="figure-data"><summary>${escapeHtml(word('figure.data'))}</summary>${writeFigureTable(table, word('figure.data-of', { number }))}</details>`;
  return `<figure class="figure"${id === '' ? '' : ` id="${escapeHtml(id)}"`}><p class="figure-title">${label}${title}</p><div class="figure-drawing">${drawing}</div>${caption}${details}</figure>` as SafeHtml;
}
