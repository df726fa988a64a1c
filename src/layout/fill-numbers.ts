// Fills the slots that figures leave for their numbers: a folded table on the web, the way to the annex on paper.
import type { Document, FigureNumbers, SafeHtml } from '../model.ts';
import { changeHtml } from './change-html.ts';

/** Writes what stands under one figure: HTML, or "" for nothing. */
export type WriteNumbers = (numbers: FigureNumbers) => string;

/** The document with every slot filled; one whose numbers are not known is taken away. */
export function fillNumbers(document: Document, write: WriteNumbers): Document {
  const byId = new Map(document.annex.map((numbers) => [numbers.id, numbers]));
  return changeHtml(
    document,
    (html) =>
      html.replace(/<div data-numbers-of="([^"]*)"><\/div>/g, (_, id: string) => {
        const numbers = byId.get(id);
        return numbers === undefined ? '' : write(numbers);
      }) as SafeHtml,
  );
}
