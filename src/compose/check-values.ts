// Finds values and assertions in a text that cannot be read, whatever the variant.
import type { Image, Root } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { message, suggestion } from '../messages.ts';
import type { MarkdownInput, Message, Place } from '../model.ts';
import { isFault, splitValues } from './dialect/read-value.ts';
import { HOLDS } from './dialect/registered-directives.ts';
import { assertionOf, expressionOf } from './dialect/values-of-node.ts';
import { onFirstLine, placeOf } from './place-of.ts';

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
    } else if (type === 'image' || type === 'imageReference') {
      // In the tree an alternative text is only text: what was written stands in the source.
      const source = input.text.slice(node.position?.start.offset, node.position?.end.offset);
      messages.push(...checkAlternative((node as Image).alt ?? '', { source, place }));
    } else if (type === 'containerDirective' || type === 'leafDirective') {
      const { alt } = (node as ContainerDirective).attributes ?? {};
      const line = input.text.slice(node.position?.start.offset).split('\n', 1)[0] ?? '';
      messages.push(...checkAlternative(alt ?? '', { source: alt ?? '', place: onFirstLine(place, line.length) }));
    }
    if (type === 'textDirective') messages.push(...checkHolds(node as TextDirective, input));
  });
  return messages;
}

/** Values in a text for those who cannot see a picture; an assertion there would be taken for text and not be checked. */
function checkAlternative(alt: string, { source, place }: { source: string; place: Place }): readonly Message[] {
  const faults = splitValues(alt, place).filter((piece) => isFault(piece));
  if (!source.includes(`:${HOLDS}[`)) return faults;
  const text = `:${HOLDS} cannot stand in an alternative text: it would not be checked.`;
  const hint = `Write it in the text, or in the title of the figure; a value, {{ table.column }}, can stand here.`;
  return [...faults, message('value-is-well-formed', place, text, hint)];
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
