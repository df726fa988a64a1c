// Checks the tables of a PDF: that rows line up, and that heads say what they head.
import { PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { at } from './check-structure.ts';
import type { Checked, OpenPdf } from './open-pdf.ts';
import { entryOf } from './pdf-values.ts';
import type { Tag, TagTree } from './read-tags.ts';

/** A cell may span this many others at most, so that a wrong number costs no memory. */
const MOST_SPANNED = 1000;
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
};

/** Checks each table of the tree. */
export function checkTables({ tags }: OpenPdf): Checked[] {
  if (tags === null) return [];
  const tables = tags.all.filter(({ type }) => type === 'Table');
  const astray = tags.all.filter(({ type, parent }) => PARENTS[type]?.includes(parent?.type ?? '') === false);
  const irregular = tables.flatMap((table) => {
    const text = irregularity(rowsOf(table), tags);
    return text === '' ? [] : [at(table, text)];
  });
  const heads = tables.flatMap((table) => {
    const cells = rowsOf(table).flatMap(cellsOf);
    if (cells.length === 0) return [];
    const ths = cells.filter(({ type }) => type === 'TH');
    if (ths.length === 0) return [at(table, 'A table has no head cells.')];
    const named = cells.every((cell) => cell.type === 'TH' || tags.attributeOf(cell, 'Headers') !== undefined);
    const silent = named ? [] : ths.filter((cell) => !scopes(cell, tags));
    return silent.map((cell) => at(cell, 'A head cell does not say whether it heads a row or a column (Scope).'));
  });
  const misplaced = astray.map((tag) => at(tag, `"${tag.type}" stands in "${tag.parent?.type ?? 'nothing'}".`));
  return [
    { rule: 'pdf-tables-regular', items: tables.length, faults: [...irregular, ...misplaced] },
    { rule: 'pdf-table-heads', items: tables.length, faults: heads },
  ];
}

function scopes(cell: Tag, tags: TagTree): boolean {
  const scope = tags.attributeOf(cell, 'Scope');
  return scope instanceof PDFName && ['Row', 'Column', 'Both'].includes(scope.decodeText());
}

/** What is wrong with the grid, or "": rows of different widths, counting what reaches down, or spans below the last row. */
function irregularity(rows: readonly Tag[], tags: TagTree): string {
  const reaching: number[] = [];
  let first: number | null = null;
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while ((reaching[column] ?? 0) > 0) column++;
      const down = spanOf(cell, 'RowSpan', tags);
      for (let across = spanOf(cell, 'ColSpan', tags); across > 0; across--) reaching[column++] = down;
    }
    const width = Array.from(reaching, (left = 0) => left).filter((left) => left > 0).length;
    first ??= width;
    if (width !== first) return `Row ${index + 1} of a table fills ${width} of ${first} columns.`;
    for (const [at, left] of reaching.entries()) reaching[at] = Math.max(0, (left ?? 0) - 1);
  }
  return reaching.some((left) => left > 0) ? 'A cell of a table reaches below its last row.' : '';
}

function spanOf(cell: Tag, key: string, tags: TagTree): number {
  const span = tags.attributeOf(cell, key) ?? entryOf(cell.dict, key);
  const count = span instanceof PDFNumber ? span.asNumber() : 1;
  return Number.isInteger(count) && count >= 1 ? Math.min(count, MOST_SPANNED) : 1;
}

function rowsOf(table: Tag): readonly Tag[] {
  return table.kids.flatMap((kid) =>
    kid.type === 'TR'
      ? [kid]
      : /^T(Head|Body|Foot)$/.test(kid.type)
        ? kid.kids.filter(({ type }) => type === 'TR')
        : [],
  );
}

function cellsOf(row: Tag): readonly Tag[] {
  return row.kids.filter(({ type }) => type === 'TH' || type === 'TD');
}
