// Turns a document into what every page about it shows.
import type { Author, Document, Publication } from '../model.ts';
import { changesView } from './changes-view.ts';
import type { Words } from './create-words.ts';
import { formatDate } from './format-date.ts';
import { linkTo } from './frame-view.ts';
import { toAssets } from './relative-path.ts';
import { releaseView } from './release-view.ts';
import { trustHtml, trustHtmlOrNull } from './trust-html.ts';

const LONG_TITLE = 48;

export type DocumentView = ReturnType<typeof documentView>;

/** Collects the fields that the cover, the imprint, bands and landing pages share; `root` leads to the site's root. */
export function documentView(document: Document, words: Words, root: string) {
  const { publication, publisher, region, variant, theme } = document;
  const edition = words('edition.of-region', { region: editionName(document) });
  return {
    language: variant.language,
    release: releaseView(document, words),
    // A briefing shows little of what was changed; its readers find it in the report.
    changes: changesView(document, words, (id) => (variant.edition === 'report' ? `#${id}` : null)),
    kind: publication.kind,
    title: document.title,
    subtitle: publication.subtitle ?? null,
    longTitle: document.title.length > LONG_TITLE,
    edition,
    date: publication.date,
    dateInWords: formatDate(publication.date, variant.language),
    version: publication.version,
    lowerVersion: lowerFirst(words('cover.version', { version: publication.version })),
    publisher: {
      name: publisher.name,
      short: publisher.short,
      host: publisher.host ?? null,
      url: publisher.url,
      email: publisher.email ?? null,
      mail: `mailto:${publisher.email ?? ''}`,
    },
    theme:
      theme === null ? null : { title: theme.title, url: theme.url ?? null, href: linkTo(root, `themes/${theme.id}`) },
    partners: region.partners.map(({ name, lead, url }) => ({ name, lead: lead ?? null, url: url ?? null })),
    funders: publication.funders,
    series: publication.identifiers.series ?? null,
    isbn: publication.identifiers.isbn ?? null,
    doi: doiOf(publication.identifiers.doi),
    licence: publication.licence === undefined ? null : { url: null, ...publication.licence },
    notice: publication.notice ?? null,
    disclaimer: publication.disclaimer ?? null,
    contact: contactView(contactOf(document)),
    citation: document.citation,
    map: trustHtmlOrNull(document.map),
    mapAttribution: document.map === null ? null : document.mapAttribution,
    summary: trustHtml(document.summary),
    regionalSummary: trustHtmlOrNull(document.regionalSummary),
    foreword: trustHtmlOrNull(document.foreword),
    briefTitle:
      trustHtmlOrNull(document.regionalSummary) === null
        ? words('brief.title')
        : words('brief.region', { region: region.name }),
    pullQuote: document.pullQuote,
    authors: document.authors.map((author) =>
      authorView(author, { publication, language: variant.language, words, root, assets: assetsOf(document, root) }),
    ),
    authorsTitle: words(document.authors.length === 1 ? 'authors.one' : 'authors.many'),
    meetTitle: words(document.authors.length === 1 ? 'authors.meet-one' : 'authors.meet-many'),
  };
}

/** The way to a document's pictures: from the site's root, but those of a copy that stays lie in its version. */
export function assetsOf({ variant }: Pick<Document, 'variant'>, root: string): string {
  return variant.keptAt === undefined ? root : toAssets(variant);
}

/** Name of a document's edition without the word: the region's, or for the national one the short form of the country. */
export function editionName({ variant, region }: Document): string {
  return variant.region === null ? region.nameInText.replace(/^the\s+/i, '') : region.name;
}

/** What an author is shown with: a publication whose pictures may hold the photograph, and the way to them. */
interface AuthorContext {
  readonly publication: Publication | null;
  readonly language: string;
  readonly words: Words;
  readonly root: string;
  /** The way to what holds the assets. */
  readonly assets: string;
}

/** A person with photograph or monogram, biography with its date, and links. */
export function authorView(
  { person, biography }: Author,
  { publication, language, words, root, assets }: AuthorContext,
) {
  // Only pictures of the publication are published; a photograph from elsewhere gives way to the monogram.
  const shown = publication?.pictures.some(({ path }) => path === person.photo) === true;
  const orcid = person.orcid?.replace(/^https?:\/\/orcid\.org\//, '');
  return {
    name: person.name,
    href: linkTo(root, `people/${person.id}`),
    role: person.role ?? null,
    organisation: person.organisation ?? null,
    biography: trustHtml(biography),
    photo: shown ? `${assets}assets/${publication?.id}/${person.photo}` : null,
    photoAlt: person.photoAlt ?? '',
    asOf:
      person.biographyDate === undefined
        ? null
        : words('authors.as-of', { date: formatDate(person.biographyDate, language) }),
    links: [
      ...(orcid === undefined
        ? []
        : [{ label: `${words('authors.orcid')} ${orcid}`, url: `https://orcid.org/${orcid}` }]),
      ...person.links,
    ],
  };
}

function contactOf({ publication, publisher, region, variant }: Document): string | undefined {
  const notes = publication.regional.find((note) => note.region === variant.region);
  return notes?.contact ?? region.contact ?? publisher.email;
}

/** Whom to ask, as a link where it is an address of e-mail; null where nobody is named. */
export function contactView(text: string | undefined) {
  if (text === undefined) return null;
  return { text, url: /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text) ? `mailto:${text}` : null };
}

function doiOf(doi: string | undefined) {
  if (doi === undefined) return null;
  const text = doi.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
  return { text, url: `https://doi.org/${text}` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
