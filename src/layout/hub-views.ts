// Turns the hub into what its home, its page about itself and its page on accessibility show.
import type { SafeHtml } from '../model.ts';
import { linkTo } from './frame-view.ts';
import { mapView } from './map-view.ts';
import { openingOf } from './opening-of.ts';
import { personViews } from './people-views.ts';
import { publicationView } from './publication-view.ts';
import { regionLinks } from './region-views.ts';
import type { Setting } from './setting.ts';
import { themeViews } from './theme-views.ts';
import { trustHtmlOrNull } from './trust-html.ts';

/** How many publications the home shows. */
const LATEST = 3;

/** The home: who publishes, the latest publications, and the ways in by theme, region and person. */
export function homeView(setting: Setting) {
  const { site, words } = setting;
  const links = regionLinks(setting, null);
  const map = mapView(site.hub.map, links, words('regions.map'));
  return {
    allHref: linkTo(setting.root, 'publications'),
    aboutHref: linkTo(setting.root, 'about'),
    opening: openingOf(site.hub.about),
    latest: site.publications.slice(0, LATEST).map((one) => publicationView(one, setting)),
    more: site.publications.length > LATEST,
    themes: themeViews(setting),
    regions: links,
    map,
    mapAttribution: map?.attribution ?? null,
    people: personViews(setting),
  };
}

/** What the hub says of itself, one heading level down: the page's title is its only h1. */
export function aboutView({ site }: Setting) {
  const { about, publisher } = site.hub;
  const lower = about?.replace(
    /<(\/?)h([1-5])(?=[\s>])/g,
    (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`,
  );
  return { about: trustHtmlOrNull((lower ?? null) as SafeHtml | null), hosted: publisher.host !== undefined };
}
