// Turns a block into a table of figures for all regions.
import type { FigureTable } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import type { FigurePlace } from './choose-cells.ts';
import { columnsOfTable } from './columns-of-table.ts';
import { type FigureContext, list, type Rendering } from './figure-block.ts';
import { markOf, notesOf, writeFigureTable } from './figure-table.ts';
import { orderRows } from './order-rows.ts';
import { placesOfBlock } from './places-of-block.ts';
import { totalRow } from './total-row.ts';

/** The places in their order or sorted, this region marked, the nation or a sum at the end, and notes on what is not there. */
export function renderTable(context: FigureContext, rendering: Rendering): string {
  const { block, chosen } = rendering;
  const { table } = chosen;
  const { word } = context;
  const places = placesOfBlock(context, rendering);
  const shown = columnsOfTable(context, rendering);
  if (places === null || shown === null) return '';
  const { unit, columns } = shown;
  const mark = word('table.missing-mark');
  const write = (place: FigurePlace): readonly string[] => [
    place.label,
    ...columns.map(({ value, format }) => {
      const cell = value(place.code);
      return typeof cell === 'number' ? format(cell) : (cell ?? mark);
    }),
  ];
  const own = places.filter(({ reference }) => !reference);
  const ordered = orderRows(context, rendering, own);
  const total = totalRow(context, rendering, { places, columns, write });
  if (ordered === null || total === null) return '';
  const rows = [...ordered.rows.map((place) => ({ mark: markOf(place), cells: write(place) })), ...total];
  const left = ordered.left === 0 ? [] : [word('table.left-out', { count: ordered.left, of: own.length })];
  const head = [word('figure.place'), ...columns.map((column) => column.head)];
  const body: FigureTable = { head, rows, notes: [...left, ...notesOf(rows, { missing: table.missing, word })] };
  const texts = new Set(columns.flatMap(({ isText }, at) => (isText ? [at + 1] : [])));
  const label = block.number === '' ? '' : word('table.number', { number: block.number });
  const title = block.plainTitle || table.title;
  list(context, { block, title });
  const html = writeFigureTable(body, { label, title, unit, texts, word });
  const notes = body.notes.length === 0 ? '' : `<p class="table-note">${escapeHtml(body.notes.join(' '))}</p>`;
  const id = block.id === '' ? '' : ` id="${escapeHtml(block.id)}"`;
  return `<div class="data-table"${id}>${html}${notes}<div class="source">${block.body}${escapeHtml(table.attribution)}</div></div>`;
}
