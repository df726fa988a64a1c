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
 * What stands between two works, locators and affixes included, stays outside. A citation of one work of which no variable
 * is printed ("ibid", "no date") is linked as a whole, without its brackets.
 */
export function linkItems(html: SafeHtml, ids: readonly string[]): SafeHtml {
  let out = html as string;
  for (const id of new Set(ids)) out = linkRun(out, id);
  out = withoutMarks(out);
  const [only] = ids;
  if (ids.length !== 1 || only === undefined || out.includes('<a ')) return out as SafeHtml;
  return out.replace(/^([\s([]*)([\s\S]*?)([\s)\].]*)$/, (whole, before, inside, after) =>
    inside === '' || !isBalanced(inside) ? whole : `${before}${linkTo(only, inside)}${after}`,
  ) as SafeHtml;
}

/** Links the numbers of a style that counts, "(1,3)"; `affixes` are an author's words, whose numbers are not meant. */
export function linkNumbers(
  html: SafeHtml,
  { numbers, affixes }: { numbers: ReadonlyMap<string, string>; affixes: readonly string[] },
): SafeHtml {
  const plain = withoutMarks(html);
  const words = affixes
    .filter((affix) => affix !== '')
    .map((affix) => escapeHtml(affix).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const left = new Map(numbers);
  return plain.replace(new RegExp(['<[^>]*>', '&[#\\w]+;', ...words, '\\d+'].join('|'), 'g'), (found) => {
    const id = left.get(found);
    left.delete(found);
    return id === undefined ? found : linkTo(id, found);
  }) as SafeHtml;
}

function linkTo(id: string, html: string): string {
  return `<a class="citation" href="#ref-${escapeHtml(id)}">${html}</a>`;
}

/** Links the longest run from the first mark of a work that is one piece of text: no other work's, no link, no half element. */
function linkRun(html: string, id: string): string {
  const open = `${MARK_START}${id}\u0002`;
  const start = html.indexOf(open);
  for (let last = html.lastIndexOf(open); start >= 0 && last >= start; last = html.lastIndexOf(open, last - 1)) {
    let end = html.indexOf(MARK_END, last) + 1;
    const others = html.slice(start, end).split(MARK_START);
    const isOne = others.every((piece) => !piece.includes('\u0002') || piece.startsWith(`${id}\u0002`));
    if (isOne && !html.slice(start, end).includes('<a ') && isBalanced(html.slice(start, end))) {
      const brackets = html.slice(start, end).replace(/[^()]/g, '');
      if (html[end] === ')' && brackets.lastIndexOf('(') > brackets.lastIndexOf(')')) end++;
      return `${html.slice(0, start)}${linkTo(id, html.slice(start, end))}${html.slice(end)}`;
    }
    if (last === 0) break;
  }
  return html;
}

/** Takes the marks of works off. */
export function withoutMarks(html: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks
  return html.replace(/\u0001[^\u0002]*\u0002|\u0003/g, '');
}

/** Whether every tag that opens closes again. */
export function isBalanced(html: string): boolean {
  let depth = 0;
  for (const tag of html.match(/<\/?[a-z]+/gi) ?? []) {
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
