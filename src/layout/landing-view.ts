// Turns landings into what landing pages and the index show.
import type { Landing, Publisher } from '../model.ts';
import { keyMessageViews } from './body-view.ts';
import type { Words } from './create-words.ts';
import { dataViews } from './data-views.ts';
import { documentView, editionName } from './document-view.ts';
import { downloadView } from './download-view.ts';
import { pointCitations } from './point-citations.ts';
import { toIndex, toRoot } from './relative-path.ts';

/** What one landing page shows: summary, downloads, citation, authors and the way to the other regions. */
export function landingView({ document: composed, downloads, siblings }: Landing, words: Words) {
  const { folder, webFile } = composed.variant;
  const isOnTheWeb = downloads.some(({ file }) => file === webFile);
  const document = pointCitations(composed, isOnTheWeb ? webFile : null);
  const of = (format: string, key: 'download' | 'read') =>
    downloads
      .filter((download) => download.format === format)
      .map((download) => downloadView(download, words(`landing.${key}-${download.edition}`), { words, folder: '' }));
  return {
    ...documentView(document, words, toRoot(folder)),
    ...keyMessageViews(document, words, false),
    print: false,
    pdfs: of('pdf', 'download'),
    pages: of('html', 'read'),
    data: dataViews(downloads, words),
    indexHref: `${toRoot(folder)}index.html`,
    siblings:
      siblings.length < 2
        ? []
        : siblings.map(({ region, name, folder: other }) => ({
            name,
            href: toIndex(folder, other),
            current: region === document.variant.region,
          })),
  };
}

/** What the index shows: each publication once, by its national edition where there is one, with its regions. */
export function indexView(landings: readonly Landing[], publisher: Publisher, words: Words) {
  const publications = groupByPublication(landings);
  const leaders = publications.map(
    (group) => group.find(({ document }) => document.variant.region === null) ?? group[0],
  );
  const shared = leaders.map((leader) =>
    leader === undefined ? null : documentView(pointCitations(leader.document, null), words, ''),
  );
  return {
    print: false,
    publisher: { ...publisher, host: publisher.host ?? null },
    map: shared[0]?.map ?? null,
    mapAttribution: shared[0]?.mapAttribution ?? null,
    licence: null,
    publications: publications.map((group, index) => ({
      ...shared[index],
      href: hrefOf(leaders[index]),
      downloads: (leaders[index]?.downloads ?? [])
        .filter(({ format }) => format === 'pdf')
        .map((download) => {
          const folder = `${leaders[index]?.document.variant.folder}/`;
          return downloadView(download, words(`edition.${download.edition}`), { words, folder });
        }),
      regions:
        group.length < 2
          ? []
          : group.map((landing) => ({
              name:
                landing.document.variant.region === null ? editionName(landing.document) : landing.document.region.name,
              href: hrefOf(landing),
            })),
    })),
  };
}

function hrefOf(landing: Landing | undefined): string {
  return landing === undefined ? 'index.html' : toIndex('', landing.document.variant.folder);
}

function groupByPublication(landings: readonly Landing[]): Landing[][] {
  const groups = new Map<string, Landing[]>();
  for (const landing of landings) {
    const { id } = landing.document.publication;
    groups.set(id, [...(groups.get(id) ?? []), landing]);
  }
  return [...groups.values()];
}
