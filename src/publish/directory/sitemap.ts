// Turns the pages of the site into sitemap.xml and robots.txt.
import type { Document, OutputFile, Site } from '../../model.ts';
import { addressOf } from '../address-of.ts';
import { fileOf } from '../site-files.ts';
import { element } from './xml.ts';

/** One page that search engines should know; `changed` is "2024", "2024-05" or "2024-05-17", "" where no date is known. */
interface Listed {
  readonly folder: string;
  readonly file: string;
  readonly changed: string;
}

/**
 * sitemap.xml, where it is known where the site will stand (its addresses must be absolute), and robots.txt, which
 * keeps search engines from drafts, what is under embargo and what was withdrawn. No date is that of the build.
 */
export function sitemap(site: Site): readonly OutputFile[] {
  const { baseUrl } = site.hub;
  const hidden = site.publications.flatMap(({ landings }) => landings.filter(({ document }) => !isOut(document)));
  const robots = [
    'User-agent: *',
    ...hidden.map(({ document }) => `Disallow: ${pathOf(baseUrl, document.variant.folder)}`),
    ...(hidden.length === 0 ? ['Disallow:'] : []),
    ...(baseUrl === null ? [] : ['', `Sitemap: ${addressOf(baseUrl, '', 'sitemap.xml')}`]),
  ];
  const files = [fileOf('directory', 'robots.txt', `${robots.join('\n')}\n`)];
  if (baseUrl === null) return files;
  const urls = listed(site).map(({ folder, file, changed }) => {
    // The schema knows whole dates only.
    const date = /^\d{4}-\d\d-\d\d$/.test(changed) ? element('lastmod', changed) : '';
    return `<url>${element('loc', addressOf(baseUrl, folder, file) ?? '')}${date}</url>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
  return [...files, fileOf('directory', 'sitemap.xml', `${head}\n${urls.join('\n')}\n</urlset>\n`)];
}

/** Whether readers may find it. */
export function isOut({ release }: Document): boolean {
  return release.status === 'published' && release.embargo === null;
}

/** When a document last changed, as far as its author dated it. */
export function changeDateOf({ publication, changes }: Document): string {
  return changes[0]?.date ?? publication.date;
}

function listed({ pages, publications }: Site): readonly Listed[] {
  const own = pages.filter(({ kind }) => kind !== 'not-found' && kind !== 'search');
  const newest = (of: typeof publications) =>
    of
      .flatMap(({ landings }) => landings.map(({ document }) => document))
      .filter(isOut)
      .map(changeDateOf)
      .sort()
      .at(-1) ?? '';
  return [
    ...own.map(({ folder, file, list }) => ({
      folder,
      file: file === 'index.html' ? '' : file,
      changed: newest(list?.publications ?? publications),
    })),
    ...publications.flatMap(({ landings }) =>
      landings.flatMap(({ document, downloads }) => {
        if (!isOut(document)) return [];
        const { folder } = document.variant;
        const changed = changeDateOf(document);
        const read = downloads.filter(({ kind, format }) => kind === 'edition' && format === 'html');
        return [{ folder, file: '', changed }, ...read.map(({ file }) => ({ folder, file, changed }))];
      }),
    ),
  ];
}

/** What robots match begins at the root of the host. */
function pathOf(baseUrl: string | null, folder: string): string {
  const address = addressOf(baseUrl ?? 'https://host.invalid', folder) ?? '';
  return new URL(address).pathname;
}
