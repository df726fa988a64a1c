// Turns the lists of the site into the page that searches it.
import { linkTo } from './frame-view.ts';
import type { Setting } from './setting.ts';

/** What the search page may load besides what every page may: its scripts, the index, and the program that reads it. */
export const SEARCH_POLICY = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The filters, and the ways to what is there for those without scripts. */
export function searchView({ site, words, root }: Setting) {
  const regions = [
    ...new Set(site.publications.flatMap(({ landings }) => landings.map((one) => one.document.region.name))),
  ];
  const lists = (by: string) => site.lists.filter((list) => list.by === by && list.publications.length > 0);
  const options = {
    region: regions,
    theme: lists('theme').map(({ name }) => name),
    kind: lists('kind').map(({ name }) => name),
  };
  const filters = (['region', 'theme', 'kind'] as const).map((name) => ({
    name,
    id: `search-${name}`,
    label: words(`list.by-${name}`),
    options: options[name],
  }));
  return {
    filters: filters.filter(({ options: some }) => some.length > 1),
    allHref: linkTo(root, 'publications'),
    searchScript: `${root}assets/search.js`,
  };
}
