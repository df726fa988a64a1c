// Reads the values that nodes of a tree hold, with the places of their pieces.
import type { Node } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { Comparison, MarkdownInput, Message, ValueExpression } from '../../model.ts';
import { placeAt, placeOf } from '../place-of.ts';
import { readAssertion } from './read-assertion.ts';
import { readValue, type Written } from './read-value.ts';

/** The expression of a `value` node, or the message that says why it has none. */
export function expressionOf(node: Node, input: MarkdownInput): ValueExpression | Message {
  // The node's own text is its source: what stands between the braces, spaces and all.
  const { value } = node as unknown as { value: string };
  return readValue(writtenAt(value.slice(2, -2), { node, input, from: 2 }), { literals: false });
}

/** What a `:holds` asserts: nothing when it says nothing, or cannot be read, which are messages. */
export function assertionOf(node: TextDirective, input: MarkdownInput): readonly Comparison[] | readonly Message[] {
  const that = node.attributes?.that ?? '';
  if (that.trim() === '') return [];
  const source = input.text.slice(node.position?.start.offset, node.position?.end.offset);
  const from = source.lastIndexOf(that);
  const written = writtenAt(that, { node, input, from: Math.max(0, from) });
  // Where a reference such as &lt; was written the text is not the source's, so only the whole can be pointed at.
  const place = from < 0 || that.includes('\n') ? placeOf(input, node) : written.at(0, that.length);
  return readAssertion({ ...written, place, at: from < 0 ? () => place : written.at });
}

function writtenAt(text: string, of: { node: Node; input: MarkdownInput; from: number }): Written {
  const { node, input, from } = of;
  const start = (node.position?.start.offset ?? 0) + from;
  return {
    text,
    place: placeOf(input, node),
    at: (begin, end) => placeAt(input, { offset: start + begin, length: Math.max(1, end - begin) }),
  };
}
