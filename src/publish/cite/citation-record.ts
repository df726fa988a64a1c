// Turns a document into the record of its publication, as all files for reference managers give it.
import type { CitedName, Document } from '../../model.ts';

/** What is known of a publication, as plain text; "" and empty lists where a thing is not. */
export interface CitationRecord {
  /** "billing2024innovation", with the region where the house citation names it. */
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly authors: readonly CitedName[];
  readonly publisher: string;
  /** Year, month and day, as far as they are given. */
  readonly date: readonly number[];
  readonly version: string;
  readonly series: string;
  readonly doi: string;
  readonly isbn: string;
  readonly url: string;
  readonly language: string;
  readonly keywords: readonly string[];
  /** The region, where the house citation names it. */
  readonly note: string;
}

/** Gathers the record; `url` is the absolute address of the landing page, "" while that is not known. */
export function citationRecord({ publication, publisher, authors, region, title, variant }: Document, url: string) {
  const { doi, isbn, series } = publication.identifiers;
  const note = publication.citation.includes('{region}') ? region.name : '';
  const first = authors[0]?.cited.family ?? publisher.short;
  const words = [
    first,
    publication.date.slice(0, 4),
    title.split(/\s+/).find((word) => word.length > 3) ?? title,
    note,
  ];
  return {
    key: words.map(plain).join(''),
    title: publication.subtitle === undefined ? title : `${title}: ${publication.subtitle}`,
    kind: publication.kind,
    authors: authors.map(({ cited }) => cited),
    publisher: publisher.name,
    date: publication.date.split('-').map(Number),
    version: publication.version,
    series: series ?? '',
    doi: doi?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '') ?? '',
    isbn: isbn ?? '',
    url,
    language: variant.language,
    keywords: publication.keywords,
    note,
  } satisfies CitationRecord;
}

/** Letters and digits of ASCII in lower case: what every program takes in a key. */
function plain(text: string): string {
  const stripped = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return stripped.toLowerCase().replace(/[^a-z\d]/g, '');
}
