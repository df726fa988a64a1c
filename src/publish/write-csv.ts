// Turns rows of texts and numbers into a CSV that spreadsheets open safely.

/** What may stand in a cell; null is an empty one. */
export type Cell = string | number | null;

/** What a spreadsheet would take for a formula, unless it is no more than numbers. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBERS = /^[-+]?[\d.,]+(?:%|; [-+]?[\d.,]+)*$/;

/**
 * RFC 4180: a header, CRLF after each row, cells in quotation marks where they must be; UTF-8 when encoded. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets do not show; numbers stay as they are.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) && !NUMBERS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
