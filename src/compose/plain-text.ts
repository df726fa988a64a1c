// Turns a node of Markdown into the text that a reader hears of it.
import type { Node } from 'mdast';

/** Its text, the alternatives of its images and the values in it as they are written; raw HTML says nothing. */
export function plainText(node: Node): string {
  const { type, value, alt, children } = node as Node & { value?: string; alt?: string; children?: Node[] };
  if (type === 'html') return '';
  if (children !== undefined) return children.map(plainText).join('');
  return value ?? alt ?? '';
}
