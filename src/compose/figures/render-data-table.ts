// Turns a block into a table of figures for all regions.
import type { FigureTable } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { cellOf } from './choose-cells.ts';
import { columnsOfTable } from './columns-of-table.ts';
import { type FigureContext, fault, type Rendering } from './figure-block.ts';
import { markOf, writeFigureTable } from './figure-table.ts';
import { placesOfBlock } from './places-of-block.ts';

/** Regions in their order or sorted (`-name` for the largest first, missing last), this one marked, the nation at the end. */
export function renderTable(context: FigureContext, { block, chosen }: Rendering): string {
  const { table, columns, period } = chosen;
  const { word } = context;
  const sort = block.attributes.sort ?? '';
  const by = columns.find(({ name }) => name === sort.replace(/^-/, ''));
  if (sort !== '' && !by)
    fault(context, {
      block,
      attribute: 'sort',
      text: `It cannot be sorted by "${sort}".`,
      known: columns.map(({ name }) => name),
    });
  const places = placesOfBlock(context, { block, chosen });
  const shown = columnsOfTable(context, { block, chosen });
  if (places === null || shown === null) return '';
  const rows = places.map((place) => ({
    ...place,
    cells: [
      place.label,
      ...shown.map(({ value, format }) => {
        const number = value(place.code);
        return number === null ? table.missing : format(number);
      }),
    ],
    key: by ? cellOf(table, { code: place.code, column: by.name, period }) : null,
  }));
  const sign = sort.startsWith('-') ? -1 : 1;
  const regions = rows.filter((row) => !row.reference);
  if (by)
    regions.sort((a, b) =>
      a.key === null || b.key === null ? Number(a.key === null) - Number(b.key === null) : sign * (a.key - b.key),
    );
  const body: FigureTable = {
    head: [word('figure.place'), ...shown.map(({ head }) => head)],
    rows: [...regions, ...rows.filter((row) => row.reference)].map((row) => ({
      mark: markOf(row),
      cells: row.cells,
    })),
    notes: [],
  };
  const title = block.plainTitle || table.title;
  const caption = block.number === '' ? title : `${word('table.number', { number: block.number })} ${title}`;
  const id = block.id === '' ? '' : ` id="${escapeHtml(block.id)}"`;
  return `<div class="data-table"${id}>${writeFigureTable(body, caption)}<div class="source">${block.body}${escapeHtml(table.attribution)}</div></div>`;
}
