// Turns the pages that are planned for the hub into HTML, each by its template.
import type { Site, SitePage, SitePageKind } from '../model.ts';
import { accessibilityView } from './accessibility-view.ts';
import { linkTo, type PlaceInSite, type Section } from './frame-view.ts';
import { aboutView, homeView } from './hub-views.ts';
import { listView } from './list-views.ts';
import { personView, personViews } from './people-views.ts';
import { regionListView, regionView } from './region-views.ts';
import { searchView } from './search-view.ts';
import type { Setting } from './setting.ts';
import { themeView, themeViews } from './theme-views.ts';

/** One page of the hub: its template, its view, and where it stands. */
export interface PlannedView {
  readonly template: string;
  readonly view: object;
  readonly title: string;
  readonly description: string;
  readonly place: Omit<PlaceInSite, 'root'>;
}

/** The titles of pages that no list names. */
const TITLES: Partial<Readonly<Record<SitePageKind, string>>> = {
  publications: 'list.title',
  themes: 'themes.title',
  people: 'people.title',
  regions: 'regions.title',
  about: 'about.title',
  accessibility: 'accessibility.title',
  search: 'search.title',
  'not-found': 'not-found.title',
};

type List = NonNullable<SitePage['list']>;

/** Chooses template and view of a page; its title and its place in the site come with them. */
export function sitePageView({ kind, list }: SitePage, setting: Setting): PlannedView {
  const { site, words } = setting;
  const made = viewOf(kind, list as List, setting);
  const title = made.title ?? words(TITLES[kind] ?? 'nav.home');
  const parents = made.parent === undefined ? [] : [{ name: words(`nav.${made.parent}`), folder: made.parent }];
  const trail = kind === 'home' ? [] : [...parents, { name: title, folder: null }];
  return {
    template: `site-${kind}`,
    view: { ...made.view, heading: title, searchHref: searchHrefOf(setting) },
    title,
    description: words('page.description', { title, publisher: site.hub.publisher.name }),
    place: { section: made.section, trail, isSearchable: isSearchable(setting.site) },
  };
}

/** Whether there is a page that searches the site. */
export function isSearchable({ pages }: Site): boolean {
  return pages.some(({ kind }) => kind === 'search');
}

/** Null where nothing can be searched. */
function searchHrefOf({ site, root }: Setting): string | null {
  return isSearchable(site) ? linkTo(root, 'search') : null;
}

interface Made {
  readonly view: object;
  readonly section: Section | null;
  readonly title?: string;
  readonly parent?: Section;
}

function viewOf(kind: SitePageKind, list: List, setting: Setting): Made {
  switch (kind) {
    case 'home':
      return { view: homeView(setting), section: 'home', title: setting.site.hub.publisher.name };
    case 'publications':
      return { view: listView(null, setting), section: 'publications' };
    case 'publication-list': {
      const view = listView(list, setting);
      return { view, section: 'publications', title: view.title, parent: 'publications' };
    }
    case 'themes':
      return { view: { themes: themeViews(setting) }, section: 'themes' };
    case 'theme':
      return { view: themeView(list, setting), section: 'themes', title: list.name, parent: 'themes' };
    case 'people':
      return { view: { people: personViews(setting) }, section: 'people' };
    case 'person':
      return { view: personView(list, setting), section: 'people', title: list.name, parent: 'people' };
    case 'regions':
      return { view: regionListView(setting), section: 'regions' };
    case 'region':
      return { view: regionView(list, setting), section: 'regions', title: list.name, parent: 'regions' };
    case 'about':
      return { view: aboutView(setting), section: 'about' };
    case 'accessibility':
      return { view: accessibilityView(setting), section: 'accessibility' };
    case 'search':
      return { view: searchView(setting), section: 'search' };
    case 'not-found':
      return { view: {}, section: null };
  }
}
