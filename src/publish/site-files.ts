// Turns pages and editions into the files that they become: each with its bytes, and what the manifest says of it.
import type { Asset, BuiltEdition, Document, FileKind, HtmlPage, Landing, OutputFile, Site } from '../model.ts';
import { dataFilesOf } from './data-files.ts';

/** A page with the file that it becomes. */
export interface PlannedPage {
  readonly page: HtmlPage;
  readonly file: OutputFile;
}

/** The landing pages of all publications of a site. */
export function landingPages(site: Site, layout: { landing(landing: Landing, site: Site): HtmlPage }): PlannedPage[] {
  return site.publications.flatMap(({ landings }) =>
    landings.map((landing) => {
      const page = layout.landing(landing, site);
      const file = fileOf('landing', `${landing.document.variant.folder}/index.html`, page.html);
      return { page, file: { ...file, ...labels(landing.document), edition: null } };
    }),
  );
}

/** The page of an edition, where it has one. */
export function webEdition({ document, web }: BuiltEdition): PlannedPage[] {
  if (web === null) return [];
  const { folder, webFile } = document.variant;
  return [{ page: web, file: { ...fileOf('web-edition', `${folder}/${webFile}`, web.html), ...labels(document) } }];
}

/** What stands beside the page of an edition: its PDF and its data. */
export function filesOfEdition(edition: BuiltEdition): OutputFile[] {
  const { document, pdf } = edition;
  const { folder, pdfFile } = document.variant;
  const data = dataFilesOf(edition).map(({ kind, file, bytes }) => ({
    ...fileOf(kind, `${folder}/${file}`, bytes),
    ...labels(document),
  }));
  if (pdf === null) return data;
  return [{ ...fileOf('pdf', `${folder}/${pdfFile}`, pdf.bytes), ...labels(document), pages: pdf.pages }, ...data];
}

/** A file of no publication. */
export function fileOf(kind: FileKind, path: string, content: string | Uint8Array): OutputFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, kind, bytes, publication: null, edition: null, region: null, language: null, pages: null };
}

/** What the manifest says of a file that belongs to one edition. */
export function labels({ variant }: Document) {
  const { publication, edition, region, language } = variant;
  return { publication, edition, region, language };
}

/** Assets that a page names, and those that a style sheet among them names in turn. */
export function neededAssets(assets: readonly Asset[], pages: readonly PlannedPage[]): Asset[] {
  const needed = new Set(
    assets.filter(({ path }) => {
      const spelt = spellingsOf(path);
      return pages.some(({ page }) => spelt.some((spelling) => page.html.includes(spelling)));
    }),
  );
  // A set may grow while it is walked: a style sheet that another one imports has its turn as well.
  for (const sheet of needed) {
    if (sheet.mediaType.split(';')[0] !== 'text/css') continue;
    const css = Buffer.from(sheet.bytes).toString('utf8');
    for (const asset of assets) {
      const spelt = spellingsOf(asset.path.slice(asset.path.lastIndexOf('/') + 1));
      if (spelt.some((spelling) => css.includes(spelling))) needed.add(asset);
    }
  }
  return [...needed];
}

/** A path as pages and style sheets may write it; mostly that is one way, and pages are long. */
function spellingsOf(path: string): readonly string[] {
  return [...new Set([path, encodeURI(path), path.replaceAll('&', '&amp;')])];
}
