// Turns a landing into what its page shows.
import type { Landing } from '../model.ts';
import { keyMessageViews } from './body-view.ts';
import { changesView, earlierVersions } from './changes-view.ts';
import { dataViews } from './data-views.ts';
import { documentView } from './document-view.ts';
import { downloadView } from './download-view.ts';
import { pointCitations } from './point-citations.ts';
import { toIndex, toRoot } from './relative-path.ts';
import type { Setting } from './setting.ts';

/** What one landing page shows: summary, downloads, citation, authors and the way to the other regions. */
export function landingView({ document: composed, downloads, siblings }: Landing, { words }: Setting) {
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
    versions: earlierVersions(document, words),
    changes: changesView(document, words, (id) => (isOnTheWeb ? `${webFile}#${id}` : null)),
    print: false,
    pdfs: of('pdf', 'download'),
    pages: of('html', 'read'),
    data: dataViews(downloads, words),
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
