// Turns the site into the files that nobody reads but that say what is in it: records to cite, texts, feed, sitemap.
import type { BuiltEdition, Landing, OutputFile, Site } from '../model.ts';
import { citationFiles } from './cite/citation-files.ts';
import { atomFeed } from './directory/atom-feed.ts';
import { sitemap } from './directory/sitemap.ts';
import { fileOf, labels } from './site-files.ts';
import { markdownTwin } from './twin/markdown-twin.ts';

/** Files of every landing page and web edition, and of the site as a whole. */
export function filesForMachines(site: Site, editions: readonly BuiltEdition[]): readonly OutputFile[] {
  return [...filesBesidePages(site, editions), ...sitemap(site), atomFeed(site)];
}

/** What landing pages and web editions name: records to cite, and texts. */
export function filesBesidePages(site: Site, editions: readonly BuiltEdition[]): readonly OutputFile[] {
  return [
    ...site.publications.flatMap(({ landings }) => landings.flatMap((landing) => recordsOf(landing, site))),
    ...editions.flatMap(markdownTwin),
  ];
}

function recordsOf({ document }: Landing, { hub }: Site): readonly OutputFile[] {
  if (document.release.status === 'withdrawn') return [];
  return citationFiles(document, hub.baseUrl).map(({ file, text }) => ({
    ...fileOf('citation', `${document.variant.folder}/${file}`, text),
    ...labels(document),
    edition: null,
  }));
}
