// Turns the place from which a briefing has something into the link that leads there in the report.
import type { SectionName, Whereabouts } from '../model.ts';
import type { Words } from './create-words.ts';
import type { FullReport } from './full-report-of.ts';

/** A link that says the section; print says the page instead, by `withPage`, where it knows that. */
export interface ReportLinkView {
  readonly id: string;
  readonly text: string;
  /** With {page} for the number; null on the web, which has no pages. */
  readonly withPage: string | null;
  readonly href: string | null;
}

/** Makes the links of one briefing; none for what the report does not have, or where there is no report. */
export function createReportLinks(
  fullReport: FullReport | null,
  { words, print }: { readonly words: Words; readonly print: boolean },
): (from: { readonly where: Whereabouts; readonly section: SectionName }) => ReportLinkView | null {
  return ({ where, section }) => {
    if (fullReport === null || !where.inReport) return null;
    const number = section.number === '' ? where.chapter : section.number;
    return {
      id: where.id,
      text:
        number === ''
          ? words('report-link.chapter', { title: where.chapterTitle })
          : words('report-link.section', { number }),
      withPage: print ? words('report-link.page') : null,
      href: hrefOf(fullReport.href, { id: where.id, print }),
    };
  };
}

/** To a page of the PDF print leads, once it knows the page; of the web edition each part has its anchor. */
function hrefOf(report: string | null, { id, print }: { id: string; print: boolean }): string | null {
  if (report === null || print) return report;
  return report.endsWith('.html') ? `${report}#${id}` : null;
}
