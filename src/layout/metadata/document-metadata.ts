// Turns a landing page or web edition into what its head tells machines: citation, links to its other forms, linked data.
import type { Document, Download, EditionName, Landing } from '../../model.ts';
import type { Words } from '../create-words.ts';
import { editionName } from '../document-view.ts';
import { toIndex, toRoot } from '../relative-path.ts';
import { dublinCoreTags, highwireTags, SCHEMAS } from './citation-tags.ts';
import { absoluteUrl, type HeadMetadata, type LinkTag, linkedData, linkTag } from './head-metadata.ts';
import { linkedReport } from './linked-report.ts';
import { openGraphTags } from './open-graph-tags.ts';

/** A page about one document; a landing page knows the other regions and the card, a web edition neither. */
export interface DocumentPage {
  readonly document: Document;
  readonly downloads: readonly Download[];
  readonly siblings: Landing['siblings'];
  /** File of the card beside the page. */
  readonly card?: string;
  /** File of the page, "" for the landing page. */
  readonly file: string;
  /** Whether it is made without a site, of whose files it then names none. */
  readonly alone?: boolean;
  readonly heading: string;
  readonly description: string;
}

/** What every page of a layout is told of. */
export interface MetadataSetting {
  readonly baseUrl: string | null;
  readonly words: Words;
}

/** Addresses are absolute where it is known where the site will stand, else relative or left out. What was withdrawn is not to be cited. */
export function documentMetadata(page: DocumentPage, setting: MetadataSetting): HeadMetadata {
  const { document, heading, description, file } = page;
  const { variant, publisher, publication } = document;
  const { baseUrl } = setting;
  const at = (name: string) => absoluteUrl(baseUrl, variant.folder, name);
  const url = at(file);
  const canonical = url === null ? [] : [linkTag('canonical', url)];
  const shared = { title: heading, description, language: variant.language, publisher, url };
  if (document.release.status === 'withdrawn')
    return {
      tags: openGraphTags({ ...shared, picture: null, published: null }, 'article'),
      links: canonical,
      linked: null,
    };
  const own = page.downloads.filter(({ edition, kind }) => edition === variant.edition && kind === 'edition');
  const pdf = own.find(({ format }) => format === 'pdf');
  const html = file === '' ? own.find(({ format }) => format === 'html')?.file : file;
  const card = page.card === undefined ? null : at(page.card);
  const picture = card === null ? null : { url: card, alt: setting.words('web.card', namesOf(document)) };
  const addresses = {
    page: at(''),
    html: html === undefined ? null : at(html),
    pdf: pdf === undefined ? null : at(pdf.file),
  };
  return {
    tags: [
      ...highwireTags(document, addresses),
      ...dublinCoreTags(document, { heading, description, addresses: { ...addresses, page: url } }),
      ...openGraphTags({ ...shared, picture, published: publication.date }, 'article'),
    ],
    links: [...canonical, ...SCHEMAS, ...alternates(page, setting)],
    linked: linkedData(linkedReport({ ...page, name: heading }, setting)),
  };
}

/** What a card says. */
function namesOf(document: Document) {
  const { publication, publisher, title } = document;
  return { title, kind: publication.kind, region: editionName(document), publisher: publisher.name };
}

/** The other forms of a page, relative, so that they are found wherever the site stands. */
function alternates(page: DocumentPage, { words }: MetadataSetting): readonly LinkTag[] {
  const { document, siblings, file, alone = false } = page;
  const { folder, region, edition: own } = document.variant;
  const shown = page.downloads.filter(({ kind, edition }) => kind === 'edition' && (file === '' || edition === own));
  const pdfs = shown.filter(({ format }) => format === 'pdf');
  const webFiles = file === '' ? shown.filter(({ format }) => format === 'html') : [{ edition: own, file }];
  const title = (edition: EditionName) => words(`edition.${edition}`);
  return [
    ...pdfs.map((one) => linkTag('alternate', one.file, { type: 'application/pdf', title: title(one.edition) })),
    ...(alone ? [] : webFiles).map((one) =>
      linkTag('alternate', twinOf(one.file), { type: 'text/markdown', title: title(one.edition) }),
    ),
    ...siblings
      .filter((one) => one.region !== region)
      .map((one) => linkTag('alternate', toIndex(folder, one.folder), { type: 'text/html', title: one.name })),
    // A version that is kept must need nothing of the site, which changes after it.
    ...(document.variant.keptAt === undefined && !alone ? [feedLink(toRoot(folder), document.publisher.name)] : []),
  ];
}

/** Where readers of feeds find what is new. */
export function feedLink(root: string, title: string): LinkTag {
  return linkTag('alternate', `${root}feed.xml`, { type: 'application/atom+xml', title });
}

/** The plain text that stands beside a web edition. */
function twinOf(webFile: string): string {
  return webFile.replace(/\.html$/, '.md');
}
