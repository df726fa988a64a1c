// Turns the spaces inside short brackets of table heads into ones that do not break.
import type { SafeHtml } from '../model.ts';

/** Keeps a unit such as "(£ million)" on one line in the heads of tables; only spaces between signs change, no tag. */
export function holdBrackets(html: SafeHtml): SafeHtml {
  return html.replace(/<th(?=[\s>])[^>]*>[\s\S]*?<\/th>/g, (cell) =>
    cell.replace(/\([^()<>"]{1,16}\)/g, (bracket) => bracket.replaceAll(' ', '\u00a0')),
  ) as SafeHtml;
}
