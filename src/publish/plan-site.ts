// Turns editions into the files of the site: their pages, PDFs and data, landing pages, the index, and what those need.
import type { Asset, BuiltEdition, Document, FileKind, HtmlPage, Landing, OutputFile } from '../model.ts';
import { dataFilesOf } from './data-files.ts';
import { planLandings } from './plan-landings.ts';

/** What planSite needs of a layout. */
export interface SiteLayout {
  readonly assets: readonly Asset[];
  landing(landing: Landing): HtmlPage;
  index(landings: readonly Landing[]): HtmlPage;
}

/** Names every file of the site with its bytes, sorted by path; assets that no page needs are left out. */
export function planSite(editions: readonly BuiltEdition[], layout: SiteLayout): OutputFile[] {
  const landings = planLandings(editions);
  const index = layout.index(landings);
  const pages = [index];
  const files: OutputFile[] = [{ ...fileOf('index', 'index.html', index.html), language: index.language }];
  for (const landing of landings) {
    const page = layout.landing(landing);
    pages.push(page);
    const path = `${landing.document.variant.folder}/index.html`;
    files.push({ ...fileOf('landing', path, page.html), ...labels(landing.document), edition: null });
  }
  for (const edition of editions) {
    const { document, web, pdf } = edition;
    const { folder, webFile, pdfFile } = document.variant;
    if (web !== null) {
      pages.push(web);
      files.push({ ...fileOf('web-edition', `${folder}/${webFile}`, web.html), ...labels(document) });
    }
    if (pdf !== null)
      files.push({ ...fileOf('pdf', `${folder}/${pdfFile}`, pdf.bytes), ...labels(document), pages: pdf.pages });
    for (const { kind, file, bytes } of dataFilesOf(edition))
      files.push({ ...fileOf(kind, `${folder}/${file}`, bytes), ...labels(document) });
  }
  for (const asset of neededAssets(layout.assets, pages)) files.push(fileOf('asset', asset.path, asset.bytes));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
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
