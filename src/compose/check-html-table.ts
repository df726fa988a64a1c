// Finds in a raw HTML table what makes it unreadable cell by cell: no heads, or rows that do not line up.
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Html } from 'mdast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { message } from '../messages.ts';
import type { MarkdownInput, Message } from '../model.ts';
import { placeOf } from './place-of.ts';

const raw = unified().use(rehypeRaw).freeze();

/** A column may span this many others at most, so that a slip of the keyboard costs no memory. */
const MOST_SPANNED = 100;

/** Messages: `table-is-regular`, for each table that begins and ends in this piece of raw HTML. */
export function checkHtmlTable(node: Html, input: MarkdownInput): Message[] {
  if (!/<table[\s>][\s\S]*<\/table\s*>/i.test(node.value)) return [];
  const tree = raw.runSync({ type: 'root', children: [{ type: 'raw', value: node.value }] } as never) as HastRoot;
  const messages: Message[] = [];
  visit(tree, 'element', (table: Element) => {
    if (table.tagName !== 'table') return;
    const rows = rowsOf(table);
    const say = (text: string, hint: string) =>
      messages.push(message('table-is-regular', placeOf(input, node), text, hint));
    if (!rows.some((row) => cellsOf(row).some((cell) => cell.tagName === 'th')))
      say('This table has no head cells.', 'Write <th> instead of <td> over each column, or before each row.');
    const widths = widthsOf(rows);
    const wanted = Math.max(0, ...widths);
    const short = widths.findIndex((width) => width !== wanted);
    if (short >= 0)
      say(
        `Row ${short + 1} of this table fills ${widths[short]} of ${wanted} columns.`,
        'Add the cells that are missing, or mend colspan and rowspan.',
      );
  });
  return messages;
}

/** How many columns each row fills, with what spans into it from the rows above. */
function widthsOf(rows: readonly Element[]): readonly number[] {
  const hanging: number[] = [];
  return rows.map((row) => {
    let width = hanging.filter((left) => left > 0).length;
    const starts: { span: number; rows: number }[] = [];
    for (const cell of cellsOf(row)) {
      const span = spanOf(cell, 'colSpan');
      width += span;
      starts.push({ span, rows: spanOf(cell, 'rowSpan') });
    }
    for (let column = 0; column < hanging.length; column++) hanging[column] = Math.max(0, (hanging[column] ?? 0) - 1);
    for (const { span, rows: down } of starts)
      if (down > 1) hanging.push(...Array.from({ length: span }, () => down - 1));
    return width;
  });
}

function spanOf(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const span = Number(cell.properties[name] ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, MOST_SPANNED) : 1;
}

function rowsOf(table: Element): readonly Element[] {
  return elementsOf(table).flatMap((part) =>
    part.tagName === 'tr' ? [part] : elementsOf(part).filter(({ tagName }) => tagName === 'tr'),
  );
}

function cellsOf(row: Element): readonly Element[] {
  return elementsOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function elementsOf(node: Element): readonly Element[] {
  return node.children.filter((child: ElementContent): child is Element => child.type === 'element');
}
