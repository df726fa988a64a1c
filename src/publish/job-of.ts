// Turns a composed document and its print page into the job that prints it.
import type { Document, HtmlPage, PrintJob } from '../model.ts';

/** Names the job and fills in what the PDF says of itself; its title is the page's, which names the edition. */
export function jobOf(printed: {
  readonly document: Document;
  readonly page: HtmlPage;
  readonly fontFamilies: readonly string[];
}): PrintJob {
  const { document, page, fontFamilies } = printed;
  const { publication, region, variant } = document;
  return {
    name: `${publication.id}, ${region.name}, ${variant.edition}`,
    html: page.html,
    title: page.title,
    authors: document.authors.map(({ person }) => person.name),
    subject: publication.subtitle ?? publication.kind,
    keywords: publication.keywords,
    language: variant.language,
    date: publication.date,
    fontFamilies,
  };
}
