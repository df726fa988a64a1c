// Turns the titles of a document into the rules for the margins of its pages.
import type { Chapter, SafeHtml } from '../model.ts';
import type { Words } from './create-words.ts';
import { quoteForCss } from './quote-for-css.ts';

/** Signs that fit side by side at the head of a page. */
const LONGEST_LINE = 100;
const LONGEST_LEFT = 60;

/** Name of the page on which a chapter stands, and the class of its sheet after "sheet--". */
export function pageName(index: number): string {
  return `c${index + 1}`;
}

/**
 * Writes the running heads as CSS: title and region on the left, chapter on the right, publisher and page below,
 * and beside the text what every page must say of itself.
 * Chromium has no running strings, so each chapter gets a named page of its own.
 */
export function runningHeads(
  heads: {
    readonly left: string;
    readonly publisher: string;
    readonly chapters: readonly Chapter[];
    /** What every page must say of itself: "Draft, not for citation". */
    readonly mark: string | null;
  },
  words: Words,
): SafeHtml {
  const left = shorten(heads.left, LONGEST_LEFT);
  const pages = heads.chapters.map(({ number, title }, index) => {
    const text = quoteForCss(shorten(`${number} ${title}`.trim(), LONGEST_LINE - left.length));
    const name = pageName(index);
    return `@page ${name}{@top-right{content:${text}}}.sheet--${name}{page:${name}}`;
  });
  const number = `${quoteForCss(words('page.number'))} " " counter(page) " " ${quoteForCss(words('page.of'))} " " counter(pages)`;
  const common = [
    `@top-left{content:${quoteForCss(left)}}`,
    `@bottom-left{content:${quoteForCss(shorten(heads.publisher, LONGEST_LINE))}}`,
    `@bottom-right{content:${number}}`,
    ...(heads.mark === null ? [] : [`@right-middle{content:${quoteForCss(heads.mark)}}`]),
  ];
  // Every text passed through quoteForCss, so nothing in it can end the string or the element.
  return [`@page{${common.join('')}}`, ...pages].join('\n') as SafeHtml;
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}
