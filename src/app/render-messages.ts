// Turns messages into the text that an author reads: place, rule, what is wrong, and the line it is in.
import type { Message, Severity } from '../model.ts';
import { cellsOf, cleanText, cutToCells } from './clean-text.ts';

export type Paint = (text: string) => string;

export interface Colours {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly bold: Paint;
  readonly dim: Paint;
}

/** For where there are no colours. */
export const PLAIN: Colours = {
  severity: { error: String, warning: String, info: String },
  bold: String,
  dim: String,
};

/** Lines of source are cut to this width around the fault; paragraphs are often one long line. */
const WIDTH = 100;
/** What of a long line is shown before the fault. */
const LEAD = 40;

/**
 * Renders messages as in:
 *
 *     sections/03.md:41:18 error citation-key-exists
 *       "forth2021" is not in references.bib. Did you mean "forth2020"?
 *       40 | The gap has been put at £4 billion a year
 *       41 | of public R&D [@forth2021].
 *          |                ^^^^^^^^^^
 *
 * `linesOf` gives a file's lines, or null when it cannot be read.
 */
export function renderMessages(
  messages: readonly Message[],
  linesOf: (file: string) => readonly string[] | null,
  colours: Colours,
): string {
  return messages
    .map((message) => [headOf(message, colours), ...adviceOf(message), ...frameOf(message, linesOf, colours)])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function headOf({ file, line, column, severity, rule }: Message, { severity: paint, bold, dim }: Colours): string {
  const place = [
    cleanText(file, ' '),
    ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])]),
  ];
  return `${bold(place.join(':'))} ${paint[severity](severity)} ${dim(rule)}`;
}

/** What is wrong and what mends it, on one line where that is short. */
function adviceOf({ text, hint }: Message): string[] {
  const [wrong, mend] = [cleanText(text, ' '), hint === undefined ? '' : cleanText(hint, ' ')];
  if (mend === '') return [`  ${wrong}`];
  return cellsOf(wrong) + cellsOf(mend) < WIDTH ? [`  ${wrong} ${mend}`] : [`  ${wrong}`, `  ${mend}`];
}

/** The line of the fault, with the one before it and a mark below it; nothing where the file has no such line. */
export function frameOf(
  message: Message,
  linesOf: (file: string) => readonly string[] | null,
  colours: Colours,
): string[] {
  if (message.line === undefined) return [];
  const lines = linesOf(message.file);
  const source = lines?.[message.line - 1];
  if (source === undefined) return [];
  const gutter = String(message.line).length;
  const numbered = (number: number | '', text: string) =>
    `  ${colours.dim(`${String(number).padStart(gutter)} |`)}${text === '' ? '' : ` ${text}`}`;
  const before = lines?.[message.line - 2];
  const frame = before === undefined ? [] : [numbered(message.line - 1, shorten(cleanText(before)))];
  if (message.column === undefined) return [...frame, numbered(message.line, shorten(cleanText(source)))];
  const { text, from, length } = around(source, message.column, message.endColumn ?? message.column + 1);
  const carets = colours.severity[message.severity]('^'.repeat(length));
  return [...frame, numbered(message.line, text), numbered('', ' '.repeat(from) + carets)];
}

/** The part of a line that shows columns `column` up to `endColumn`, and the cells at which they stand in it. */
function around(source: string, column: number, endColumn: number) {
  let lead = cleanText(source.slice(0, column - 1));
  const fault = cleanText(source.slice(column - 1, endColumn - 1));
  const rest = cleanText(source.slice(endColumn - 1));
  if (cellsOf(lead + fault + rest) > WIDTH && cellsOf(lead) > LEAD) {
    const words = lead.slice(-LEAD);
    lead = `… ${words.slice(words.indexOf(' ') + 1)}`;
  }
  const from = cellsOf(lead);
  return { text: shorten(lead + fault + rest), from, length: Math.max(1, Math.min(cellsOf(fault), WIDTH - from)) };
}

function shorten(text: string): string {
  return cellsOf(text) <= WIDTH ? text : `${cutToCells(text, WIDTH - 2)} …`;
}
