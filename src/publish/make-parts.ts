// Turns editions that are in print into what a site is made of: web editions, cards and the search, made side by side.
import type { BuiltEdition, Document, HtmlPage, OutputFile, Printer, StageName, WebEdition } from '../model.ts';
import { drawCards } from './draw-cards.ts';
import { indexSearch, type SearchIndex } from './index-search.ts';
import { layOutAsPrinted, layOutWeb } from './lay-out-web.ts';

/** All editions of a build, each composed and in print. */
export interface InPrint {
  readonly documents: readonly Document[];
  /** One for each document. */
  readonly jobs: readonly Promise<BuiltEdition>[];
  /** Undefined where no PDF is wanted. */
  readonly printer: Promise<Printer> | undefined;
}

/** What lays out, and what counts how long each stage takes. */
export interface PartsMaker {
  readonly layout: { web(input: WebEdition): HtmlPage; card(document: Document): HtmlPage };
  readonly time: <T>(stage: StageName, work: () => T) => T;
}

/**
 * Cards queue behind the last PDFs: while the printer is at them, this thread lays out, and then pagefind indexes.
 * Errors: as the printer's.
 */
export async function makeParts(
  { documents, jobs, printer }: InPrint,
  { layout, time }: PartsMaker,
  wanted: { readonly web: boolean; readonly site: boolean; readonly search: boolean },
): Promise<{ editions: readonly BuiltEdition[]; cards: readonly OutputFile[]; search: SearchIndex }> {
  const drawing = wanted.site ? time('print', () => drawCards(documents, layout, printer)) : Promise.resolve([]);
  // A fault of the printer's is told by the PDFs, which are waited for first.
  drawing.catch(() => undefined);
  const web = (input: WebEdition) => time('layout', () => layout.web({ ...input, alone: !wanted.site }));
  const isSearched = wanted.site && wanted.search;
  const leading = { documents, search: isSearched };
  const laidOut = await (wanted.web ? layOutAsPrinted(jobs, web, leading) : Promise.all(jobs));
  const search = await time('publish', () => indexSearch(laidOut, isSearched));
  // Where the search fails, nothing may lead to it.
  const editions = search.messages.length === 0 ? laidOut : layOutWeb(await Promise.all(jobs), web);
  return { editions, search, cards: await drawing };
}
