// Finds in a parsed section what an author should mend, whatever the variant.
import type { Heading, Html, Link, Node, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { message } from '../messages.ts';
import type { MarkdownInput, Message } from '../model.ts';
import { checkAccess } from './check-access.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkLeftovers } from './check-leftovers.ts';
import { checkValues } from './check-values.ts';
import { placeOf } from './place-of.ts';
import { droppedHtml } from './sanitise.ts';

/** Deepest nesting of blocks and inline marks that is accepted; layouts have no use for more. */
export const MAX_DEPTH = 100;

/** Checks headings, blocks, links, raw HTML, and what the parser took for text, in one text. */
export function checkSection(tree: Root, input: MarkdownInput): readonly Message[] {
  return [
    ...(input.kind === 'section' ? checkHeadings(tree, input) : []),
    ...checkBlocks(tree, input),
    ...checkLinks(tree, input),
    ...checkHtml(tree, input),
    ...checkValues(tree, input),
    ...checkLeftovers(tree, input),
    ...checkAccess(tree, input),
  ];
}

function checkHeadings(tree: Root, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => {
    headings.push(node);
  });
  const first = tree.children.find((node) => node.type !== 'definition' && !isComment(node));
  if (first?.type !== 'heading' || first.depth !== 1) {
    const hint = 'Begin the file with a line such as "# National policy".';
    const place = first ? placeOf(input, first) : { file: input.file, line: 1, column: 1 };
    messages.push(
      message('section-starts-with-heading', place, 'This section does not start with its chapter title.', hint),
    );
  }
  let previous = 1;
  headings.forEach((heading, index) => {
    if (heading.depth === 1 && index > 0)
      messages.push(
        message(
          'section-starts-with-heading',
          placeOf(input, heading),
          'A section has one heading of the first level.',
          'Write ## here, or start a new file.',
        ),
      );
    else if (heading.depth > previous + 1)
      messages.push(
        message(
          'heading-levels-do-not-skip',
          placeOf(input, heading),
          `This heading is of level ${heading.depth}, but the one before it is of level ${previous}.`,
          `Write ${'#'.repeat(previous + 1)} here.`,
        ),
      );
    previous = heading.depth;
  });
  return messages;
}

function isComment(node: Node): boolean {
  return node.type === 'html' && /^(<!--[\s\S]*?-->\s*)+$/.test((node as Html).value);
}

function checkLinks(tree: Root, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  visit(tree, (node): void => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const { url } = node as Link;
    if (url.includes('{{')) {
      const hint = 'Write the address itself.';
      messages.push(
        message('value-is-well-formed', placeOf(input, node), 'The address of a link cannot hold a value.', hint),
      );
    }
    const scheme = /^([a-z][a-z0-9+.-]*):/i
      .exec([...url].filter((character) => character > ' ').join(''))?.[1]
      ?.toLowerCase();
    if (scheme === undefined || ['http', 'https', 'mailto'].includes(scheme)) return;
    messages.push(
      message(
        'link-is-safe',
        placeOf(input, node),
        `A link to "${scheme}:" is taken away.`,
        'Link to https, http, mailto, an anchor (#…) or a relative path.',
      ),
    );
  });
  return messages;
}

function checkHtml(tree: Root, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  visit(tree, 'html', (node: Html) => {
    const dropped = droppedHtml(node.value);
    if (dropped.length > 0)
      messages.push(
        message(
          'html-is-allowed',
          placeOf(input, node),
          `This HTML is taken away: ${dropped.join(', ')}.`,
          'Write it in Markdown, or leave it out.',
        ),
      );
  });
  return messages;
}
