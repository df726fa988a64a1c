// Turns the HTML of a chapter into the form that a web page needs.
import type { SafeHtml } from '../model.ts';
import type { Words } from './create-words.ts';

/** Adapts chapters one after another, so that tables are numbered through the page. */
export type AdaptForWeb = (html: SafeHtml) => SafeHtml;

/**
 * Makes the function that adapts chapters: headings one level down, because the page's title is its only h1; pictures
 * from `root`; wide tables in a box that the keyboard can scroll, with a name.
 * The input is serialised by us: `<` stands only before tags, attributes are in double quotes.
 */
export function createAdaptForWeb(root: string, words: Words): AdaptForWeb {
  let tables = 0;
  return (html) =>
    html
      .replace(/<(\/?)h([1-5])(?=[\s>])/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
      .replace(/(<img(?:\s(?:[^>"]|"[^"]*")*?)?\ssrc=")assets\//g, (_, start: string) => `${start}${root}assets/`)
      .replace(/<div class="table">/g, () => {
        tables += 1;
        const name = words('web.table', { number: tables }).replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        return `<div class="table" role="region" tabindex="0" aria-label="${name}">`;
      }) as SafeHtml;
}
