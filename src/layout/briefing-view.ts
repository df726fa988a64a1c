// Turns a policy briefing into what its templates show.
import type { Document, Download, SafeHtml } from '../model.ts';
import {
  chapterViews,
  findingViews,
  keyMessageViews,
  PART_IDS,
  ratingViews,
  recommendationViews,
  referenceViews,
} from './body-view.ts';
import { documentView } from './document-view.ts';
import { briefRoom, type Medium } from './report-view.ts';
import { trustHtml } from './trust-html.ts';

/** Puts together the parts of a briefing; `fullReport` says where the report of the same region is. */
export function briefingView(document: Document, medium: Medium, fullReport: FullReport | null) {
  const { words } = medium;
  const shared = documentView(document, words, medium.root);
  const marked = document.findings.filter(({ briefing }) => briefing);
  // As compose chooses: where none is marked, a briefing shows all.
  const findings = marked.length > 0 ? marked : document.findings;
  const part = (id: string, title: string, present: boolean) =>
    present ? [{ id, number: '', title, entries: [] }] : [];
  return {
    ...shared,
    kind: words('edition.policy-briefing'),
    ...chapterViews(document.chapters, medium.adapt),
    ...keyMessageViews(document, words, false),
    print: medium.print,
    ratings: medium.print ? [] : ratingViews(document, medium.scale, words),
    shortBrief: briefRoom(document).shortBrief,
    // Where the region has a summary of its own, the first paragraph of the common one is enough on paper.
    summary:
      medium.print && shared.regionalSummary !== null ? trustHtml(firstParagraph(document.summary)) : shared.summary,
    ids: PART_IDS,
    findings: findingViews(findings, words),
    // Who and by when are enough on paper, where every line counts.
    recommendations: recommendationViews(document, words, new Set(findings.map(({ id }) => id))).map((shown) =>
      medium.print ? { ...shown, findings: [] } : shown,
    ),
    references: referenceViews(document),
    fullReport,
    density: '',
    lists: [],
    contents: [
      ...part(PART_IDS.brief, shared.briefTitle, true),
      ...part(PART_IDS.messages, words('key-messages.title'), document.keyMessages.length > 0),
      ...part(PART_IDS.findings, words('findings.title'), findings.length > 0),
      ...part(PART_IDS.recommendations, words('recommendations.title'), document.recommendations.length > 0),
      ...part(PART_IDS.references, words('references.title'), document.references.length > 0),
      ...part(PART_IDS.report, words('full-report.title'), fullReport !== null),
      ...part(PART_IDS.imprint, words('imprint.title'), true),
    ],
  };
}

function firstParagraph(html: SafeHtml): SafeHtml {
  // A part of sanitised HTML that ends with its own paragraph is sanitised too.
  return (/^\s*<p[\s>][\s\S]*?<\/p>/.exec(html)?.[0] ?? html) as SafeHtml;
}

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
