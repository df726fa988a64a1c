// Finds values and assertions in a text that cannot be read, whatever the variant.
import type { Image, Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { message, suggestion } from '../messages.ts';
import type { MarkdownInput, Message } from '../model.ts';
import { isFault, splitValues } from './dialect/read-value.ts';
import { HOLDS } from './dialect/registered-directives.ts';
import { assertionOf, expressionOf } from './dialect/values-of-node.ts';
import { placeOf } from './place-of.ts';

const EXAMPLE = `Write :${HOLDS}[London spends most]{that="table.column | place: 'london' | rank == 1"}.`;

/** Messages: `value-is-well-formed`, and for `:holds` `block-has-text`, `block-attribute-present` and `block-attribute-known`. */
export function checkValues(tree: Root, input: MarkdownInput): readonly Message[] {
  const messages: Message[] = [];
  visit(tree, (node): void => {
    const type = node.type as string;
    const place = placeOf(input, node);
    if (type === 'value') {
      const value = expressionOf(node, input);
      if (isFault(value)) messages.push(value);
    } else if (type === 'image' || type === 'imageReference')
      messages.push(...splitValues((node as Image).alt ?? '', place).filter((piece) => isFault(piece)));
    else if (type === 'textDirective') messages.push(...checkHolds(node as TextDirective, input));
  });
  return messages;
}

function checkHolds(node: TextDirective, input: MarkdownInput): readonly Message[] {
  const place = placeOf(input, node);
  const messages: Message[] = [];
  for (const name of Object.keys(node.attributes ?? {}).filter((key) => key !== 'that')) {
    const text = `"${name}" is not an attribute of :${HOLDS}.`;
    messages.push(message('block-attribute-known', place, text, suggestion(name, ['that'])));
  }
  if ((node.attributes?.that ?? '').trim() === '')
    messages.push(message('block-attribute-present', place, `:${HOLDS} does not say what holds.`, EXAMPLE));
  if (node.children.length === 0) messages.push(message('block-has-text', place, `:${HOLDS} has no text.`, EXAMPLE));
  return [...messages, ...assertionOf(node, input).filter((one): one is Message => isFault(one))];
}
