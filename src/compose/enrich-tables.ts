// Gives tables what readers and screen readers need: scopes, aligned numbers, no empty cell, a frame that can scroll.
import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { splitLongTable } from './split-long-table.ts';

const NUMBER = /^[-−+~<>≤≥]?\s*£?\s*\d[\d,.\s\u00a0]*\s*(%|p|m|bn|pp|million|billion|st|nd|rd|th)?\*?$/;
const NOTHING = /^(|[-–—]|n\/a|not available|\.\.)$/i;

/** A trusted step, after the sanitiser; changes the tree in place. */
export function enrichTables(tree: Root): void {
  visit(tree, 'element', (table, index, parent) => {
    if (table.tagName !== 'table' || index === undefined || !parent) return undefined;
    enrich(table);
    const next = parent.children.slice(index + 1).find((node) => node.type !== 'text');
    if (next?.type === 'element' && next.tagName === 'p' && /^Sources?:/.test(textOf(next)))
      next.properties.className = ['source'];
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table'] },
      children: [...splitLongTable(table)],
    };
    return [SKIP, index + 1];
  });
}

function enrich(table: Element): void {
  const head = rowsOf(table, 'thead');
  const body = rowsOf(table, 'tbody');
  const columns = Math.max(0, ...[...head, ...body].map((row) => cellsOf(row).length));
  for (let column = 0; column < columns; column++) {
    const cells = body.flatMap((row) => cellsOf(row)[column] ?? []);
    const texts = cells.map((cell) => textOf(cell).trim()).filter((text) => !NOTHING.test(text));
    const aligned = cells.some((cell) => cell.properties.align === 'right');
    const isNumber = aligned || (texts.length > 0 && texts.every((text) => NUMBER.test(text)));
    for (const cell of [...head.flatMap((row) => cellsOf(row)[column] ?? []), ...cells]) {
      if (isNumber) cell.properties.className = ['number'];
      if (isNumber || cell.properties.align === 'left') delete cell.properties.align;
    }
    if (column === 0 && columns > 1 && !isNumber && texts.length === cells.length)
      for (const cell of cells) asRowHead(cell);
  }
  for (const row of head) for (const cell of cellsOf(row)) cell.properties.scope = 'col';
  // Chromium leaves an empty cell out of the tagged table, which makes it irregular.
  for (const row of [...head, ...body])
    for (const cell of cellsOf(row))
      if (cell.children.length === 0) cell.children = [{ type: 'text', value: '\u00a0' }];
}

function asRowHead(cell: Element): void {
  cell.tagName = 'th';
  cell.properties.scope = 'row';
}

function rowsOf(table: Element, section: string): Element[] {
  return elementsOf(table).flatMap((part) => (part.tagName === section ? elementsOf(part) : []));
}

function cellsOf(row: Element): Element[] {
  return elementsOf(row);
}

function elementsOf(node: Element): Element[] {
  return node.children.filter((child: ElementContent): child is Element => child.type === 'element');
}
