// Turns the page of a web edition into its texts: Markdown for readers, and what the search reads.
import type { Document, HtmlPage } from '../../model.ts';
import { readElements } from './read-elements.ts';
import { writeForSearch } from './write-for-search.ts';
import { writeMarkdown } from './write-markdown.ts';

/** What stands in the <main> of a page. */
export interface WebTexts {
  readonly markdown: string;
  /** HTML of blocks and headings only. */
  readonly forSearch: string;
}

const made = new WeakMap<Document['ledger'], WebTexts & { readonly main: string }>();

/** The texts of an edition, made once for it and its copy in a version (which has its ledger) where their pages say the same. */
export function textsOfWeb({ ledger }: Document, web: HtmlPage): WebTexts {
  const main = mainOf(web.html);
  const known = made.get(ledger);
  if (known?.main === main) return known;
  const root = readElements(main);
  const texts = { main, markdown: writeMarkdown(root), forSearch: writeForSearch(root) };
  made.set(ledger, texts);
  return texts;
}

/** What stands in the <main> of a page. */
export function mainOf(html: string): string {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  return start === -1 || end === -1 ? html : html.slice(html.indexOf('>', start) + 1, end);
}
