// Editions with just what publish looks at.
import type { BuiltEdition, Document, EditionName, HtmlPage, Hub, Region, Variant } from '../../src/model.ts';

export function variant(edition: EditionName, region: string | null, publication = 'review'): Variant {
  return {
    publication,
    edition,
    region,
    language: 'en-GB',
    folder: `${publication}/${region ?? 'national'}`,
    webFile: `${edition}.html`,
    pdfFile: `${publication}-${region ?? 'national'}-${edition}.pdf`,
  };
}

export function page(html: string): HtmlPage {
  return { html, title: 'A page', language: 'en-GB' };
}

/** An edition with a web page of the given HTML and a PDF of three pages; either may be null. */
export function edition(of: Variant, web: string | null = '<p>', pdf: string | null = '%PDF'): BuiltEdition {
  const document = {
    variant: of,
    publication: {
      id: of.publication,
      kind: 'Evidence review',
      date: '2024',
      version: '1.0',
      citation: '{authors} ({year}). {title}.',
      identifiers: {},
      keywords: [],
      changes: [],
    },
    publisher: { name: 'The Hub', short: 'Hub', url: 'https://example.org/' },
    release: { status: 'published', embargo: null, withdrawn: null },
    changes: [],
    title: of.publication,
    citation: 'The Hub (2024). A review.',
    year: '2024',
    theme: null,
    authors: [],
    region: { id: of.region ?? 'uk', name: of.region ?? 'United Kingdom' },
    recommendations: [],
    ledger: [],
  } as unknown as Document;
  const made = {
    bytes: Buffer.from(pdf ?? ''),
    pages: 3,
    anchors: {},
    blocks: [],
    lastPageMm: null,
    strayFonts: [],
    settled: true,
    faults: [],
  };
  return { document, web: web === null ? null : page(web), pdf: pdf === null ? null : made };
}

const wales: Region = { id: 'wales', name: 'Wales', nameInText: 'Wales', names: {}, codes: {}, partners: [] };

/** A hub with one region. */
export const hub: Hub = {
  publisher: { name: 'The Hub', short: 'Hub', url: 'https://example.org/' },
  baseUrl: null,
  language: 'en-GB',
  about: null,
  themes: [],
  people: [],
  regions: [wales],
  national: { ...wales, id: 'uk', name: 'United Kingdom' },
  map: null,
  messages: [],
};
