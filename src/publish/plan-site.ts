// Turns editions and the hub into the files of the site: pages, PDFs and data, and what those need.
import type {
  Asset,
  BuiltEdition,
  Document,
  FileKind,
  HtmlPage,
  Hub,
  Landing,
  OutputFile,
  Site,
  SitePage,
} from '../model.ts';
import { dataFilesOf } from './data-files.ts';
import { planLandings } from './plan-landings.ts';
import { planPages } from './plan-pages.ts';

/** What a site is made of. */
export interface SiteParts {
  readonly editions: readonly BuiltEdition[];
  readonly hub: Hub;
}

/** What planSite needs of a layout. */
export interface SiteLayout {
  readonly assets: readonly Asset[];
  landing(landing: Landing, site: Site): HtmlPage;
  site(page: SitePage, site: Site): HtmlPage;
}

/** Names every file of the site with its bytes, sorted by path; assets that no page needs are left out. */
export function planSite({ editions, hub }: SiteParts, layout: SiteLayout): OutputFile[] {
  const site = planPages(hub, planLandings(editions));
  const pages = [...hubPages(site, layout), ...landingPages(site, layout), ...editions.flatMap(webEdition)];
  const files = [
    ...pages.map(({ file }) => file),
    ...editions.flatMap(filesOfEdition),
    ...neededAssets(
      layout.assets,
      pages.map(({ page }) => page),
    ).map(({ path, bytes }) => fileOf('asset', path, bytes)),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A page with the file that it becomes. */
interface PlannedPage {
  readonly page: HtmlPage;
  readonly file: OutputFile;
}

function hubPages(site: Site, layout: SiteLayout): PlannedPage[] {
  return site.pages.map((one) => {
    const page = layout.site(one, site);
    const path = one.folder === '' ? one.file : `${one.folder}/${one.file}`;
    const { language } = page;
    return { page, file: { ...fileOf(one.kind === 'home' ? 'index' : 'hub-page', path, page.html), language } };
  });
}

function landingPages(site: Site, layout: SiteLayout): PlannedPage[] {
  return site.publications.flatMap(({ landings }) =>
    landings.map((landing) => {
      const page = layout.landing(landing, site);
      const file = fileOf('landing', `${landing.document.variant.folder}/index.html`, page.html);
      return { page, file: { ...file, ...labels(landing.document), edition: null } };
    }),
  );
}

function webEdition({ document, web }: BuiltEdition): PlannedPage[] {
  if (web === null) return [];
  const { folder, webFile } = document.variant;
  return [{ page: web, file: { ...fileOf('web-edition', `${folder}/${webFile}`, web.html), ...labels(document) } }];
}

function filesOfEdition(edition: BuiltEdition): OutputFile[] {
  const { document, pdf } = edition;
  const { folder, pdfFile } = document.variant;
  const data = dataFilesOf(edition).map(({ kind, file, bytes }) => ({
    ...fileOf(kind, `${folder}/${file}`, bytes),
    ...labels(document),
  }));
  if (pdf === null) return data;
  return [{ ...fileOf('pdf', `${folder}/${pdfFile}`, pdf.bytes), ...labels(document), pages: pdf.pages }, ...data];
}

/** A page that stands alone in its folder, with the assets that it needs. */
export function planPage(page: HtmlPage, assets: readonly Asset[]): OutputFile[] {
  const needed = neededAssets(assets, [page]).map((asset) => fileOf('asset', asset.path, asset.bytes));
  return [{ ...fileOf('review', 'index.html', page.html), language: page.language }, ...needed];
}

function fileOf(kind: FileKind, path: string, content: string | Uint8Array): OutputFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, kind, bytes, publication: null, edition: null, region: null, language: null, pages: null };
}

function labels({ variant }: Document) {
  const { publication, edition, region, language } = variant;
  return { publication, edition, region, language };
}

/** Assets that a page names, and those that a style sheet among them names in turn. */
function neededAssets(assets: readonly Asset[], pages: readonly HtmlPage[]): Asset[] {
  const needed = new Set(assets.filter(({ path }) => pages.some(({ html }) => names(html, path))));
  // A set may grow while it is walked: a style sheet that another one imports has its turn as well.
  for (const sheet of needed) {
    if (sheet.mediaType.split(';')[0] !== 'text/css') continue;
    const css = Buffer.from(sheet.bytes).toString('utf8');
    for (const asset of assets) if (names(css, asset.path.slice(asset.path.lastIndexOf('/') + 1))) needed.add(asset);
  }
  return [...needed];
}

function names(text: string, path: string): boolean {
  return text.includes(path) || text.includes(encodeURI(path)) || text.includes(path.replaceAll('&', '&amp;'));
}
