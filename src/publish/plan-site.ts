// Turns editions and the hub into the files of the site: pages, PDFs and data, and what those need.
import type {
  Asset,
  BuiltEdition,
  Document,
  Download,
  HtmlPage,
  Hub,
  Landing,
  OutputFile,
  Site,
  SitePage,
} from '../model.ts';
import { CARD_FILE } from './draw-cards.ts';
import { filesForMachines } from './files-for-machines.ts';
import { planLandings } from './plan-landings.ts';
import { planPages } from './plan-pages.ts';
import { planVersions } from './plan-versions.ts';
import { fileOf, filesOfEdition, landingPages, neededAssets, type PlannedPage, webEdition } from './site-files.ts';

/** What a site is made of. */
export interface SiteParts {
  readonly editions: readonly BuiltEdition[];
  /** Null for editions only, to which no pages lead. */
  readonly hub: Hub | null;
  /** Whether each published version is also put at an address of its own. */
  readonly versions: boolean;
  /** The search; without files of it there is no page for it. */
  readonly search?: { readonly files: readonly OutputFile[] };
  /** The cards that were drawn. */
  readonly cards?: readonly OutputFile[];
}

/** What planSite needs of a layout. */
export interface SiteLayout {
  readonly assets: readonly Asset[];
  web(input: { document: Document; downloads: readonly Download[] }): HtmlPage;
  landing(landing: Landing, site: Site): HtmlPage;
  site(page: SitePage, site: Site): HtmlPage;
}

const SEARCH_PAGE: SitePage = { kind: 'search', folder: 'search', file: 'index.html', list: null };

/** Names every file of the site, or of editions only, with its bytes, sorted by path; assets that no page needs are left out. */
export function planSite(parts: SiteParts, layout: SiteLayout): OutputFile[] {
  const { editions, versions, search, cards = [] } = parts;
  const site = siteOf(parts);
  const web = editions.flatMap(webEdition);
  const pages = site === null ? web : [...hubPages(site, layout), ...landingPages(site, layout), ...web];
  const files = [
    ...pages.map(({ file }) => file),
    ...editions.flatMap(filesOfEdition),
    ...(site === null ? [] : filesForMachines(site, editions)),
    ...(search?.files ?? []),
    ...cards,
    ...neededAssets(layout.assets, pages).map(({ path, bytes }) => fileOf('asset', path, bytes)),
    ...(site !== null && versions ? planVersions(editions, { site, layout }) : []),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the pages of a site show; of its files nothing is stated yet. Null where there is none. */
export function siteOf({ editions, hub, search, cards = [] }: SiteParts): Site | null {
  if (hub === null) return null;
  const landings = planLandings(editions, hub.baseUrl).map((landing) => {
    const hasCard = cards.some(({ path }) => path === `${landing.document.variant.folder}/${CARD_FILE}`);
    return hasCard ? { ...landing, card: CARD_FILE } : landing;
  });
  const site = planPages(hub, landings);
  return (search?.files ?? []).length === 0 ? site : { ...site, pages: [...site.pages, SEARCH_PAGE] };
}

function hubPages(site: Site, layout: SiteLayout): PlannedPage[] {
  return site.pages.map((one) => {
    const page = layout.site(one, site);
    const path = one.folder === '' ? one.file : `${one.folder}/${one.file}`;
    const { language } = page;
    return { page, file: { ...fileOf(one.kind === 'home' ? 'index' : 'hub-page', path, page.html), language } };
  });
}

/** A page that stands alone in its folder, with the assets that it needs. */
export function planPage(page: HtmlPage, assets: readonly Asset[]): OutputFile[] {
  const file = { ...fileOf('review', 'index.html', page.html), language: page.language };
  const needed = neededAssets(assets, [{ page, file }]).map((asset) => fileOf('asset', asset.path, asset.bytes));
  return [file, ...needed];
}
