// Turns the place of a page in the site into what stands around every page: header, breadcrumbs and footer.
import type { Collection, Publisher } from '../model.ts';
import type { Words } from './create-words.ts';

/** The parts of the site that its navigation leads to, by folder. */
export type Section = 'home' | 'publications' | 'themes' | 'regions' | 'people' | 'about' | 'accessibility' | 'search';

/** Where a page stands: the way to the root, its part of the site, and the names that lead down to it. */
export interface PlaceInSite {
  /** "" at the root, "../" for each level, or an absolute path for a page that may be shown at any address. */
  readonly root: string;
  /** Null for a page that is in no part. */
  readonly section: Section | null;
  /** From below the home to the page itself, whose folder is null. */
  readonly trail: readonly { readonly name: string; readonly folder: string | null }[];
  /** Whether the site is known to have a search, which is then led to. */
  readonly isSearchable?: boolean;
}

/** What the frame needs to know of the project. */
export interface FrameFacts {
  readonly publisher: Publisher;
  /** Parts that there is nothing in are not led to. */
  readonly sections: readonly Section[];
}

/** Finds the parts of the site that a project has. */
export function frameFacts({ config, themes, regions, people }: Collection): FrameFacts {
  const has = { themes, regions, people } as const;
  const sections = (['publications', 'themes', 'regions', 'people', 'about'] as const).filter(
    (section) => !(section in has) || has[section as keyof typeof has].length > 0,
  );
  return { publisher: config.publisher, sections };
}

/** The link from a page to the page of a folder; works from disk and below any path. */
export function linkTo(root: string, folder: string): string {
  return `${root}${folder === '' ? '' : `${folder}/`}index.html`;
}

/** Navigation, breadcrumbs and footer of one page. */
export function frameView({ publisher, sections }: FrameFacts, place: PlaceInSite, words: Words) {
  const { root, section, trail, isSearchable = false } = place;
  const parts: readonly Section[] = isSearchable ? [...sections, 'search'] : sections;
  return {
    print: false,
    homeHref: linkTo(root, ''),
    isHome: section === 'home',
    siteName: publisher.short,
    nav: parts.map((name) => ({
      label: words(NAMES[name]),
      href: linkTo(root, name),
      // The page itself, or the part of the site that the page is in.
      current: section !== name ? null : trail.length === 1 ? 'page' : 'true',
    })),
    crumbs:
      trail.length === 0
        ? []
        : [{ name: words('nav.home'), folder: '' }, ...trail].map(({ name, folder }) => ({
            name,
            href: folder === null ? null : linkTo(root, folder),
          })),
    accessibilityHref: linkTo(root, 'accessibility'),
    publisher: {
      name: publisher.name,
      short: publisher.short,
      host: publisher.host ?? null,
      url: publisher.url,
      email: publisher.email ?? null,
      mail: `mailto:${publisher.email ?? ''}`,
    },
  };
}

/** What stands around a page that is made without a site: it leads to the publisher's own, and nowhere else. */
export function frameAlone(facts: FrameFacts, words: Words) {
  const frame = frameView(facts, { root: '', section: null, trail: [] }, words);
  return { ...frame, homeHref: null, nav: [], accessibilityHref: null };
}

const NAMES: Readonly<Record<Section, string>> = {
  home: 'nav.home',
  publications: 'nav.publications',
  themes: 'nav.themes',
  regions: 'nav.regions',
  people: 'nav.people',
  about: 'nav.about',
  accessibility: 'nav.accessibility',
  search: 'search.title',
};
