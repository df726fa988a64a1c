// Points the citations of a page that has no reference list to the page that has it.
import type { Document, SafeHtml } from '../model.ts';

/** The document with its citations leading to `page`, or, where there is no such page, as plain text. */
export function pointCitations(document: Document, page: string | null): Document {
  const point = (html: SafeHtml): SafeHtml =>
    (page === null
      ? html.replace(/<a class="citation" href="#ref-[^"]*">([\s\S]*?)<\/a>/g, '$1')
      : html.replaceAll('<a class="citation" href="#ref-', `<a class="citation" href="${page}#ref-`)) as SafeHtml;
  return {
    ...document,
    summary: point(document.summary),
    regionalSummary: document.regionalSummary && point(document.regionalSummary),
    foreword: document.foreword && point(document.foreword),
    keyMessages: document.keyMessages.map((one) => ({ ...one, html: point(one.html) })),
    authors: document.authors.map((one) => ({ ...one, biography: point(one.biography) })),
  };
}
