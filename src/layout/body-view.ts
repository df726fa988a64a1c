// Turns the body of a document into what reports and briefings show of it.
import type { Chapter, Document, Finding, OutlineEntry, StrengthLevel, Whereabouts } from '../model.ts';
import type { AdaptForWeb } from './adapt-for-web.ts';
import type { Words } from './create-words.ts';
import { holdBrackets } from './hold-brackets.ts';
import type { ReportLinkView } from './report-link-view.ts';
import { pageName } from './running-heads.ts';
import { type TrustedHtml, trustHtml } from './trust-html.ts';

/** Anchors of the parts that layout itself adds; no heading of an author's can have them, theirs have no such prefix. */
export const PART_IDS = {
  imprint: 'part-imprint',
  contents: 'part-contents',
  messages: 'part-key-messages',
  foreword: 'part-foreword',
  brief: 'part-in-brief',
  findings: 'part-findings',
  recommendations: 'part-recommendations',
  references: 'part-references',
  numbers: 'part-numbers',
  report: 'part-report',
  authors: 'part-authors',
  publisher: 'part-publisher',
} as const;

/** From this many on, key messages are set smaller, so that they keep to one page. */
const MANY_MESSAGES = 6;

/** Leaves a chapter as it is: what paper needs. */
export const asIs: AdaptForWeb = (html) => html;

/** Splits chapters into those that lead (before the first numbered one) and the rest, each with the name of its page. */
export function chapterViews(chapters: readonly Chapter[], adapt: AdaptForWeb = asIs) {
  const first = chapters.findIndex(({ number }) => number !== '');
  const views = chapters.map(({ html }, index) => ({
    page: pageName(index),
    html: trustHtml(adapt(holdBrackets(html))),
  }));
  const split = first === -1 ? 0 : first;
  return { leading: views.slice(0, split), chapters: views.slice(split) };
}

/** Lists key messages; `whole` when the chapters that hold them are on the same page, so that links and ids go there. */
export function keyMessageViews(document: Document, words: Words, whole: boolean) {
  return {
    manyMessages: document.keyMessages.length >= MANY_MESSAGES,
    keyMessages: document.keyMessages.map(({ id, html, where }, index) => ({
      id,
      anchor: whole ? null : id,
      number: index + 1,
      html: trustHtml(html),
      where: whole ? whereInWords(where, words) : null,
      report: null as ReportLinkView | null,
    })),
  };
}

/** Lists recommendations; links only to findings among `linked`. */
export function recommendationViews(document: Document, words: Words, linked: ReadonlySet<string>) {
  const whole = document.variant.edition === 'report';
  return document.recommendations.map(({ id, number, headline, audience, by, findings, where }) => ({
    id,
    anchor: whole ? null : id,
    number: `R${number}`,
    headline: trustHtml(headline),
    audience,
    by,
    findings: findings.map((finding) => ({
      id: finding.id,
      label: words('findings.number', { number: finding.number }),
      linked: linked.has(finding.id),
    })),
    where: whole ? whereInWords(where, words) : null,
    report: null as ReportLinkView | null,
  }));
}

/** Findings as the briefing shows them: claim, rating and body. */
export function findingViews(findings: readonly Finding[], words: Words) {
  return findings.map(({ id, number, claim, body, strength, outOf }) => ({
    id,
    figure: null as TrustedHtml | null,
    title: '',
    report: null as ReportLinkView | null,
    label: words('findings.number', { number }),
    claim: trustHtml(claim),
    body: trustHtml(body),
    rating: ratingView(strength, outOf, words),
  }));
}

/** The scale of evidence, weakest first; empty when the document rates nothing. */
export function ratingViews(document: Document, scale: readonly StrengthLevel[], words: Words) {
  return document.findings.length === 0 ? [] : scale.map((level) => ratingView(level, scale.length, words));
}

/** References in the order of the list. */
export function referenceViews(document: Document) {
  return document.references.map(({ id, html }) => ({ id, html: trustHtml(html) }));
}

/** Chapters with their sections of depth 2, from the outline, between the parts that layout adds. */
export function contentsViews(outline: readonly OutlineEntry[]) {
  const chapters: { id: string; number: string; title: string; entries: OutlineEntry[] }[] = [];
  for (const entry of outline) {
    const { id, number, title, depth } = entry;
    if (depth === 1) chapters.push({ id, number, title, entries: [] });
    else if (depth === 2) chapters.at(-1)?.entries.push(entry);
  }
  return chapters;
}

/** Height that the first page of the contents offers, in mm; further pages offer more. */
const CONTENTS_PAGE_MM = 228;
/** What a second page loses at most, because a chapter keeps its sections with it, in mm. */
const LOST_TO_BREAK_MM = 40;

/** Heights of a chapter and of a section in the contents, by how close they are set. */
const DENSITIES = [
  { name: '', chapterMm: 13.2, sectionMm: 7 },
  { name: 'close', chapterMm: 10.4, sectionMm: 6 },
  { name: 'closest', chapterMm: 8.4, sectionMm: 5.2 },
] as const;

/** Heights of the title of a list of figures, with the white about it, and of an entry in it. */
const LIST_TITLE_MM = 16.5;
const LIST_ENTRY_MM = 5.6;

/**
 * Says how close the contents are set, so that they keep to one page where they can, else to two. Lists of figures come
 * after them on the same page where that takes no more than the next density, else on the next.
 */
export function contentsDensity(
  contents: ReturnType<typeof contentsViews>,
  lists: readonly { readonly entries: readonly unknown[] }[] = [],
): string {
  const sections = contents.reduce((sum, { entries }) => sum + entries.length, 0);
  const listed = lists.reduce((sum, { entries }) => sum + entries.length, 0);
  const heightOf = ({ chapterMm, sectionMm }: (typeof DENSITIES)[number]) =>
    contents.length * chapterMm + sections * sectionMm;
  const within = (heightMm: number) => DENSITIES.find((density) => heightOf(density) <= heightMm);
  const listsMm = lists.length * LIST_TITLE_MM + listed * LIST_ENTRY_MM;
  const withLists = DENSITIES.slice(0, 2).find((density) => heightOf(density) + listsMm <= CONTENTS_PAGE_MM);
  const fitting = withLists ?? within(CONTENTS_PAGE_MM) ?? within(2 * CONTENTS_PAGE_MM - LOST_TO_BREAK_MM);
  return fitting?.name ?? 'closest';
}

function ratingView(level: StrengthLevel, outOf: number, words: Words) {
  return {
    strength: level.word,
    dots: Array.from({ length: outOf }, (_, index) => index < level.number),
    scale: words('findings.of', { number: level.number, of: outOf }),
  };
}

function whereInWords(where: Whereabouts, words: Words): string {
  return where.chapter === '' ? where.chapterTitle : words('section.numbered', { number: where.chapter });
}
