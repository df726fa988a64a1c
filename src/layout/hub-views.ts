// Turns the hub into what its home, its page about itself and its page on accessibility show.
import type { SafeHtml } from '../model.ts';
import { createScrollBoxes } from './create-scroll-boxes.ts';
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
  const { site } = setting;
  const links = regionLinks(setting, null);
  const map = mapView(site.hub.map, links);
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

/** What the hub says of itself; where it has a title of its own, headings go one level down, for the page's is its only h1. */
export function aboutView({ site, words }: Setting) {
  const { about } = site.hub;
  const lower = about?.includes('<h1') === true;
  const html = lower
    ? about?.replace(/<(\/?)h([1-5])(?=[\s>])/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
    : about;
  return { about: trustHtmlOrNull(createScrollBoxes(words)((html ?? '') as SafeHtml)) };
}
