// Turns the bytes of a web page into its elements.
import type { Element, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const raw = unified().use(rehypeRaw).freeze();

export interface WebPage {
  /** In the order of the page. */
  readonly elements: readonly Element[];
  readonly ids: readonly string[];
}

/** Reads a page as browsers do. */
export function readHtml(bytes: Uint8Array): WebPage {
  const value = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff?\s*<!doctype[^>]*>/i, '');
  // The doctype tells the parser that this is a whole document.
  const document = { type: 'root', children: [{ type: 'doctype' }, { type: 'raw', value }] };
  const elements: Element[] = [];
  visit(raw.runSync(document as never) as Root, 'element', (element: Element) => void elements.push(element));
  return { elements, ids: elements.flatMap((element) => propertyOf(element, 'id') || []) };
}

/** A property as text; "" where it is absent. */
export function propertyOf({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null || value === false ? '' : String(value);
}
