// Turns printed editions into the same with their web editions.
import { setImmediate } from 'node:timers/promises';
import type { BuiltEdition, Document, HtmlPage, WebEdition } from '../model.ts';
import { isFound } from './index-search.ts';
import { downloadsOf } from './plan-landings.ts';

/** What stands around web editions. */
export interface AroundWeb {
  /** All that the build makes; left out for the editions that are laid out. */
  readonly documents?: readonly Document[];
  /** Whether they lead to a search, where that has something to find. */
  readonly search?: boolean;
}

/**
 * Lays out web editions in the order given. Each may link to every PDF of its folder, whose size it tells, and to the
 * web editions there that come before it: a briefing to its report.
 */
export function layOutWeb(
  printed: readonly BuiltEdition[],
  web: (input: WebEdition) => HtmlPage,
  { documents = printed.map(({ document }) => document), search = false }: AroundWeb = {},
): BuiltEdition[] {
  const editions = [...printed];
  const isSearchable = search && documents.some((document) => isFound({ document }));
  for (const [at, { document, pdf }] of printed.entries()) {
    const { folder, publication } = document.variant;
    const downloads = editions.filter((edition) => edition.document.variant.folder === folder).flatMap(downloadsOf);
    const hasNational = documents.some(({ variant }) => variant.publication === publication && variant.region === null);
    editions[at] = { document, pdf, web: web({ document, downloads, hasNational, isSearchable }) };
  }
  return editions;
}

/**
 * As layOutWeb, of editions that are still in print, one for each document: folder by folder (whose editions follow one
 * another), each as soon as all of it is printed.
 */
export async function layOutAsPrinted(
  printing: readonly Promise<BuiltEdition>[],
  web: (input: WebEdition) => HtmlPage,
  around: Required<AroundWeb>,
): Promise<BuiltEdition[]> {
  const { documents } = around;
  const made: BuiltEdition[] = [];
  for (const folder of new Set(documents.map(({ variant }) => variant.folder))) {
    const printed = await Promise.all(printing.filter((_, at) => documents[at]?.variant.folder === folder));
    // The printer is heard in between.
    await setImmediate();
    made.push(...layOutWeb(printed, web, around));
  }
  return made;
}
