// Turns a document into the tags by which search engines of scholarship and libraries know it: Highwire Press and Dublin Core.
import type { CitedName, Document } from '../../model.ts';
import { type LinkTag, linkTag, type MetaTag, tagsOf } from './head-metadata.ts';

/** Where the document's files stand; null while that is not known, or where there is no such file. */
export interface Addresses {
  readonly page: string | null;
  readonly html: string | null;
  readonly pdf: string | null;
}

/** What the tags of one page are made of; `heading` is the title that names the edition, as in its PDF. */
export interface CitedPage {
  readonly heading: string;
  readonly description: string;
  readonly addresses: Addresses;
}

/** Vocabularies that a page uses, as its head must declare them. */
export const SCHEMAS: readonly LinkTag[] = [linkTag('schema.DC', 'http://purl.org/dc/elements/1.1/')];

/** The tags of Highwire Press, as Google Scholar asks for them in reports. */
export function highwireTags({ publication, publisher, authors, title, variant }: Document, addresses: Addresses) {
  const { doi, isbn, series } = publication.identifiers;
  return tagsOf('name', {
    citation_title: title,
    citation_author: authors.map(({ cited }) => lastFirst(cited)),
    citation_publication_date: publication.date.replaceAll('-', '/'),
    citation_technical_report_institution: publisher.name,
    citation_technical_report_number: series,
    citation_publisher: publisher.name,
    citation_language: variant.language.split('-')[0],
    citation_keywords: publication.keywords,
    citation_doi: doi === undefined ? null : bareDoi(doi),
    citation_isbn: isbn,
    citation_pdf_url: addresses.pdf,
    citation_fulltext_html_url: addresses.html,
    citation_abstract_html_url: addresses.page,
  });
}

/** The fifteen elements of Dublin Core, as far as they apply; they say what the edition's PDF says of itself. */
export function dublinCoreTags(document: Document, { heading, description, addresses }: CitedPage): readonly MetaTag[] {
  const { publication, publisher, authors, region, variant } = document;
  const { doi, isbn } = publication.identifiers;
  return tagsOf('name', {
    'DC.title': heading,
    'DC.creator': authors.map(({ person }) => person.name),
    'DC.subject': publication.keywords,
    'DC.description': description,
    'DC.publisher': publisher.name,
    'DC.date': publication.date,
    'DC.type': 'Text',
    'DC.format': 'text/html',
    'DC.identifier': [
      ...(doi === undefined ? [] : [`https://doi.org/${bareDoi(doi)}`]),
      ...(isbn === undefined ? [] : [`urn:isbn:${isbn.replace(/[^\dX]/gi, '')}`]),
      ...(addresses.page === null ? [] : [addresses.page]),
    ],
    'DC.language': variant.language,
    'DC.coverage': region.name,
    'DC.rights': publication.licence === undefined ? null : (publication.licence.url ?? publication.licence.name),
  });
}

/** "10.1234/x", whatever it was written with. */
export function bareDoi(doi: string): string {
  return doi.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
}

function lastFirst({ family, given }: CitedName): string {
  return given === '' ? family : `${family}, ${given}`;
}
