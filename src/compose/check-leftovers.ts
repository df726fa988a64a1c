// Finds what an author meant for Despatch but the parser took for text: footnotes, values and blocks that are not right.
import type { Root, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { message, nearest } from '../messages.ts';
import type { MarkdownInput, Message } from '../model.ts';
import { BLOCK_KINDS, isRegistered } from './dialect/block-kinds.ts';
import { placeAt } from './place-of.ts';

/** Messages: `footnote-exists`, `value-is-well-formed`, `block-name-known`, `block-attribute-fits`, `block-form-fits`, `block-is-closed`. */
export function checkLeftovers(tree: Root, input: MarkdownInput): readonly Message[] {
  const taken = linesTaken(tree);
  return [...checkText(tree, input), ...checkColons(taken, input), ...checkPairs(taken, input)];
}

/** A footnote without its text is left as `[^1]` by the parser, and a value that is not closed on its line as `{{`. */
function checkText(tree: Root, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  visit(tree, 'text', (node: Text) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    // The source, not the value: what is escaped is meant as text.
    for (const found of input.text.slice(start, end).matchAll(/\\[\s\S]|\[\^([^\]\s]+)\]|\{\{|:holds(?=[[{])/g)) {
      const place = placeAt(input, { offset: start + found.index, length: found[0].length });
      if (found[1] !== undefined)
        messages.push(
          message(
            'footnote-exists',
            place,
            `The footnote [^${found[1]}] has no text.`,
            `Add a line "[^${found[1]}]: …" to this file.`,
          ),
        );
      else if (found[0] === ':holds') {
        const hint = 'Write :holds[text]{that="…"}; its brackets come in pairs, and "\\:" stands for a plain colon.';
        messages.push(
          message('block-attribute-fits', place, 'This :holds cannot be read, so it comes out as text.', hint),
        );
      } else if (found[0] === '{{') {
        const hint = 'Write {{ region.name }} on one line; write `\\{{` for plain braces.';
        messages.push(message('value-is-well-formed', place, 'These braces are not closed on their line.', hint));
      }
    }
  });
  return messages;
}

/** `:::recomendation` is text to the parser; to its author it is a slip. */
function checkColons(taken: ReadonlySet<number>, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  let offset = 0;
  // Blocks that are text, so that the colons which close them are text as well.
  let open = 0;
  input.text.split('\n').forEach((line, index) => {
    const found = /^(\s{0,3}:{3,}\s?)([A-Za-z][\w-]*)?/.exec(line);
    const before = found?.[1] ?? '';
    const name = found?.[2] ?? '';
    const start = offset;
    offset += line.length + 1;
    if (!found || taken.has(index + 1)) return;
    const place = placeAt(input, { offset: start + before.length, length: Math.max(1, name.length) });
    if (name !== '') open++;
    else if (open > 0) {
      open--;
      return;
    }
    if (name === '') {
      const hint =
        'Take it out; a block that holds other blocks has more colons than they have, as in ::::note … ::::.';
      const whole = { offset: start + line.indexOf(':'), length: line.trim().length };
      if (/^:+$/.test(line.trim()))
        messages.push(message('block-is-closed', placeAt(input, whole), 'These colons close no block.', hint));
    } else if (isRegistered(name, 2) && !isRegistered(name, 3)) {
      const text = `:::${name} holds no text, so it has two colons.`;
      const hint = `Write ::${name} on a line of its own, without a ::: to close it.`;
      messages.push(message('block-form-fits', place, text, hint));
    } else if (Object.hasOwn(BLOCK_KINDS, name) && !/\s$/.test(before)) {
      const hint =
        'Check its [label] and its {attributes}: quotation marks and brackets come in pairs, and "\\" helps nothing.';
      const text = `This :::${name} cannot be read, so it comes out as text.`;
      messages.push(message('block-attribute-fits', place, text, hint));
    } else {
      const meant = nearest(name, Object.keys(BLOCK_KINDS));
      const text = `"${before.trimStart()}${name}" is no block, so it comes out as text.`;
      if (meant !== undefined) messages.push(message('block-name-known', place, text, `Did you mean ":::${meant}"?`));
    }
  });
  return messages;
}

/** `::finding` and `::recomendations` are text to the parser as well. */
function checkPairs(taken: ReadonlySet<number>, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  let offset = 0;
  input.text.split('\n').forEach((line, index) => {
    const found = /^(\s{0,3}::)([A-Za-z][\w-]*)(?=[\s[{]|$)/.exec(line);
    const [, before = '', name = ''] = found ?? [];
    const start = offset;
    offset += line.length + 1;
    if (!found || taken.has(index + 1)) return;
    const place = placeAt(input, { offset: start + before.length, length: name.length });
    if (isRegistered(name, 2)) {
      const hint = 'It stands alone on its line; check its {attributes}: quotation marks and brackets come in pairs.';
      const text = `This ::${name} cannot be read, so it comes out as text.`;
      messages.push(message('block-attribute-fits', place, text, hint));
    } else if (isRegistered(name, 3)) {
      const text = `::${name} holds text, so it has three colons.`;
      const hint = `Write :::${name}, then its text on the lines below, then ::: to close it.`;
      messages.push(message('block-form-fits', place, text, hint));
    } else {
      const leaves = Object.keys(BLOCK_KINDS).filter((known) => isRegistered(known, 2));
      const meant = nearest(name, leaves);
      const text = `"::${name}" is no block, so it comes out as text.`;
      if (meant !== undefined) messages.push(message('block-name-known', place, text, `Did you mean "::${meant}"?`));
    }
  });
  return messages;
}

/** Lines whose colons mean something else or what they should: code, raw HTML, and where blocks start and end. */
function linesTaken(tree: Root): ReadonlySet<number> {
  const taken = new Set<number>();
  visit(tree, (node, _, parent): void => {
    if (!node.position) return;
    const { start, end } = node.position;
    const isBlock = node.type === 'html' && parent?.type !== 'paragraph';
    if (node.type === 'code' || isBlock) for (let line = start.line; line <= end.line; line++) taken.add(line);
    if ((node.type as string) === 'containerDirective') {
      taken.add((node as ContainerDirective).position?.start.line ?? 0);
      taken.add(end.line);
    }
    if ((node.type as string) === 'leafDirective') taken.add(start.line);
  });
  return taken;
}
