// Turns a block into a table of figures for all regions.
import { escapeHtml, textOfHtml } from '../escape-html.ts';
import { cellOf, formatOf, placesOf, unitOf } from './choose-cells.ts';
import { type FigureContext, fault, type Rendering } from './figure-block.ts';
import { type FigureTable, writeFigureTable } from './figure-table.ts';

/** Regions in their order or sorted (`-name` for the largest first, missing last), this one marked, the nation at the end. */
export function renderTable(context: FigureContext, { block, chosen }: Rendering): string {
  const { table, columns, period } = chosen;
  const { word, values } = context;
  const sort = block.attributes.sort ?? '';
  const by = columns.find(({ name }) => name === sort.replace(/^-/, ''));
  if (sort !== '' && !by)
    fault(context, {
      block,
      attribute: 'sort',
      text: `It cannot be sorted by "${sort}".`,
      known: columns.map(({ name }) => name),
    });
  const rows = placesOf(table, values.places).map((place) => ({
    ...place,
    numbers: columns.map(({ name }) => cellOf(table, { code: place.code, column: name, period })),
    key: by ? cellOf(table, { code: place.code, column: by.name, period }) : null,
  }));
  const sign = sort.startsWith('-') ? -1 : 1;
  const regions = rows.filter((row) => !row.reference);
  if (by)
    regions.sort((a, b) =>
      a.key === null || b.key === null ? Number(a.key === null) - Number(b.key === null) : sign * (a.key - b.key),
    );
  const written = (numbers: readonly (number | null)[]): string[] =>
    numbers.map((value, index) => {
      const column = columns[index];
      return value === null || !column ? table.missing : formatOf(column, word)(value);
    });
  const body: FigureTable = {
    head: [word('figure.place'), ...columns.map((column) => unitOf(column, { period: '', word }))],
    rows: [...regions, ...rows.filter((row) => row.reference)].map((row) => ({
      cells: [row.label, ...written(row.numbers)],
      lit: row.lit,
    })),
  };
  const title = textOfHtml(block.title) || table.title;
  const caption = block.number === '' ? title : `${word('table.number', { number: block.number })} ${title}`;
  const id = block.id === '' ? '' : ` id="${escapeHtml(block.id)}"`;
  return `<div class="data-table"${id}>${writeFigureTable(body, caption)}<div class="source">${block.body}${escapeHtml(table.attribution)}</div></div>`;
}
