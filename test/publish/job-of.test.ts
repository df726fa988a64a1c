// What a PDF is told to say of itself, and which files it takes with it.
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/model.ts';
import { jobOf } from '../../src/publish/index.ts';
import { composeSample, makeSection, makeVariant } from '../compose/sample.ts';

const PAGE = { html: '<p>x</p>', title: 'Sample: UK edition' };

function job(publication: Partial<Publication>) {
  const document = composeSample({ sections: [makeSection('01-a', '# T')], publication }, makeVariant({}));
  const annex = [
    {
      id: 'fig-a',
      number: '1.1',
      title: 'Spending',
      unit: '£ million',
      source: 'An office.',
      table: { head: ['Place', '2023'], rows: [{ mark: '' as const, cells: ['North, upper', '−3'] }], notes: [] },
    },
  ];
  return jobOf({ document: { ...document, annex }, page: { ...PAGE } as never, fontFamilies: [], report: null });
}

describe('a job to print', () => {
  it('has the DOI as its identifier, else the ISBN', () => {
    expect(job({ identifiers: { doi: '10.1000/182', isbn: '978-0' } }).identifier).toBe('https://doi.org/10.1000/182');
    expect(job({ identifiers: { doi: 'https://doi.org/10.1/x' } }).identifier).toBe('https://doi.org/10.1/x');
    expect(job({ identifiers: { isbn: '978-0-00-000000-2' } }).identifier).toBe('urn:isbn:9780000000002');
    expect(job({ identifiers: {} })).not.toHaveProperty('identifier');
  });

  it('has the licence as its rights', () => {
    const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(job({ licence }).rights).toEqual({ text: licence.name, url: licence.url });
    expect(job({})).not.toHaveProperty('rights');
  });

  it('takes the numbers of every figure with it as CSV', () => {
    expect(job({}).attachments).toEqual([
      {
        name: 'fig-a.csv',
        mediaType: 'text/csv',
        text: 'Place,2023\r\n"North, upper",−3\r\n',
        description: '1.1. Spending. £ million. An office.',
        relation: 'Data',
      },
    ]);
  });
});
