// Turns printed editions into the same with their web editions.
import type { BuiltEdition, HtmlPage, WebEdition } from '../model.ts';
import { isFound } from './index-search.ts';
import { downloadsOf } from './plan-landings.ts';

/**
 * Lays out web editions in the order given. Each may link to every PDF of its folder, whose size it tells, and to the
 * web editions there that come before it: a briefing to its report. They lead to the search where one is wanted and has
 * something to find; where it then fails, they are laid out again without.
 */
export function layOutWeb(
  printed: readonly BuiltEdition[],
  web: (input: WebEdition) => HtmlPage,
  isSearchWanted = false,
): BuiltEdition[] {
  const editions = [...printed];
  const isSearchable = isSearchWanted && printed.some(isFound);
  for (const [at, { document, pdf }] of printed.entries()) {
    const { folder, publication } = document.variant;
    const beside = editions.filter((edition) => edition.document.variant.folder === folder);
    const hasNational = printed.some(
      ({ document: { variant } }) => variant.publication === publication && variant.region === null,
    );
    editions[at] = {
      document,
      pdf,
      web: web({ document, downloads: beside.flatMap(downloadsOf), hasNational, isSearchable }),
    };
  }
  return editions;
}
