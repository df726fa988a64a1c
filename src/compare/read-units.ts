// Turns a chapter's HTML into what its reader meets, one by one: headings, sentences, rows, titles of figures.
import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import type { UnitKind } from '../model.ts';
import { sentencesOf } from './sentences-of.ts';

export interface Unit {
  readonly what: UnitKind;
  readonly text: string;
}

const parser = unified().use(rehypeRaw);
/** Drawings say nothing that the titles and tables beside them do not; numbers move when a chapter is added. */
const SILENT = new Set([
  'note-call',
  'back',
  'footnotes-title',
  'figure-number',
  'finding-number',
  'rating',
  'dots',
  'glance-map',
]);
const SKIPPED = new Set(['svg', 'summary', 'style', 'script', 'nav']);
/** Blocks that are compared on their own, in the lists of findings, recommendations and key messages. */
const LISTED = new Set(['finding', 'recommendation', 'key-message']);
const INLINE = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** Units in reading order; notes come last, as in the chapter. */
export function unitsOf(html: string): readonly Unit[] {
  const units: Unit[] = [];
  const raw = { type: 'root', children: [{ type: 'raw', value: html }] } as unknown as Root;
  walk((parser.runSync(raw) as Root).children);
  return units;

  function add(what: UnitKind, text: string): void {
    const tidy = tidied(text);
    if (what === 'sentence') units.push(...sentencesOf(tidy).map((sentence) => ({ what, text: sentence })));
    else if (tidy !== '') units.push({ what, text: tidy });
  }

  function walk(nodes: readonly RootContent[]): void {
    let inline: RootContent[] = [];
    const flush = () => {
      add('sentence', textOf(inline));
      inline = [];
    };
    for (const node of nodes) {
      if (node.type === 'text' || (node.type === 'element' && INLINE.has(node.tagName))) inline.push(node);
      else if (node.type === 'element') {
        flush();
        block(node);
      }
    }
    flush();
  }

  function block(node: Element): void {
    const { tagName, children } = node;
    if (isSilent(node) || has(node, LISTED)) return;
    if (/^h[1-6]$/.test(tagName)) add('heading', textOf(children));
    else if (has(node, new Set(['figure-title']))) add('figure', textOf(children));
    else if (tagName === 'caption') {
      // The table of a figure is called what the figure is called.
      const text = textOf(children);
      if (!/^\S+ \S*\d\S*: /.test(text)) add('table', text.replace(/^\S+ [\d.]+\.\s/, ''));
    } else if (tagName === 'tr') add('row', cellsOf(node).join(' | '));
    else if (has(node, new Set(['indicator']))) add('row', cellsOf(node).join(' | '));
    else walk(children);
  }
}

/** The plain text of HTML, as one. */
export function plainText(html: string): string {
  const raw = { type: 'root', children: [{ type: 'raw', value: html }] } as unknown as Root;
  return tidied(textOf((parser.runSync(raw) as Root).children));
}

function cellsOf({ children }: Element): readonly string[] {
  return children.flatMap((child) => {
    const text = child.type === 'element' && !isSilent(child) ? tidied(textOf(child.children)) : '';
    return text === '' ? [] : [text];
  });
}

function textOf(nodes: readonly (RootContent | ElementContent)[]): string {
  return nodes.map(textOfNode).join('');
}

function textOfNode(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isSilent(node)) return '';
  if (node.tagName === 'br') return ' ';
  const text = textOf(node.children);
  const space = INLINE.has(node.tagName) ? '' : ' ';
  if (node.tagName !== 'a' || !String(node.properties.href ?? '').startsWith('#')) return space + text + space;
  // Where a link leads is the same although its number is another: "Figure 3.1", "ONS, 2025b", "[12]".
  if (has(node, new Set(['citation'])))
    return text.replace(/(\d{4})[a-z]\b/g, '$1').replace(/^\[?\d+(?:[–,]\s?\d+)*\]?$/, '');
  return text.replace(/\d+(?:\.\d+)*/g, '…');
}

function isSilent(node: Element): boolean {
  // The number of a heading; a cell of numbers is of the same class, and speaks.
  const isNumber = node.tagName === 'span' && has(node, new Set(['number']));
  return SKIPPED.has(node.tagName) || isNumber || has(node, SILENT);
}

function has({ properties }: Element, names: ReadonlySet<string>): boolean {
  return Array.isArray(properties.className) && properties.className.some((name) => names.has(String(name)));
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, (space) => (/^\u00a0+$/.test(space) ? '\u00a0' : ' '))
    .replace(/\(\s*\)/g, '')
    .replace(/ (?=[.,;:])/g, '')
    .trim();
}
