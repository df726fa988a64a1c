// Turns one Markdown text into sanitised HTML with gaps, once per build: the first of the two lists of steps.
import { createHash } from 'node:crypto';
import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { MarkdownInput, Message, ParsedSection, Part } from '../model.ts';
import { checkSection, MAX_DEPTH } from './check-section.ts';
import { cutIntoParts } from './cut-into-parts.ts';
import { takeHeadingIds } from './dialect/take-heading-ids.ts';
import { enrichTables } from './enrich-tables.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { schemaFor } from './sanitise.ts';
import { typeset } from './typeset.ts';
import { unparsedSection } from './unparsed-section.ts';

/** Options of `composeSection`; the tests of CommonMark turn typography off to compare. */
export interface SectionOptions {
  readonly typography: boolean;
}

/**
 * Parses, checks, typesets and sanitises one text.
 *
 * Steps: parse → check → take the headings' ids → typeset → cut into parts; then for each part remark-rehype → rehype-raw (only where there is raw
 * HTML) → rehype-sanitize → trusted steps → split at the gaps. Nothing that an author wrote enters a part after the sanitiser.
 * Messages: all rules about headings, blocks, links and raw HTML; `section-parses` for nesting beyond MAX_DEPTH.
 */
export function composeSection(input: MarkdownInput, options: SectionOptions = { typography: true }): ParsedSection {
  const tree = parseMarkdown(input.text);
  const depth = depthOf(tree);
  if (depth > MAX_DEPTH) return unparsedSection(input, `It is nested ${depth} levels deep; ${MAX_DEPTH} is the limit.`);
  const messages: Message[] = [...checkSection(tree, input), ...takeHeadingIds(tree, input)];
  if (options.typography) typeset(tree);
  const mark = createHash('sha256').update(input.text).digest('hex').slice(0, 24);
  const { trees, inline, slots, notes } = cutIntoParts(tree, { input, mark });
  const sanitiser = unified().use(rehypeSanitize, schemaFor(mark)).freeze();
  const sanitise = (hast: HastRoot): HastRoot => sanitiser.runSync(hast) as HastRoot;
  const parts = trees.map((part, index) => toPart(part, { mark, inline: inline.has(index), sanitise }));
  return { key: input.key, file: input.file, parts, slots, notes, messages };
}

const toHast = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze();
const raw = unified().use(rehypeRaw).freeze();
const stringifier = unified().use(rehypeStringify).freeze();

/** How a part is made; `sanitise` is the text's own, made once. */
interface PartOptions {
  readonly mark: string;
  readonly inline: boolean;
  readonly sanitise: (tree: HastRoot) => HastRoot;
}

function toPart(tree: Root, { mark, inline, sanitise }: PartOptions): Part {
  let hasRaw = false;
  visit(tree, 'html', () => {
    hasRaw = true;
  });
  let hast = toHast.runSync(tree) as HastRoot;
  if (hasRaw) hast = raw.runSync(hast) as HastRoot;
  hast = sanitise(hast);
  // Trusted steps: from here on nothing is sanitised any more.
  enrichTables(hast);
  const html = stringifier.stringify(hast as never);
  return splitAtGaps(inline ? html.replace(/^<p>([\s\S]*)<\/p>\s*$/, '$1') : html, mark);
}

function splitAtGaps(html: string, mark: string): Part {
  const pieces = html.split(new RegExp(`<(?:span|div) data-despatch="${mark}-(\\d+)"></(?:span|div)>`));
  return pieces.flatMap((piece, index): (string | number)[] => {
    if (index % 2 === 1) return [Number(piece)];
    return piece === '' ? [] : [piece];
  });
}

/** Depth of a tree, walked without recursion so that the check itself cannot overflow. */
function depthOf(tree: Root): number {
  let level: readonly object[] = [tree];
  let depth = 0;
  while (level.length > 0) {
    level = level.flatMap((node) => ('children' in node ? (node.children as object[]) : []));
    depth++;
  }
  return depth;
}
