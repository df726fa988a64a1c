// Turns rendered HTML into one line of plain text, as it reads in a cell of a table.
import { textOfHtml } from './escape-html.ts';

/** Calls of notes are numbers that mean nothing on their own; a drawing has a text of its own beside it. */
const LEFT_OUT = /<sup><a class="note-call"[\s\S]*?<\/sup>|<svg[\s\S]*?<\/svg>/g;
/** Where one of these begins or ends, words must not run together. */
const BLOCK = /<\/?(?:p|div|li|ul|ol|h\d|tr|table|blockquote|figure|figcaption|dd|dt|dl|pre|section|br)\b[^>]*>/g;

/** Text without tags, notes and drawings, with a bar between the cells of a table and with ordinary spaces. */
export function textForData(html: string): string {
  if (!/[<&]/.test(html)) return oneLine(html);
  const spaced = html
    .replace(LEFT_OUT, '')
    .replace(/<\/t[dh]>\s*<t[dh]\b/g, '</td> | <td')
    .replace(BLOCK, ' ');
  return oneLine(textOfHtml(spaced));
}

/** With every kind of space an ordinary one. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
