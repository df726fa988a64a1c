// Turns themes into what their list and their own pages show.
import type { SiteList } from '../model.ts';
import { linkTo } from './frame-view.ts';
import { countOf } from './list-views.ts';
import { publicationView } from './publication-view.ts';
import type { Setting } from './setting.ts';
import { trustHtmlOrNull } from './trust-html.ts';

/** Every theme with its introduction and how much there is. */
export function themeViews({ site, words, root }: Setting) {
  return site.lists
    .filter(({ by }) => by === 'theme')
    .map(({ id, name, folder, publications }) => ({
      title: name,
      href: linkTo(root, folder),
      introduction: trustHtmlOrNull(introductionOf(site, id)),
      isEmpty: publications.length === 0,
      count: countOf(publications.length, words),
    }));
}

/** One theme: introduction, publications and its page elsewhere. */
export function themeView(list: SiteList, setting: Setting) {
  const { theme } = setting.site.hub.themes.find((one) => one.theme.id === list.id) ?? {};
  return {
    title: list.name,
    allHref: linkTo(setting.root, 'themes'),
    introduction: trustHtmlOrNull(introductionOf(setting.site, list.id)),
    url: theme?.url ?? null,
    publications: list.publications.map((one) => publicationView(one, setting)),
  };
}

function introductionOf({ hub }: Setting['site'], id: string) {
  return hub.themes.find(({ theme }) => theme.id === id)?.introduction ?? null;
}
