// Turns printed editions into the same with their web editions.
import { setImmediate } from 'node:timers/promises';
import type { BuiltEdition, HtmlPage, Variant, WebEdition } from '../model.ts';
import { downloadsOf } from './plan-landings.ts';

/**
 * Lays out web editions in the order given. Each may link to every PDF of its folder, whose size it tells, and to the
 * web editions there that come before it: a briefing to its report. `among` are all that the build makes.
 */
export function layOutWeb(
  printed: readonly BuiltEdition[],
  web: (input: WebEdition) => HtmlPage,
  among: readonly Variant[] = printed.map(({ document }) => document.variant),
): BuiltEdition[] {
  const editions = [...printed];
  const isSearchable = isSearchWanted && printed.some(isFound);
  for (const [at, { document, pdf }] of printed.entries()) {
    const { folder, publication } = document.variant;
    const beside = editions.filter((edition) => edition.document.variant.folder === folder);
    const hasNational = among.some((variant) => variant.publication === publication && variant.region === null);
    editions[at] = { document, pdf, web: web({ document, downloads: beside.flatMap(downloadsOf), hasNational }) };
  }
  return editions;
}

/**
 * As layOutWeb, of editions that are still in print, one for each variant: folder by folder (whose variants follow one
 * another), each as soon as all of it is printed.
 */
export async function layOutAsPrinted(
  printing: readonly Promise<BuiltEdition>[],
  variants: readonly Variant[],
  web: (input: WebEdition) => HtmlPage,
): Promise<BuiltEdition[]> {
  const made: BuiltEdition[] = [];
  for (const folder of new Set(variants.map((variant) => variant.folder))) {
    const printed = await Promise.all(printing.filter((_, at) => variants[at]?.folder === folder));
    // The printer is heard in between.
    await setImmediate();
    made.push(...layOutWeb(printed, web, variants));
  }
  return made;
}
