// Finds in a parsed section the blocks that are not written as their kind wants.
import type { Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { message, suggestion } from '../messages.ts';
import type { MarkdownInput, Message, Place } from '../model.ts';
import { BLOCK_KINDS, FLAGS } from './dialect/block-kinds.ts';
import { onFirstLine, placeOf, placeOfWord } from './place-of.ts';

/** Messages: rules about blocks: their attributes, label, text and end. */
export function checkBlocks(tree: Root, input: MarkdownInput): readonly Message[] {
  const messages: Message[] = [];
  const lines = input.text.split('\n');
  visit(tree, (node): void => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return;
    const block = node as ContainerDirective | LeafDirective;
    const kind = BLOCK_KINDS[block.name];
    if (!kind) return;
    const isLeaf = block.type === 'leafDirective';
    const written = `${isLeaf ? '::' : ':::'}${block.name}`;
    const line = lines[(block.position?.start.line ?? 1) - 1] ?? '';
    const place = onFirstLine(placeOf(input, block), line.trimEnd().length);
    const at = (word: string): Place => placeOfWord(input, block, { line, word });
    for (const [name, value] of Object.entries(block.attributes ?? {})) {
      if (!kind.attributes.includes(name))
        messages.push(
          message(
            'block-attribute-known',
            at(name),
            `"${name}" is not an attribute of ${written}.`,
            suggestion(name, kind.attributes) ?? 'It has none.',
          ),
        );
      else if (!value && !FLAGS.includes(name))
        messages.push(message('block-attribute-fits', at(name), `"${name}" has no value.`, `Write ${name}="…".`));
    }
    if (kind.needsOneOf && !kind.attributes.some((name) => block.attributes?.[name]))
      messages.push(
        message(
          'block-attribute-present',
          place,
          `${written} does not say what it is about.`,
          `Write ${written}{${kind.attributes[0]}="…"}; it can have: ${kind.attributes.join(', ')}.`,
        ),
      );
    for (const [name, known] of Object.entries(kind.words ?? {}))
      for (const word of (block.attributes?.[name] ?? '').split(/[\s,]+/))
        if (word !== '' && !known.includes(word)) {
          const text = `"${word}" is not one of the values of "${name}".`;
          messages.push(message('block-attribute-fits', at(word), text, suggestion(word, known)));
        }
    for (const name of kind.needs)
      if (block.attributes?.[name] === undefined)
        messages.push(
          message('block-attribute-present', place, `${written} needs "${name}".`, `Write ${written}{${name}="…"}.`),
        );
    if (isLeaf) {
      if (block.children.length > 0 && !kind.labelled)
        messages.push(message('block-form-fits', place, `${written} takes no label.`, `Write ${written} alone.`));
      return;
    }
    const hasText = block.children.length > 0;
    if (kind.needsText && !hasText)
      messages.push(
        message(
          'block-has-text',
          place,
          `${written} has no text.`,
          'Write its text on the lines below, then ::: to close it.',
        ),
      );
    const last = lines[(block.position?.end.line ?? 1) - 1] ?? '';
    if (!/^[\s>]*:{3,}\s*$/.test(last) && !/:{3,}\s*$/.test(last))
      messages.push(
        message('block-is-closed', place, `${written} is not closed.`, 'Write ::: on a line of its own where it ends.'),
      );
  });
  return messages;
}
