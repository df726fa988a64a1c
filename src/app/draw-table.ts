// Turns cells into a table for a terminal.
import { cellsOf, cleanText, cutToCells } from './clean-text.ts';
import type { Paint } from './render-messages.ts';

/** One cell; `paint` is put on after it was measured. */
export interface TableCell {
  readonly text: string;
  readonly paint?: Paint;
}

const GAP = '  ';
/** A name may be cut to this before a table counts as too wide. */
const MIN_NAME = 16;

/**
 * Draws rows whose first cell is a name, to the left, and whose others stand to the right of their column.
 * Yields null where that does not fit the width, for the caller to write something else.
 */
export function drawTable(rows: readonly (readonly TableCell[])[], width: number): string | null {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => cellsOf(row[at]?.text ?? ''))));
  const [name = 0, ...others] = widths;
  const taken = others.reduce((sum, cells) => sum + cells + GAP.length, 0);
  const room = Math.min(name, width - taken);
  if (room < Math.min(name, MIN_NAME)) return null;
  return rows
    .map((row) =>
      row
        .map((cell, at) => pad(cell, at === 0 ? -room : (widths[at] ?? 0)))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

/** Pads to the right for a negative width, else to the left; what is too long is cut. */
function pad({ text, paint }: TableCell, width: number): string {
  const clean = cleanText(text, ' ');
  const cells = Math.abs(width);
  const cut = cellsOf(clean) <= cells ? clean : `${cutToCells(clean, cells - 1)}…`;
  const space = ' '.repeat(cells - cellsOf(cut));
  const painted = paint === undefined || cut === '' ? cut : paint(cut);
  return width < 0 ? painted + space : space + painted;
}

/** Breaks text into lines of at most `width` cells, at spaces; the first keeps its own indent, the others begin with `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  const lead = /^ */.exec(text)?.[0] ?? '';
  for (const word of text.slice(lead.length).split(' ')) {
    const longer = line === '' ? lead + word : `${line} ${word}`;
    if (line !== '' && cellsOf(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}
