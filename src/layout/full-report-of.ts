// Finds the report that a briefing is drawn from.
import type { Document, Download } from '../model.ts';

/** The report beside a briefing: its file name, and a link where one is known. */
export interface FullReport {
  readonly file: string;
  readonly href: string | null;
}

/** Finds the report of the same publication and region; null when the publication has none. On paper links are absolute. */
export function fullReportOf(
  document: Document,
  beside: { baseUrl?: string; downloads?: readonly Download[] },
): FullReport | null {
  const { publication, variant } = document;
  if (!publication.editions.includes('report')) return null;
  const file = variant.pdfFile.replace(/policy-briefing(?=\.pdf$)/, 'report');
  const reports = beside.downloads?.filter(({ edition, kind }) => edition === 'report' && kind === 'edition') ?? [];
  const web = reports.find(({ format }) => format === 'html') ?? reports[0];
  if (web !== undefined) return { file, href: web.file.split('/').at(-1) ?? web.file };
  if (beside.baseUrl === undefined || beside.downloads !== undefined) return { file, href: null };
  return { file, href: `${beside.baseUrl.replace(/\/+$/, '')}/${variant.folder}/${file}` };
}
