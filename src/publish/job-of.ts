// Turns a composed document and its print page into the job that prints it.
import type { Attachment, Document, HtmlPage, Pdf, PrintJob, Variant } from '../model.ts';
import { writeCsv } from './write-csv.ts';

/** Whether one edition is the report from which another, a briefing, is drawn. */
export function isReportOf(report: Variant, { edition, folder, language }: Variant): boolean {
  if (report.edition !== 'report' || edition === 'report') return false;
  return report.folder === folder && report.language === language;
}

/**
 * Names the job and fills in what the PDF says of itself; its title is the page's, which names the edition.
 * `report` is the one that a briefing leads to, when it has been printed.
 */
export function jobOf(printed: {
  readonly document: Document;
  readonly page: HtmlPage;
  readonly fontFamilies: readonly string[];
  readonly report: Pdf | null;
}): PrintJob {
  const { document, page, fontFamilies, report } = printed;
  const { publication, region, variant } = document;
  const { licence } = publication;
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
    publisher: document.publisher.name,
    ...identifierOf(publication.identifiers),
    ...(licence === undefined ? {} : { rights: { text: licence.name, ...(licence.url ? { url: licence.url } : {}) } }),
    attachments: tablesOf(document),
    ...(report === null ? {} : { reportPages: pagesNamed(page.html, report) }),
  };
}

/** The pages of what a briefing leads to, and no others: it is printed anew only when one of these has changed. */
function pagesNamed(html: string, { anchors }: Pdf): Record<string, number> {
  const ids = [...html.matchAll(/\sdata-report-page="([^"]*)"/g)].map(([, id = '']) => id);
  return Object.fromEntries(ids.flatMap((id) => (anchors[id] === undefined ? [] : [[id, anchors[id]]])));
}

function identifierOf({ doi, isbn }: Document['publication']['identifiers']): { identifier?: string } {
  if (doi !== undefined) return { identifier: doi.startsWith('http') ? doi : `https://doi.org/${doi}` };
  return isbn === undefined ? {} : { identifier: `urn:isbn:${isbn.replace(/[^\dX]/gi, '')}` };
}

/** The numbers behind each chart and map, as a file that goes with the PDF. */
function tablesOf({ annex }: Document): readonly Attachment[] {
  return annex.map(({ id, number, title, unit, source, table }) => ({
    name: `${id}.csv`,
    mediaType: 'text/csv',
    text: writeCsv(
      table.head,
      table.rows.map(({ cells }) => cells),
    ),
    description: [number, title, unit, source].filter((part) => part !== '').join('. '),
    relation: 'Data',
  }));
}
