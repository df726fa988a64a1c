// Turns a report into what its templates show.
import type { CollectedPart, Document, SafeHtml, StrengthLevel } from '../model.ts';
import type { AdaptForWeb } from './adapt-for-web.ts';
import { annexViews } from './annex-view.ts';
import {
  asIs,
  chapterViews,
  contentsDensity,
  contentsViews,
  keyMessageViews,
  PART_IDS,
  ratingViews,
  recommendationViews,
  referenceViews,
} from './body-view.ts';
import type { Words } from './create-words.ts';
import { documentView } from './document-view.ts';
import { figureLists } from './figure-lists.ts';
import { placedParts, placeParts } from './place-parts.ts';

/** How a page is made: for paper or the web, with the way to the site's root and what chapters need for the medium. */
export interface Medium {
  readonly print: boolean;
  readonly root: string;
  readonly words: Words;
  readonly scale: readonly StrengthLevel[];
  readonly adapt?: AdaptForWeb;
  /** Fills the partial of a collected part with the view of a report. */
  readonly fill: (part: CollectedPart, view: object) => SafeHtml;
}

/** Puts together the parts of a report in reading order, and the contents that list them. */
export function reportView(document: Document, medium: Medium) {
  const { words, print } = medium;
  const shared = documentView(document, words, medium.root);
  const placed = placedParts(document.chapters);
  const part = (id: string, title: string) => ({ id, number: '', title, entries: [] });
  const chapters = contentsViews(document.outline);
  const firstNumbered = chapters.findIndex(({ number }) => number !== '');
  const split = firstNumbered === -1 ? 0 : firstNumbered;
  const when = <Part>(condition: boolean, ...parts: readonly Part[]) => (condition ? parts : []);
  const own = (name: CollectedPart, entries: readonly unknown[]) => entries.length > 0 && !placed.has(name);
  // On the web the numbers are folded under each figure.
  const annex = print ? annexViews(document.annex, words) : [];
  const contents = [
    ...when(own('key-messages', document.keyMessages), part(PART_IDS.messages, words('key-messages.title'))),
    ...when(shared.foreword !== null, part(PART_IDS.foreword, words('foreword.title'))),
    part(PART_IDS.brief, shared.briefTitle),
    ...chapters.slice(0, split),
    ...when(
      own('recommendations', document.recommendations),
      part(PART_IDS.recommendations, words('recommendations.title')),
    ),
    ...chapters.slice(split),
    ...when(annex.length > 0, part(PART_IDS.numbers, words('annex.title'))),
    ...when(own('references', document.references), part(PART_IDS.references, words('references.title'))),
    ...when(document.authors.length > 0, part(PART_IDS.authors, shared.authorsTitle)),
    part(PART_IDS.publisher, words('publisher.title')),
    ...when(!print, part(PART_IDS.imprint, words('imprint.title'))),
  ];
  const lists = figureLists(document, words);
  const view = {
    ...shared,
    ...keyMessageViews(document, words, true),
    print,
    deep: !print,
    ids: PART_IDS,
    ...briefRoom(document),
    ratings: ratingViews(document, medium.scale, words),
    recommendations: recommendationViews(document, words, new Set(document.findings.map(({ id }) => id))),
    annex,
    references: referenceViews(document),
    contents,
    density: contentsDensity(contents, lists),
    lists,
  };
  const fill = (html: SafeHtml) => placeParts(html, (name, deep) => medium.fill(name, { ...view, deep }));
  const chapterHtml = (html: SafeHtml) => (medium.adapt ?? asIs)(fill(html));
  return {
    ...view,
    ...chapterViews(document.chapters, chapterHtml),
    /** Parts that stand in a place of layout's own. */
    own: {
      contents: !placed.has('contents'),
      keyMessages: own('key-messages', document.keyMessages),
      recommendations: own('recommendations', document.recommendations),
      references: own('references', document.references),
    },
  };
}

/** Signs of a summary for a region that may still be set large. */
const SHORT_BRIEF = 420;
/** Signs of both summaries that leave room for the pull quote on their page. */
const ROOM_FOR_QUOTE = 1500;

/** Says how the page in brief is set, by the length of its texts: it should not run over by a few lines. */
export function briefRoom({ summary, regionalSummary }: Document) {
  const signs = (html: string | null) => html?.replace(/<[^>]*>/g, '').length ?? 0;
  const regional = signs(regionalSummary);
  return { shortBrief: regional < SHORT_BRIEF, roomForQuote: signs(summary) + regional < ROOM_FOR_QUOTE };
}
