// Turns publications into what their list shows, and the ways to narrow it.
import type { Gathering, SiteList } from '../model.ts';
import type { Words } from './create-words.ts';
import { linkTo } from './frame-view.ts';
import { publicationView } from './publication-view.ts';
import type { Setting } from './setting.ts';

/** What a list can be narrowed by, in the order in which readers are offered it. */
const FACETS: readonly { readonly by: Gathering; readonly title: string }[] = [
  { by: 'theme', title: 'list.by-theme' },
  { by: 'region', title: 'list.by-region' },
  { by: 'kind', title: 'list.by-kind' },
  { by: 'year', title: 'list.by-year' },
];

/** All publications, or those of one kind or year; each way to narrow it is a page of its own. */
export function listView(list: SiteList | null, setting: Setting) {
  const { site, words, root } = setting;
  const publications = list?.publications ?? site.publications;
  return {
    title:
      list === null
        ? words('list.title')
        : words(list.by === 'year' ? 'list.of-year' : 'list.of-kind', { name: list.name }),
    narrowed: list !== null,
    count: countOf(publications.length, words),
    allHref: linkTo(root, 'publications'),
    publications: publications.map((one) => ({ ...publicationView(one, setting), inSection: false })),
    facets: facetViews(list, setting),
  };
}

function facetViews(current: SiteList | null, { site, words, root }: Setting) {
  return FACETS.flatMap(({ by, title }) => {
    const options = site.lists
      .filter((list) => list.by === by && list.publications.length > 0)
      .map(({ id, name, folder, publications }) => ({
        name,
        href: linkTo(root, folder),
        count: publications.length,
        current: current?.by === by && current.id === id,
      }));
    return options.length === 0 ? [] : [{ title: words(title), options }];
  });
}

/** "1 publication", "12 publications". */
export function countOf(count: number, words: Words): string {
  return count === 0 ? words('list.none') : count === 1 ? words('list.one') : words('list.many', { count });
}
