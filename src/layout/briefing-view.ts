// Turns a policy briefing into what its templates show.
import type { ChosenFigure, Document, Finding, SafeHtml } from '../model.ts';
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
import type { FullReport } from './full-report-of.ts';
import { createReportLinks, type ReportLinkView } from './report-link-view.ts';
import { briefRoom, type Medium } from './report-view.ts';
import { trustHtml } from './trust-html.ts';

/** Puts together the parts of a briefing; `fullReport` says where the report of the same region is. */
export function briefingView(document: Document, medium: Medium, fullReport: FullReport | null) {
  const { words } = medium;
  const shared = documentView(document, words, medium.root);
  const reportLink = createReportLinks(fullReport, medium);
  const marked = document.findings.filter(({ briefing }) => briefing);
  // As compose chooses: where none is marked, a briefing shows all.
  const findings = marked.length > 0 ? marked : document.findings;
  const { manyMessages, keyMessages } = keyMessageViews(document, words, false);
  const linked = new Set(findings.map(({ id }) => id));
  const figures = document.chosenFigures.filter(({ kind }) => kind === 'figure');
  const glances = document.chosenFigures.filter(({ kind }) => kind === 'glance');
  const part = (id: string, title: string, present: boolean) =>
    present ? [{ id, number: '', title, entries: [] }] : [];
  return {
    ...shared,
    kind: words('edition.policy-briefing'),
    ...chapterViews(document.chapters, medium.adapt),
    manyMessages,
    keyMessages: withLinks(keyMessages, document.keyMessages, reportLink),
    print: medium.print,
    ratings: medium.print ? [] : ratingViews(document, medium.scale, words),
    shortBrief: briefRoom(document).shortBrief,
    // Where the region has a summary of its own, the first paragraph of the common one is enough on paper.
    summary:
      medium.print && shared.regionalSummary !== null ? trustHtml(firstParagraph(document.summary)) : shared.summary,
    ids: PART_IDS,
    glances: glances.map(({ html, ...figure }) => ({ ...figure, html: trustHtml(html), report: reportLink(figure) })),
    findings: evidenceViews({ findings, figures }, { reportLink, medium }),
    // Who and by when are enough on paper, where every line counts.
    recommendations: withLinks(
      recommendationViews(document, words, linked).map((shown) => (medium.print ? { ...shown, findings: [] } : shown)),
      document.recommendations,
      reportLink,
    ),
    references: referenceViews(document),
    fullReport,
    density: '',
    lists: [],
    contents: [
      ...part(PART_IDS.brief, shared.briefTitle, true),
      ...glances.flatMap(({ id, title }) => part(id, title, true)),
      ...part(PART_IDS.messages, words('key-messages.title'), document.keyMessages.length > 0),
      ...part(PART_IDS.findings, words('findings.title'), findings.length > 0 || figures.length > 0),
      ...part(PART_IDS.recommendations, words('recommendations.title'), document.recommendations.length > 0),
      ...part(PART_IDS.references, words('references.title'), document.references.length > 0),
      ...part(PART_IDS.report, words('full-report.title'), fullReport !== null),
      ...part(PART_IDS.imprint, words('imprint.title'), true),
    ],
  };
}

type ReportLinks = ReturnType<typeof createReportLinks>;

function withLinks<View extends { readonly report: ReportLinkView | null }, From extends Parameters<ReportLinks>[0]>(
  views: readonly View[],
  froms: readonly From[],
  reportLink: ReportLinks,
): View[] {
  return views.map((view, index) => {
    const from = froms[index];
    return { ...view, report: from === undefined ? null : reportLink(from) };
  });
}

/** Findings, with each figure after the finding that it follows in the report. */
function evidenceViews(
  { findings, figures }: { findings: readonly Finding[]; figures: readonly ChosenFigure[] },
  { reportLink, medium }: { reportLink: ReportLinks; medium: Medium },
) {
  const adapt = medium.adapt ?? ((html: SafeHtml) => html);
  const figuresAfter = (after: string | null) =>
    figures
      .filter((figure) => (findings.some(({ id }) => id === figure.after) ? figure.after : null) === after)
      .map((figure) => ({
        id: figure.id,
        label: '',
        claim: null,
        body: null,
        rating: null,
        figure: trustHtml(adapt(figure.html)),
        title: figure.title,
        report: reportLink(figure),
      }));
  const views = withLinks(findingViews(findings, medium.words), findings, reportLink);
  return [...figuresAfter(null), ...views.flatMap((view) => [view, ...figuresAfter(view.id)])];
}

function firstParagraph(html: SafeHtml): SafeHtml {
  // A part of sanitised HTML that ends with its own paragraph is sanitised too.
  return (/^\s*<p[\s>][\s\S]*?<\/p>/.exec(html)?.[0] ?? html) as SafeHtml;
}
