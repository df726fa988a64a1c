// What the site is made of: the hub itself, its publications in groups, and its pages.
import type { Publisher, Region, Theme } from './collect.ts';
import type { Author } from './compose.ts';
import type { Landing } from './layout.ts';
import type { Message, SafeHtml } from './messages.ts';
import type { ConformanceStatement } from './verify.ts';

/** Outlines of all places in one drawing, small enough for a web page. */
export interface SiteMap {
  readonly width: number;
  readonly height: number;
  readonly attribution: string;
  /** `region` is the id of the region that the outline is of, null for a place that is none; `path` the `d` of an SVG path. */
  readonly places: readonly { readonly region: string | null; readonly path: string }[];
}

/** A theme with its introduction, composed. */
export interface HubTheme {
  readonly theme: Theme;
  readonly introduction: SafeHtml | null;
}

/** The hub: what its own pages say that belongs to no publication. */
export interface Hub {
  readonly publisher: Publisher;
  /** Where the site will stand, without a slash at its end; null while that is not known. */
  readonly baseUrl: string | null;
  readonly language: string;
  /** briefings/about.md; null when there is none. */
  readonly about: SafeHtml | null;
  readonly themes: readonly HubTheme[];
  readonly people: readonly Author[];
  readonly regions: readonly Region[];
  readonly national: Region;
  readonly map: SiteMap | null;
  readonly messages: readonly Message[];
}

/** One publication with all its landing pages; `lead` is the national one where there is one. */
export interface SitePublication {
  readonly id: string;
  readonly lead: Landing;
  readonly landings: readonly Landing[];
}

/** What publications are gathered by. */
export type Gathering = 'theme' | 'person' | 'region' | 'kind' | 'year';

/** The publications that have something in common, newest first; `folder` is that of the page that lists them. */
export interface SiteList {
  readonly by: Gathering;
  /** Id of the theme, person or region; the kind as a slug; the year. */
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly publications: readonly SitePublication[];
}

export type SitePageKind =
  | 'home'
  | 'publications'
  | 'publication-list'
  | 'themes'
  | 'theme'
  | 'people'
  | 'person'
  | 'regions'
  | 'region'
  | 'about'
  | 'accessibility'
  | 'search'
  | 'not-found';

/** One page of the hub's own; `list` is what a theme, person, region, kind or year gathers. */
export interface SitePage {
  readonly kind: SitePageKind;
  /** Its folder from the root of the site, "" at the root. */
  readonly folder: string;
  /** File name in the folder. */
  readonly file: string;
  readonly list: SiteList | null;
}

/** Everything that the pages of the site show, as plain data. */
export interface Site {
  readonly hub: Hub;
  /** Newest first. */
  readonly publications: readonly SitePublication[];
  /** In the order in which a reader is offered them; those of the hub's own lists are there even when they are empty. */
  readonly lists: readonly SiteList[];
  readonly pages: readonly SitePage[];
  /** What is known of the accessibility of the finished files; null where they were not verified. */
  readonly statement: ConformanceStatement | null;
}
