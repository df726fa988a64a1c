// Turns people into what their list and their own pages show.
import type { Author, SiteList } from '../model.ts';
import { authorView } from './document-view.ts';
import { linkTo } from './frame-view.ts';
import { countOf } from './list-views.ts';
import { publicationView } from './publication-view.ts';
import type { Setting } from './setting.ts';

/** Every person with role and how much they wrote. */
export function personViews(setting: Setting) {
  const { site, words, root } = setting;
  return site.lists.flatMap((list) => {
    const author = list.by === 'person' ? authorOf(list, setting) : null;
    if (author === null) return [];
    const count = countOf(list.publications.length, words);
    return [{ ...viewOf(author, list, setting), href: linkTo(root, list.folder), count }];
  });
}

/** One person: photograph or monogram, biography with its date, links, publications. */
export function personView(list: SiteList, setting: Setting) {
  const author = authorOf(list, setting);
  if (author === null) throw new Error(`There is no person "${list.id}".`);
  return {
    shown: viewOf(author, list, setting),
    publications: list.publications.map((one) => publicationView(one, setting)),
  };
}

/** A biography that stands in a publication knows the sources and data of that publication. */
function authorOf({ id, publications }: SiteList, { site }: Setting): Author | null {
  const authors = [...publications.flatMap(({ lead }) => lead.document.authors), ...site.hub.people];
  return authors.find(({ person }) => person.id === id) ?? null;
}

function viewOf(author: Author, { publications }: SiteList, { site, words, root }: Setting) {
  const [first] = publications;
  const publication = first?.lead.document.publication ?? null;
  return authorView(author, { publication, language: site.hub.language, words, root, assets: root });
}
