// Turns a report into what its templates show.
import type { Document, StrengthLevel } from '../model.ts';
import type { AdaptForWeb } from './adapt-for-web.ts';
import {
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

/** How a page is made: for paper or the web, with the way to the site's root and what chapters need for the medium. */
export interface Medium {
  readonly print: boolean;
  readonly root: string;
  readonly words: Words;
  readonly scale: readonly StrengthLevel[];
  readonly adapt?: AdaptForWeb;
}

/** Puts together the parts of a report in reading order, and the contents that list them. */
export function reportView(document: Document, medium: Medium) {
  const { words, print } = medium;
  const shared = documentView(document, words, medium.root);
  const bodies = chapterViews(document.chapters, medium.adapt);
  const part = (id: string, title: string) => ({ id, number: '', title, entries: [] });
  const chapters = contentsViews(document.outline);
  const firstNumbered = chapters.findIndex(({ number }) => number !== '');
  const split = firstNumbered === -1 ? 0 : firstNumbered;
  const when = <Part>(condition: boolean, ...parts: readonly Part[]) => (condition ? parts : []);
  const contents = [
    ...when(document.keyMessages.length > 0, part(PART_IDS.messages, words('key-messages.title'))),
    ...when(shared.foreword !== null, part(PART_IDS.foreword, words('foreword.title'))),
    part(PART_IDS.brief, shared.briefTitle),
    ...chapters.slice(0, split),
    ...when(document.recommendations.length > 0, part(PART_IDS.recommendations, words('recommendations.title'))),
    ...chapters.slice(split),
    ...when(document.references.length > 0, part(PART_IDS.references, words('references.title'))),
    ...when(document.authors.length > 0, part(PART_IDS.authors, shared.authorsTitle)),
    part(PART_IDS.publisher, words('publisher.title')),
    ...when(!print, part(PART_IDS.imprint, words('imprint.title'))),
  ];
  return {
    ...shared,
    ...bodies,
    ...keyMessageViews(document, words, true),
    print,
    ids: PART_IDS,
    ...briefRoom(document),
    ratings: ratingViews(document, medium.scale, words),
    recommendations: recommendationViews(document, words, new Set(document.findings.map(({ id }) => id))),
    references: referenceViews(document),
    contents,
    density: contentsDensity(contents),
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
