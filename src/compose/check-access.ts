// Finds in a text what readers with assistive technology would miss: links without a purpose, tables without heads, unmarked languages.
import type { Link, Root, TableRow } from 'mdast';
import { visit } from 'unist-util-visit';
import { message } from '../messages.ts';
import type { MarkdownInput, Message } from '../model.ts';
import { checkHtmlTable } from './check-html-table.ts';
import { checkLanguages } from './check-languages.ts';
import { placeOf } from './place-of.ts';
import { plainText } from './plain-text.ts';

/** Words that say nothing about where a link leads when they are all of its text (WCAG 2.2, 2.4.4 and 2.4.9). */
const VAGUE =
  /^(?:(?:click |see |read |find out |learn )?(?:here|more|this|on)|(?:this |the |a )?(?:link|page|website|site|document|pdf|report)|read (?:this|on|more)|more (?:here|information|details)|details|download)$/i;

/** Messages: `link-says-where`, `table-is-regular`, `language-is-marked`. */
export function checkAccess(tree: Root, input: MarkdownInput): readonly Message[] {
  return [...checkLinkTexts(tree, input), ...checkTables(tree, input), ...checkLanguages(tree, input)];
}

function checkLinkTexts(tree: Root, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  visit(tree, (node): void => {
    if (node.type !== 'link' && node.type !== 'linkReference') return;
    const text = plainText(node as Link)
      .replace(/[.,;:!?…»«“”"'’()→>]+/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '' && !VAGUE.test(text)) return;
    const said = text === '' ? 'This link has no text.' : `The link "${text}" does not say where it leads.`;
    const hint = 'Write what the reader finds there, as in [the 2023 review of Catapults](…).';
    messages.push(message('link-says-where', placeOf(input, node), said, hint));
  });
  return messages;
}

function checkTables(tree: Root, input: MarkdownInput): Message[] {
  const messages: Message[] = [];
  visit(tree, (node): void => {
    if (node.type === 'html') messages.push(...checkHtmlTable(node, input));
    if (node.type !== 'table') return;
    const [head, ...rows] = node.children as TableRow[];
    const columns = head?.children.length ?? 0;
    // The corner over the names of the rows may be empty.
    head?.children.slice(1).forEach((cell) => {
      if (plainText(cell).trim() !== '') return;
      const hint = 'Write over each column what it holds.';
      messages.push(message('table-is-regular', placeOf(input, cell), 'This head cell is empty.', hint));
    });
    for (const row of rows) {
      const extra = row.children[columns];
      if (extra === undefined) continue;
      const text = `This row has ${row.children.length} cells, but the table has ${columns} columns: what is over is lost.`;
      const hint = 'Add a column to the head, or write \\| for a bar inside a cell.';
      messages.push(message('table-is-regular', placeOf(input, extra), text, hint));
    }
  });
  return messages;
}
