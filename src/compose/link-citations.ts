// Cleans what citeproc writes to a short list of tags, and links each cited work to its reference.
import type { SafeHtml } from '../model.ts';
import { escapeHtml } from './escape-html.ts';

/** Control characters that enclose a variable of one work in a citation: START id U+0002 text END. No text can hold them. */
export const MARK_START = '\u0001';
export const MARK_END = '\u0003';

const PLAIN_TAGS = /^<\/?(i|b|sup|sub|em|strong|span|div)>$/;
const STYLED: readonly (readonly [RegExp, string])[] = [
  [/^<span style="font-style:normal;">$/, '<span class="upright">'],
  [/^<span style="font-variant:\s*small-caps;">$/, '<span>'],
  [/^<span (?:style|class)="[\w\s:;-]*">$/, '<span>'],
  [/^<div class="csl-(?:entry|left-margin|right-inline|block|indent)">$/, '<span>'],
];

/** Lets through the tags that citation styles need; any other becomes visible text, for fields are an author's. */
export function cleanCitation(html: string): SafeHtml {
  return html
    .trim()
    .replace(/<[^>]*>|<|>/g, (tag) => {
      if (tag === '</div>') return '</span>';
      if (PLAIN_TAGS.test(tag)) return tag.replace('div', 'span');
      const styled = STYLED.find(([pattern]) => pattern.test(tag));
      if (styled) return styled[1];
      if (tag === '</a>') return tag;
      const link = /^<a href="(https?:\/\/[^"<>]*)">$/.exec(tag);
      return link ? `<a href="${link[1]}">` : escapeHtml(tag);
    })
    .replace(/^<span>\s*([\s\S]*?)\s*<\/span>$/, '$1') as SafeHtml;
}

/**
 * Turns the marks of each work into a link to its reference, from its first variable to its last: "(Forth and Jones, 2020)".
 * What stands between two works, locators and affixes included, stays outside.
 */
export function linkItems(html: SafeHtml, ids: readonly string[]): SafeHtml {
  let out = html as string;
  for (const id of new Set(ids)) {
    const open = `${MARK_START}${id}\u0002`;
    const start = out.indexOf(open);
    if (start < 0) continue;
    const last = out.lastIndexOf(open);
    const end = out.indexOf(MARK_END, last);
    const inside = out.slice(start, end + 1);
    // A run that holds another work's marks, or half of an element, is not one piece of text.
    const whole =
      !inside.includes('<a ') &&
      !inside.split(MARK_START).some((piece) => piece.includes('\u0002') && !piece.startsWith(`${id}\u0002`)) &&
      isBalanced(inside);
    if (whole)
      out = `${out.slice(0, start)}<a class="citation" href="#ref-${escapeHtml(id)}">${inside}</a>${out.slice(end + 1)}`;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks
  return out.replace(/\u0001[^\u0002]*\u0002|\u0003/g, '') as SafeHtml;
}

function isBalanced(html: string): boolean {
  let depth = 0;
  for (const tag of html.match(/<\/?[a-z]+/gi) ?? []) {
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
