// Cuts a long table into several with the same head, which Chromium lays out in time that grows with the rows and no faster.
import type { Element, ElementContent } from 'hast';

/** 30,000 rows in one table took Chromium 58 seconds, in tables of 500 rows a few. */
export const MOST_ROWS = 500;

/** The table itself, or as many as its rows need; none is lost, and the head stands in each. */
export function splitLongTable(table: Element): readonly Element[] {
  const isBody = (node: ElementContent): node is Element => node.type === 'element' && node.tagName === 'tbody';
  const rows = table.children.filter(isBody).flatMap((body) => body.children.filter(({ type }) => type === 'element'));
  if (rows.length <= MOST_ROWS) return [table];
  const heads = table.children.filter((node) => node.type === 'element' && node.tagName === 'thead');
  const before = table.children.filter((node) => !isBody(node));
  return Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, at): Element => {
    const children = rows.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS);
    const body: Element = { type: 'element', tagName: 'tbody', properties: {}, children };
    return { ...table, children: [...(at === 0 ? before : structuredClone(heads)), body] };
  });
}
