// Turns a composed document and its print page into the job that prints it.
import type { Document, PrintJob } from '../model.ts';

/** Names the job and fills in what the PDF says of itself; `html` is the whole print page. */
export function jobOf(page: {
  readonly document: Document;
  readonly html: string;
  readonly fontFamilies: readonly string[];
}): PrintJob {
  const { document, html, fontFamilies } = page;
  const { publication, region, variant } = document;
  return {
    name: `${publication.id}, ${region.name}, ${variant.edition}`,
    html,
    title: document.title,
    authors: document.authors.map(({ person }) => person.name),
    subject: publication.subtitle ?? publication.kind,
    keywords: publication.keywords,
    language: variant.language,
    date: publication.date,
    fontFamilies,
  };
}
