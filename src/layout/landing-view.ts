// Turns a landing into what its page shows.
import type { CitationFile, Landing, SitePublication } from '../model.ts';
import { keyMessageViews } from './body-view.ts';
import { changesView, earlierVersions } from './changes-view.ts';
import { dataViews } from './data-views.ts';
import { authorView, documentView } from './document-view.ts';
import { downloadView } from './download-view.ts';
import { formatSize } from './format-size.ts';
import { mapView } from './map-view.ts';
import { pointCitations } from './point-citations.ts';
import { coverView, publicationView } from './publication-view.ts';
import { toAssets, toIndex } from './relative-path.ts';
import type { Setting } from './setting.ts';

/** How many related publications are shown, unless the author names more. */
const MOST_RELATED = 3;

/** The words for each format of a record for reference managers. */
const RECORDS: Readonly<Record<CitationFile['format'], string>> = {
  bibtex: 'landing.bibtex',
  ris: 'landing.ris',
  'csl-json': 'landing.csl-json',
};

/** What one landing page shows: cover, summary, downloads, citation, authors, and the ways to other regions and publications. */
export function landingView(landing: Landing, setting: Setting) {
  const { document: composed, downloads, citationFiles } = landing;
  const { words, root, site } = setting;
  const { webFile } = composed.variant;
  const assets = toAssets(composed.variant);
  const isOnTheWeb = downloads.some(({ file }) => file === webFile);
  const document = pointCitations(composed, isOnTheWeb ? webFile : null);
  const of = (format: string, key: 'download' | 'read') =>
    downloads
      .filter((download) => download.format === format)
      .map((download) => downloadView(download, words(`landing.${key}-${download.edition}`), { words, folder: '' }));
  const siblings = siblingViews(landing);
  const map = siblings.length === 0 ? null : mapView(site.hub.map, siblings);
  const view = documentView(document, words, root);
  return {
    ...view,
    ...keyMessageViews(document, words, false),
    versions: earlierVersions(document, words),
    changes: changesView(document, words, (id) => (isOnTheWeb ? `${webFile}#${id}` : null)),
    print: false,
    cover: coverView(landing, setting),
    pdfs: of('pdf', 'download'),
    pages: of('html', 'read'),
    data: dataViews(downloads, words),
    records: citationFiles.map(({ format, file, bytes }) => ({
      label: words(RECORDS[format]),
      href: file,
      size: formatSize(bytes),
    })),
    authors: document.authors.map((author) => ({
      ...authorView(author, { publication: document.publication, language: view.language, words, root, assets }),
      works: worksOf(author.person.id, landing, setting),
    })),
    siblings,
    map,
    mapAttribution: map === null && site.hub.map === null ? null : (site.hub.map?.attribution ?? null),
    related: relatedTo(landing, setting).map((one) => publicationView(one, setting)),
    copyScript: `${assets}assets/copy-citation.js`,
  };
}

/** Every region of the publication with its landing, the national one first; none where there is only one. */
function siblingViews({ document, siblings }: Landing) {
  if (siblings.length < 2) return [];
  return siblings.map(({ region, name, folder }) => ({
    region: region ?? '',
    name,
    href: toIndex(document.variant.folder, folder),
    current: region === document.variant.region,
  }));
}

/** What else an author wrote. */
function worksOf(person: string, { document }: Landing, setting: Setting) {
  const list = setting.site.lists.find(({ by, id }) => by === 'person' && id === person);
  return (list?.publications ?? [])
    .filter(({ id }) => id !== document.publication.id)
    .map((one) => ({ title: one.lead.document.title, href: publicationView(one, setting).href }));
}

/** Publications that the author names, in that order, then those of the same theme or author, those that share most first. */
function relatedTo({ document }: Landing, { site }: Setting): readonly SitePublication[] {
  const { id: own, related, authors } = document.publication;
  const named = related.flatMap((id) => site.publications.filter((one) => one.id === id));
  const kinship = ({ lead: { document: other } }: SitePublication): number =>
    other.publication.authors.filter((author) => authors.includes(author)).length +
    (other.theme !== null && other.theme.id === document.theme?.id ? 1 : 0);
  const kin = site.publications
    .filter((one) => one.id !== own && !named.includes(one))
    .map((one) => ({ one, shared: kinship(one) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ one }) => one);
  return [...named, ...kin].slice(0, Math.max(MOST_RELATED, named.length));
}
