// Turns a record into CSL-JSON 1.0.2.
import type { CitationRecord } from './citation-record.ts';

/** A list with the one item. */
export function writeCslJson(record: CitationRecord): string {
  const fields: Readonly<Record<string, string>> = {
    title: record.title,
    publisher: record.publisher,
    genre: record.kind,
    'collection-title': record.series,
    version: record.version,
    DOI: record.doi,
    ISBN: record.isbn,
    URL: record.url,
    language: record.language,
    keyword: record.keywords.join(', '),
    note: record.note,
  };
  const item = {
    id: record.key,
    type: 'report',
    author: record.authors.map(({ family, given }) => (given === '' ? { literal: family } : { family, given })),
    issued: { 'date-parts': [record.date] },
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
