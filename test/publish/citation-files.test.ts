// Reads records for reference managers back with other parsers: they must come to the same record.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/model.ts';
import { citationFiles } from '../../src/publish/cite/citation-files.ts';
import { citationRecord } from '../../src/publish/cite/citation-record.ts';
import { edition, variant } from './sample-editions.ts';

const AWKWARD = {
  title: 'R&D in Gwynedd: 100 % “{local}” growth_plans, C# & $5 ~ x^2 \\ Übergröße',
  publisher: { name: 'Łódź & Söhne {Press}', short: 'Łódź', url: 'https://example.org/' },
  citation: '{authors} ({year}). {title}: {region}.',
  keywords: ['R&D', '50 % rule', 'naïve'],
  identifiers: {
    doi: 'https://doi.org/10.1000/a_b(c)%3C1',
    isbn: '978-3-16-148410-0',
    series: 'Notes & Queries, No. 1',
  },
  date: '2024-05-17',
};

function documentOf(change: Partial<typeof AWKWARD> = {}): Document {
  const { title, publisher, ...publication } = { ...AWKWARD, ...change };
  const { document } = edition(variant('report', 'wales'));
  return {
    ...document,
    title,
    publisher,
    publication: { ...document.publication, ...publication },
    region: { ...document.region, name: 'Wales' },
    authors: [
      { cited: { family: 'Müller-Ødegård', given: 'Zoë' } },
      { cited: { family: 'Department for Science, Innovation and Technology', given: '' } },
      { cited: { family: 'van der Berg', given: 'J. P.' } },
    ],
  } as unknown as Document;
}

const BASE = 'https://example.org/evidence';
const fileOf = (format: string, document = documentOf(), base: string | null = BASE) =>
  citationFiles(document, base).find((file) => file.format === format)?.text ?? '';
const record = citationRecord(documentOf(), `${BASE}/review/wales/`);

/** A strict reader of RIS: each line a tag, two spaces, a hyphen, a space and a value; TY first, ER last. */
function readRis(text: string): Record<string, string[]> {
  expect(text.endsWith('\r\n')).toBe(true);
  const fields: Record<string, string[]> = {};
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? expect.fail(`no field: ${line}`);
    fields[tag] = [...(fields[tag] ?? []), value];
  }
  expect([lines[0], lines.at(-1)]).toEqual(['TY  - RPRT', 'ER  - ']);
  return fields;
}

const require = createRequire(import.meta.url);
const { plugins } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
}

function nameOf({ family, given, literal, ...particle }: CslName): string {
  const dropped = particle['non-dropping-particle'];
  const last = literal ?? [dropped, family].filter(Boolean).join(' ');
  return given === undefined ? last : `${last}, ${given}`;
}

const names = record.authors.map(({ family, given }) => (given === '' ? family : `${family}, ${given}`));

describe('citation files', () => {
  it('give BibTeX that another parser reads as the same record', async () => {
    const chain = await plugins.input.chainAsync(fileOf('bibtex'));
    const [item] = chain as [Record<string, unknown> & { author: CslName[] }];
    expect(chain).toHaveLength(1);
    expect(item).toMatchObject({ type: 'report', DOI: record.doi, ISBN: record.isbn, URL: record.url, note: 'Wales' });
    expect(plainOf(item.title)).toBe(record.title);
    expect(plainOf(item.publisher)).toBe(record.publisher);
    expect(item.author.map(nameOf)).toEqual(names);
    expect(item.issued).toEqual({ 'date-parts': [[2024, 5, 17]] });
    expect(item.language).toBe('en-GB');
    expect(plainOf(item['collection-title'])).toBe('Notes & Queries, No. 1');
  });

  it('give RIS that a strict reader reads as the same record', () => {
    expect(readRis(fileOf('ris'))).toMatchObject({
      AU: names,
      TI: [record.title],
      PB: [record.publisher],
      PY: ['2024'],
      DA: ['2024/05/17/'],
      T2: [record.series],
      SN: [record.isbn],
      DO: [record.doi],
      UR: [record.url],
      LA: ['en-GB'],
      KW: record.keywords,
      N1: ['Wales'],
    });
  });

  it('give CSL-JSON with the same record', () => {
    const [item] = JSON.parse(fileOf('csl-json')) as [Record<string, unknown> & { author: CslName[] }];
    expect(item).toMatchObject({ type: 'report', title: record.title, DOI: '10.1000/a_b(c)%3C1', note: 'Wales' });
    expect(item.author.map(nameOf)).toEqual(names);
    expect(item.issued).toEqual({ 'date-parts': [[2024, 5, 17]] });
  });

  it('say only what is known', () => {
    const bare = documentOf({ identifiers: {} as never, keywords: [], citation: '{title}', date: '2024' });
    const texts = citationFiles(bare, null).map(({ text }) => text);
    for (const text of texts) expect(text).not.toMatch(/doi|isbn|url|note|UR {2}-|N1 {2}-|undefined|keyword/i);
    expect(readRis(fileOf('ris', bare, null)).DA).toEqual(['2024///']);
    expect(fileOf('bibtex', bare, null)).toContain('  year = {2024},\n');
  });

  it('cannot be ended early by a line break or a brace', () => {
    const document = documentOf({ title: 'One\r\nER  - \nTY  - BOOK } , x = {' });
    expect(readRis(fileOf('ris', document)).TI).toEqual(['One ER - TY - BOOK } , x = {']);
    const braces = [...fileOf('bibtex', document).replace(/\\[{}]/g, '')];
    let depth = 0;
    for (const character of braces) {
      depth += character === '{' ? 1 : character === '}' ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  });

  it('are named after the publication and the region', () => {
    const all = citationFiles(documentOf(), BASE);
    expect(all.map(({ file }) => file)).toEqual(['review-wales.bib', 'review-wales.ris', 'review-wales.csl.json']);
    for (const { bytes, text } of all) expect(bytes).toBe(Buffer.byteLength(text));
  });
});

/** Without the marks by which the parser says that capitals stay. */
function plainOf(value: unknown): string {
  return String(value).replace(/<\/?span[^>]*>/g, '');
}
