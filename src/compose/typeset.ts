// Turns typed punctuation into British typography: quotes, dashes, ellipses and spaces that do not break.
import type { Nodes, Root, Text } from 'mdast';

const NBSP = '\u00a0';

/** A number and its unit, or a short label and its number, that a line should not part. */
const KEEP_TOGETHER: readonly RegExp[] = [
  /(£?\d[\d,.]*) (million|billion|trillion|per cent|percentage points?|bn|km²?|miles|hectares|kg|GWh|MW)\b/g,
  /\b(Figure|Table|Section|Chapter|Finding|Box|Wave|Annex|Horizon|CP|Cm) (\d)/g,
  /\b(pp?\.|no\.|vol\.|Dr|Prof\.|Professor) (\S)/g,
  /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
];

/** Nodes that stand for a word: the quotation marks beside them turn as beside a word. */
const WORDS: ReadonlySet<string> = new Set(['inlineCode', 'citation', 'value', 'image', 'imageReference']);

const CONTAINERS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'leafDirective']);

/** Changes the text nodes of a tree in place; code, citations and values keep theirs. */
export function typeset(tree: Root): void {
  for (const node of containersIn(tree)) {
    const texts: Text[] = [];
    const read = runOf(node, texts);
    let at = 0;
    for (const text of texts) {
      at = read.indexOf(text.value, at);
      const start = at;
      at += text.value.length;
      text.value = keepTogether(withDashes(withQuotes(text.value, (index) => read[start + index] ?? ' ')));
    }
  }
}

/** Paragraphs, headings, cells and labels: quotation marks open and close within one of them. */
function* containersIn(node: Nodes): Generator<Nodes> {
  if (CONTAINERS.has(node.type)) yield node;
  else if ('children' in node) for (const child of node.children) yield* containersIn(child);
}

/** The text of a container as one string, in which what is no text stands as a word or a space; gathers its text nodes. */
function runOf(node: Nodes, texts: Text[]): string {
  if (node.type === 'text') {
    texts.push(node);
    return node.value;
  }
  if (WORDS.has(node.type)) return 'x';
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map((child) => runOf(child, texts)).join('') : '';
}

/** `charAt` reads around the text too, with indices that count from its start. */
function withQuotes(text: string, charAt: (index: number) => string): string {
  let opened = '';
  return text.replace(/["']/g, (mark, index: number) => {
    const before = opened === charAt(index - 1) && index > 0 ? opened : charAt(index - 1);
    const after = charAt(index + 1);
    const opens = /[\s([{<=–—/‘“-]|["']/.test(before) && !/\s/.test(after) && !(/["']/.test(before) && !opened);
    opened = opens ? mark : '';
    if (mark === '"') return opens ? '“' : '”';
    // An apostrophe before a decade or in an elision looks like an opening mark, and is none.
    const rest = Array.from({ length: 6 }, (_, ahead) => charAt(index + 1 + ahead)).join('');
    return opens && !/^(\d\ds?\b|tis\b|twas\b|em\b|n['’])/i.test(rest) ? '‘' : '’';
  });
}

function withDashes(text: string): string {
  return text
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…');
}

function keepTogether(text: string): string {
  return KEEP_TOGETHER.reduce((kept, pattern) => kept.replace(pattern, `$1${NBSP}$2`), text);
}
