// Points the citations and references of a page that has only a document's front to the page that has all of it.
import type { Document, SafeHtml } from '../model.ts';

/** The document with its links to sources, figures and sections leading to `page`, or, where there is no such page, as plain text. */
export function pointCitations(document: Document, page: string | null): Document {
  const point = (html: SafeHtml): SafeHtml =>
    (page === null
      ? html.replace(/<a class="(?:citation|xref)" href="#[^"]*">([\s\S]*?)<\/a>/g, '$1')
      : html.replace(/<a class="(citation|xref)" href="#/g, `<a class="$1" href="${page}#`)) as SafeHtml;
  return {
    ...document,
    summary: point(document.summary),
    regionalSummary: document.regionalSummary && point(document.regionalSummary),
    foreword: document.foreword && point(document.foreword),
    keyMessages: document.keyMessages.map((one) => ({ ...one, html: point(one.html) })),
    authors: document.authors.map((one) => ({ ...one, biography: point(one.biography) })),
  };
}
