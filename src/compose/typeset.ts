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
  smartypants.runSync(tree);
  visit(tree, 'text', (node) => {
    for (const pattern of KEEP_TOGETHER) node.value = node.value.replace(pattern, `$1${NBSP}$2`);
  });
}
