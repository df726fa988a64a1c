// Turns the elements of a page into Markdown with tables (GFM) that reads well as plain text.
import { attributeOf, type ElementNode } from './read-elements.ts';

type Node = ElementNode | string;

const SKIPPED = /^(?:script|style|nav|summary|button|template)$/;
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** Blocks with an empty line between them. */
export function writeMarkdown(root: ElementNode): string {
  return `${blocksOf(root.children).join('\n\n')}\n`;
}

function blocksOf(nodes: readonly Node[]): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const flush = () => {
    const text = paragraph(run);
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || INLINE.test(node.name)) run.push(node);
    else {
      flush();
      blocks.push(...blockOf(node));
    }
  }
  flush();
  return blocks;
}

/** What readers hear nothing of, or what only works on a screen. */
function isUnseen({ name, attributes }: ElementNode): boolean {
  return SKIPPED.test(name) || /\s(?:hidden(?=[\s=]|$)|aria-hidden="true")/.test(` ${attributes}`);
}

function blockOf(element: ElementNode): string[] {
  const { name, children } = element;
  if (isUnseen(element)) return [];
  if (/^h[1-6]$/.test(name)) return [`${'#'.repeat(Number(name.slice(1)))} ${headingText(children)}`];
  switch (name) {
    case 'p':
      return [paragraph(children)].filter((text) => text !== '');
    case 'svg': {
      const label = attributeOf(element, 'aria-label');
      return label === '' ? [] : [escapeText(label)];
    }
    case 'img':
      return [image(element)].filter((text) => text !== '');
    case 'hr':
      return ['---'];
    case 'pre':
      return [fenced(rawText(element).replace(/\n$/, ''))];
    case 'blockquote':
      return [prefixed(blocksOf(children).join('\n\n'), '> ', '> ')];
    case 'ul':
    case 'ol':
      return [listOf(element)];
    case 'dl':
      return [definitions(children)].filter((text) => text !== '');
    case 'table':
      return tableOf(element);
    default:
      return blocksOf(children);
  }
}

function paragraph(nodes: readonly Node[]): string {
  const text = inline(nodes).trim();
  // What would begin a list, a heading or a rule at the start of a line is text.
  return text.replace(/^(#{1,6}(?=\s)|[-+](?=\s)|=+$|-{3,}$)/, '\\$1').replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}

/** Marks at the end of a heading would close it. */
function headingText(nodes: readonly Node[]): string {
  return inline(nodes)
    .trim()
    .replace(/(?<=^|\s)#+$/, (marks) => `\\${marks}`);
}

/** A run of back ticks that the text does not have. */
function ticks(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest < least ? least : longest + 1);
}

function fenced(text: string): string {
  const fence = ticks(text, 3);
  return `${fence}\n${text}\n${fence}`;
}

/** What begins or ends with a back tick stands between spaces, which readers of Markdown drop. */
function codeSpan(text: string): string {
  const mark = ticks(text, 1);
  const space = /^`|`$/.test(text) ? ' ' : '';
  return `${mark}${space}${text}${space}${mark}`;
}

function inline(nodes: readonly Node[]): string {
  return nodes
    .map(phrase)
    .join('')
    .replace(/[^\S\n\u00a0\u202f]+/g, ' ')
    .replace(/ *\n */g, '\n');
}

function phrase(node: Node): string {
  if (typeof node === 'string') return escapeText(node.replace(/[^\S\u00a0\u202f]+/g, ' '));
  const { name, children } = node;
  if (isUnseen(node)) return '';
  if (name === 'br') return '\\\n';
  if (name === 'img') return image(node);
  if (name === 'code') return codeSpan(rawText(node));
  const text = inline(children);
  if (text.trim() === '') return text === '' ? '' : ' ';
  // The number of a note would run into the word before it.
  if (name === 'sup' && children.some((child) => typeof child !== 'string' && child.name === 'a'))
    return `\\[${text}\\]`;
  if (name === 'strong' || name === 'b') return marked(text, '**');
  if (name === 'em' || name === 'i' || name === 'cite') return marked(text, '*');
  if (name === 'del' || name === 's') return marked(text, '~~');
  if (name === 'a') return linked(text, attributeOf(node, 'href'));
  return text;
}

/** Links within the page go nowhere in a text; others stay. */
function linked(text: string, href: string): string {
  if (href === '' || href.startsWith('#') || text.includes('](')) return text;
  if (text.replaceAll('\\', '') === href) return `<${href}>`;
  return `[${text.trim()}](${href.replace(/[()\s<>]/g, encodeURIComponent)})`;
}

/** Marks stand right at the text, with the spaces outside. */
function marked(text: string, mark: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before}${mark}${inner}${mark}${after}`;
}

function image(element: ElementNode): string {
  const alt = attributeOf(element, 'alt');
  return alt === ''
    ? ''
    : `![${escapeText(alt)}](${attributeOf(element, 'src').replace(/[()\s]/g, encodeURIComponent)})`;
}

function listOf({ name, children, attributes }: ElementNode): string {
  const start = Number(/\sstart="(\d+)"/.exec(attributes)?.[1] ?? 1);
  const items = children.filter((node): node is ElementNode => typeof node !== 'string' && node.name === 'li');
  const written = items.map((item, at) => {
    const mark = name === 'ol' ? `${start + at}. ` : '- ';
    return prefixed(blocksOf(item.children).join('\n\n'), mark, ' '.repeat(mark.length));
  });
  return written.join(written.some((item) => item.includes('\n\n')) ? '\n\n' : '\n');
}

function definitions(nodes: readonly Node[]): string {
  const lines: string[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'div') lines.push(definitions(node.children));
    else if (node.name === 'dt') lines.push(`- ${marked(inline(node.children).trim(), '**')}:`);
    else if (node.name === 'dd') {
      const text = blocksOf(node.children)
        .join(' ')
        .replace(/\\?\n+(?:- )?/g, '; ');
      const before = lines.pop() ?? '-';
      lines.push(`${before}${before.endsWith(':') || before === '-' ? '' : ';'} ${text}`);
    }
  }
  return lines.filter((line) => line !== '').join('\n');
}

function tableOf(table: ElementNode): string[] {
  const rows = elementsIn(table, 'tr').map((row) =>
    row.children.filter((node): node is ElementNode => typeof node !== 'string' && /^t[hd]$/.test(node.name)),
  );
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const [caption] = elementsIn(table, 'caption');
  const title = caption === undefined ? '' : paragraph([{ ...caption, name: 'span' }]);
  const [head, ...body] = rows.map((cells) => {
    const texts = cells.map((cell) =>
      blocksOf(cell.children)
        .join(' ')
        .replace(/\\?\n+/g, ' ')
        .trim(),
    );
    return `| ${[...texts, ...Array.from({ length: width - texts.length }, () => '')].join(' | ')} |`;
  });
  if (head === undefined) return [];
  const rule = `| ${Array.from({ length: width }, () => '---').join(' | ')} |`;
  return [...(title === '' ? [] : [title]), [head, rule, ...body].join('\n')];
}

function elementsIn(element: ElementNode, name: string): readonly ElementNode[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === name ? [node] : elementsIn(node, name);
  });
}

function prefixed(text: string, first: string, rest: string): string {
  const [head = '', ...lines] = text.split('\n');
  return [first + head, ...lines.map((line) => (line === '' && rest.trim() === '' ? '' : rest + line).trimEnd())].join(
    '\n',
  );
}

function rawText({ children }: ElementNode): string {
  return children.map((node) => (typeof node === 'string' ? node : rawText(node))).join('');
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, '\\$&');
}
