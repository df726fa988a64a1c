// Writes tables as an author does, and reads what a variant shows of them.
import { describe, expect, it } from 'vitest';
import type { Document, Table } from '../../../src/model.ts';
import { composeSample, makeCollection, makeSection, makeVariant } from '../sample.ts';

const [sample] = makeCollection().publications[0]?.tables ?? [];
if (!sample) throw new Error('the sample has no table');

function compose(
  attributes: string,
  { region = 'wales', table = sample as Table }: { region?: string | null; table?: Table } = {},
): Document {
  const sections = [makeSection('01-one', `# One\n\n:::table[Spending]{data=berd ${attributes}}\n:::\n`)];
  return composeSample({ sections, publication: { sections, tables: [table] } }, makeVariant({ region }));
}

const htmlOf = (document: Document) => document.chapters[0]?.html ?? '';
const said = (document: Document) => document.messages.map(({ rule, text, line }) => `${line} ${rule} ${text}`);
const rowsOf = (document: Document) => {
  expect(said(document)).toEqual([]);
  return [...htmlOf(document).matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([^<]*)/g)].map(([, cell]) => cell?.replaceAll('&lt;', '<')),
  );
};
const names = (document: Document) =>
  rowsOf(document)
    .slice(1)
    .map(([name]) => name);

/** A table of places that are no regions, with a total and a rate each; the first has no total. */
function many(count: number): Table {
  const otherPlaces = Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, `Place ${at}`]));
  const rows = Array.from({ length: count }, (_, at) => ({
    place: `p${at}`,
    period: '2024',
    cells: { total: at === 0 ? null : at, rate: at / 10 },
    line: at + 2,
  }));
  return { ...(sample as Table), otherPlaces, rows, periods: ['2024'], mayMiss: ['total'] };
}

describe('columns', () => {
  it('say of when they are, each its latest', () => {
    const table = {
      ...sample,
      rows: sample.rows.map((row) => (row.period === '2024' ? { ...row, cells: { ...row.cells, rate: null } } : row)),
    };
    expect(rowsOf(compose('columns="total rate"', { table }))[0]).toEqual([
      'Place',
      'Total, £ million, 2024',
      'Rate, 2023',
    ]);
  });

  it('have all their numbers to the same decimals, in another unit where it is wanted', () => {
    const rows = rowsOf(compose('columns="total:gbp_billion total:gbp_billion:3 rate:0 power"'));
    expect(rows).toEqual([
      ['Place', 'Total, £ billion, 2024', 'Total, £ billion, 2024', 'Rate, 2024', 'Power, GWh, 2024'],
      ['Wales', '£0.9', '£0.900', '2%', '12.5'],
      ['West Midlands', '£4.9', '£4.862', '5%', '12.5'],
      ['UK', '£55.6', '£55.615', '6%', '12.5'],
    ]);
  });

  it('line up on the decimal where data.yaml says nothing of decimals', () => {
    const table = { ...sample, columns: sample.columns.map(({ decimals: _, ...column }) => column) };
    expect(rowsOf(compose('columns=rate', { table })).slice(1)).toEqual([
      ['Wales', '2.005%'],
      ['West Midlands', '5.000%'],
      ['UK', '6.250%'],
    ]);
  });

  it('of words are set as words', () => {
    const document = compose('columns="note total"');
    expect(htmlOf(document)).toContain('<th scope="col">Note, text, 2024</th><th scope="col" class="number">Total');
    expect(htmlOf(document)).toContain('<td>&lt;b&gt;*so*&lt;/b&gt; &amp; {{ x }}</td>');
  });

  it('stand for all periods side by side, what they show said once', () => {
    const document = compose('columns=total periods=all');
    expect(htmlOf(document)).toContain(
      'Table 1.1. Spending <span class="table-unit">Total, £ million</span></caption>',
    );
    expect(rowsOf(document)[0]).toEqual(['Place', '2022', '2023', '2024']);
  });
});

describe('rows', () => {
  it.each([
    ['sort=total', ['Wales', 'West Midlands', 'UK']],
    ['sort=-total', ['West Midlands', 'Wales', 'UK']],
    ['sort=name', ['Wales', 'West Midlands', 'UK']],
    ['sort=-name', ['West Midlands', 'Wales', 'UK']],
    ['sort=place', ['Wales', 'West Midlands', 'UK']],
    ['sort=-place', ['West Midlands', 'Wales', 'UK']],
    ['sort=-rate', ['West Midlands', 'Wales', 'UK']],
    ['sort=note', ['Wales', 'West Midlands', 'UK']],
  ])('%s', (sort, expected) => expect(names(compose(`columns=total ${sort}`))).toEqual(expected));

  it('without a figure come last, either way, and the mark is explained', () => {
    const table = many(3);
    expect(names(compose('columns=total places=others sort=total', { table }))).toEqual([
      'Place 1',
      'Place 2',
      'Place 0',
    ]);
    const document = compose('columns=total places=others sort=-total', { table });
    expect(rowsOf(document).slice(1)).toEqual([
      ['Place 2', '£2'],
      ['Place 1', '£1'],
      ['Place 0', '[x]'],
    ]);
    expect(htmlOf(document)).toContain('<p class="table-note">[x]: not &lt;published&gt;.</p>');
  });

  it('can be the first only, with this region, the nation, and how many are left out', () => {
    const document = compose('columns=total sort=-total top=1');
    expect(names(document)).toEqual(['West Midlands', 'Wales', 'UK']);
    expect(htmlOf(document)).not.toContain('not shown');
    const national = compose('columns=total sort=-total top=1', { region: null });
    expect(names(national)).toEqual(['West Midlands', 'UK']);
    expect(htmlOf(national)).toContain('1 of 2 places are not shown.');
  });

  it('of this region are told by more than colour', () => {
    expect(htmlOf(compose('columns=total'))).toContain('<tr class="here"><th scope="row">Wales</th>');
  });
});

describe('the last row', () => {
  it('is the nation, a sum, or none', () => {
    expect(rowsOf(compose('columns="total people" total=nation')).at(-1)).toEqual(['UK', '£55,615', '67,596,279']);
    expect(rowsOf(compose('columns="total people" total=sum share=total')).at(-1)).toEqual([
      'Total',
      '£5,762',
      '10.4%',
      '6,263,280',
    ]);
    expect(names(compose('columns=total total=none'))).toEqual(['Wales', 'West Midlands']);
  });

  it('adds up all places, whether they are shown or not', () => {
    expect(rowsOf(compose('columns=total total=sum top=1', { region: null })).at(-1)).toEqual(['Total', '£5,762']);
  });

  it('is no sum where a figure is missing', () => {
    expect(rowsOf(compose('columns=total places=others total=sum', { table: many(3) })).at(-1)).toEqual([
      'Total',
      '[x]',
    ]);
  });

  it.each([
    ['columns="total rate" total=sum', '"Rate, 2024" cannot be added up: it is no amount.'],
    ['columns=power total=sum', '"Power, GWh, 2024" cannot be added up: it is no amount.'],
    ['columns=total index=total total=sum', '"UK = 100, 2024" cannot be added up: it is no amount.'],
    [
      'columns=total places="wales west-midlands england" total=sum',
      '"Total, £ million, 2024" cannot be added up: £56,898 would be more than UK has, £55,615.',
    ],
    ['columns=total sort=people-', 'It cannot be sorted by "people-".'],
    ['columns=total top=few', '"few" is no number of rows.'],
    ['columns=total:percent', '"total" cannot be written as "percent".'],
    ['columns=rate:gbp', '"rate" cannot be written as "gbp".'],
    ['columns=totl:1', '"berd" has no column "totl".'],
  ])('%s is refused', (attributes, text) => {
    const document = compose(attributes);
    expect(said(document)).toEqual([`3 block-attribute-fits ${text}`]);
    expect(htmlOf(document)).not.toContain('<table');
  });

  it('of a nation that the table does not have is refused', () => {
    const table = { ...sample, rows: sample.rows.filter(({ place }) => place !== 'uk') };
    expect(said(compose('columns=total total=nation', { table }))).toEqual([
      '3 block-attribute-fits "berd" has no figures for the nation.',
    ]);
    expect(names(compose('columns=total', { table }))).toEqual(['Wales', 'West Midlands']);
  });

  it('per head is no amount, whatever its unit', () => {
    const columns = sample.columns.map((column) =>
      column.name === 'zero' ? { ...column, name: 'spend_per_head', unit: 'gbp' } : column,
    );
    const rows = sample.rows.map((row) => ({ ...row, cells: { ...row.cells, spend_per_head: 3 } }));
    const document = compose('columns=spend_per_head total=sum', { table: { ...sample, columns, rows } });
    expect(said(document)[0]).toContain('it is no amount');
  });
});

describe('a long table', () => {
  it('from a CSV is several with the same head, loses no row, and says where it goes on', () => {
    const html = htmlOf(compose('columns="total rate" places=others', { table: many(1203) }));
    const tables = html.split('<table>').slice(1);
    expect(tables.map((one) => one.match(/<th scope="row">/g)?.length)).toEqual([500, 500, 203]);
    expect(tables.every((one) => one.includes('<th scope="col" class="number">Rate'))).toBe(true);
    expect([...html.matchAll(/<caption>([^<]*)/g)].map(([, caption]) => caption)).toEqual([
      'Table 1.1. Spending',
      'Table 1.1. Continued, rows 501 to 1,000.',
      'Table 1.1. Continued, rows 1,001 to 1,203.',
    ]);
  });

  it('in Markdown too', () => {
    const rows = Array.from({ length: 1203 }, (_, at) => `| Place ${at} | ${at} |`);
    const text = `# One\n\n| Place | Spending[^1] |\n|---|---|\n${rows.join('\n')}\n\nSource: nobody.\n\n[^1]: A note.\n`;
    const html = htmlOf(composeSample({ sections: [makeSection('01-one', text)] }, makeVariant()));
    const tables = html.split('<table>').slice(1);
    expect(tables.map((one) => one.match(/<th scope="row">/g)?.length)).toEqual([500, 500, 203]);
    expect(tables.every((one) => one.includes('<th scope="col">Place</th>'))).toBe(true);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toContain('<p class="source">');
  });
});
