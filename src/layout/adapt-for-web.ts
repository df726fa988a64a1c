// Turns the HTML of a chapter into the form that a web page needs.
import type { SafeHtml } from '../model.ts';

/** Adapts one chapter. */
export type AdaptForWeb = (html: SafeHtml) => SafeHtml;

/**
 * Makes the function that adapts chapters: headings one level down, because the page's title is its only h1; pictures
 * from `root`.
 * The input is serialised by us: `<` stands only before tags, attributes are in double quotes.
 */
export function createAdaptForWeb(root: string): AdaptForWeb {
  return (html) =>
    html
      .replace(/<(\/?)h([1-5])(?=[\s>])/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
      .replace(
        /(<img(?:\s(?:[^>"]|"[^"]*")*?)?\ssrc=")assets\//g,
        (_, start: string) => `${start}${root}assets/`,
      ) as SafeHtml;
}
