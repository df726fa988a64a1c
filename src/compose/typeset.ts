// Turns typed punctuation into British typography: quotes, dashes, ellipses and spaces that do not break.
import type { Root } from 'mdast';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const NBSP = '\u00a0';

const smartypants = unified().use(remarkSmartypants, { dashes: 'oldschool', backticks: false }).freeze();

/** A number and its unit, or a short label and its number, that a line should not part. */
const KEEP_TOGETHER: readonly RegExp[] = [
  /(£?\d[\d,.]*) (million|billion|trillion|per cent|percentage points?|bn|km²?|miles|hectares|kg|GWh|MW)\b/g,
  /\b(Figure|Table|Section|Chapter|Finding|Box|Wave|Annex|Horizon|CP|Cm) (\d)/g,
  /\b(pp?\.|no\.|vol\.|Dr|Prof\.|Professor) (\S)/g,
  /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
];

/** Changes the text nodes of a tree in place; code, citations and values keep theirs. */
export function typeset(tree: Root): void {
  asWords(tree, () => smartypants.runSync(tree));
  visit(tree, 'text', (node) => {
    for (const pattern of KEEP_TOGETHER) node.value = node.value.replace(pattern, `$1${NBSP}$2`);
  });
}

/** Lets what stands for words count as a word meanwhile, so that the quotation marks beside it turn the right way. */
function asWords(tree: Root, run: () => void): void {
  const restore: (() => void)[] = [];
  visit(tree, (node): void => {
    const { type, value } = node as { type: string; value?: string };
    if (type !== 'citation' && type !== 'value') return;
    Object.assign(node, { type: 'inlineCode', value: 'x' });
    restore.push(() => Object.assign(node, { type, value }));
  });
  run();
  for (const one of restore) one();
}
