// Fills the slots that figures leave for their numbers: a folded table on the web, the way to the annex on paper.
import type { Document, FigureNumbers, SafeHtml } from '../model.ts';

/** Writes what stands under one figure: HTML, or "" for nothing. */
export type WriteNumbers = (numbers: FigureNumbers) => string;

/** The document with every slot filled; one whose numbers are not known is taken away. */
export function fillNumbers(document: Document, write: WriteNumbers): Document {
  const byId = new Map(document.annex.map((numbers) => [numbers.id, numbers]));
  const fill = (html: SafeHtml): SafeHtml =>
    html.replace(/<div data-numbers-of="([^"]*)"><\/div>/g, (_, id: string) => {
      const numbers = byId.get(id);
      return numbers === undefined ? '' : write(numbers);
    }) as SafeHtml;
  return {
    ...document,
    chapters: document.chapters.map((one) => ({ ...one, html: fill(one.html) })),
    keyMessages: document.keyMessages.map((one) => ({ ...one, html: fill(one.html) })),
    findings: document.findings.map((one) => ({ ...one, body: fill(one.body) })),
    recommendations: document.recommendations.map((one) => ({ ...one, body: fill(one.body) })),
  };
}
