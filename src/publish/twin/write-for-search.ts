// Turns the elements of a page into the plain HTML that the search reads: blocks of text, and the headings that results lead to.
import { attributeOf, type ElementNode } from './read-elements.ts';

const BLOCK = /^(?:p|li|h\d|t[dhr]|d[dt]|div|section|caption|figcaption|blockquote)$/;

/** The text as readers see it, in blocks; headings with an id are those that a result can lead to. */
export function writeForSearch(element: ElementNode): string {
  const { name, children } = element;
  if (name === 'script' || name === 'style' || name === 'nav') return '';
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : writeForSearch(child))).join('');
  const id = /^h\d$/.test(name) ? attributeOf(element, 'id') : '';
  if (id !== '') return `<${name} id="${escaped(id)}">${inner}</${name}>`;
  return BLOCK.test(name) ? ` <div>${inner}</div> ` : inner;
}

/** A text for between tags, or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
