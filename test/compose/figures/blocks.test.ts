// Writes figures as an author does, and reads what a variant shows of them.
import { describe, expect, it } from 'vitest';
import type { Boundaries, Document, Table } from '../../../src/model.ts';
import { composeSample, makeCollection, makeSection, makeVariant } from '../sample.ts';

const square = (x: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 52],
      [x + 1, 52],
      [x + 1, 53],
      [x, 53],
      [x, 52],
    ],
  ],
});
const boundaries: Boundaries = {
  attribution: 'Boundaries of <somebody>.',
  places: ['W-wales', 'W-west-midlands'].map((code, index) => ({ code, geometry: square(index - 4) })),
};

function compose(
  text: string,
  { region = 'wales', maps = true }: { region?: string | null; maps?: boolean } = {},
): Document {
  const sections = [makeSection('01-one', `# One\n\n${text}\n`)];
  return composeSample({ sections, collection: { boundaries: maps ? boundaries : null } }, makeVariant({ region }));
}

const htmlOf = (document: Document) => document.chapters[0]?.html ?? '';
const said = (document: Document) => document.messages.map(({ rule, text, line }) => `${line} ${rule} ${text}`);

describe('a chart', () => {
  const text = ':::chart[Spending in {{ region.name }}]{id=f-spending data=berd column=total}\nA note.\n:::';
  const document = compose(text);

  it('has its number, title with values, drawing, note, and a table of the same numbers', () => {
    const html = htmlOf(document);
    expect(said(document)).toEqual([]);
    expect(html).toContain(
      '<figure class="figure" id="f-spending"><p class="figure-title"><span class="figure-number">Figure 1.1.</span> Spending in Wales</p>',
    );
    expect(html).toContain(
      'role="img" aria-label="Bar chart: Spending in Wales. Highest is West Midlands £4,862, lowest is Wales £900.',
    );
    expect(html).toContain('<p>A note.</p>');
    expect(html).toContain('Total, £ million, 2024');
    expect(html).toContain('<div data-numbers-of="f-spending"></div><figcaption');
    expect(document.annex).toMatchObject([
      { id: 'f-spending', number: '1.1', title: 'Spending in Wales', unit: 'Total, £ million, 2024' },
    ]);
    expect(document.annex[0]?.table).toEqual({
      head: ['Place', 'Total, £ million, 2024'],
      rows: [
        { mark: '', cells: ['West Midlands', '£4,862'] },
        { mark: 'here', cells: ['Wales', '£900'] },
        { mark: 'whole', cells: ['UK', '£55,615'] },
      ],
      notes: [],
    });
  });

  it('lights the region of its edition, and none in the national one', () => {
    const lit = (region: string | null) => /row-label lit"[^>]*>([^<]*)/.exec(htmlOf(compose(text, { region })))?.[1];
    expect([lit('wales'), lit('west-midlands'), lit(null)]).toEqual(['Wales', 'West Midlands', undefined]);
  });

  it.each(['bar', 'line', 'multiples', 'grouped', 'stacked', 'interval'])('of type %s is drawn', (type) => {
    const document = compose(`:::chart[T]{data=berd columns="total rate" type=${type} low=rate high=rate}\n:::`);
    expect(said(document)).toEqual([]);
    expect(htmlOf(document)).toMatch(/<svg class="chart /);
  });

  it('takes a period and a text of its own', () => {
    const document = compose(':::chart[T]{data=berd column=total period=2022 alt="As <said>"}\n:::');
    expect(htmlOf(document)).toContain('aria-label="As &lt;said&gt;"');
    expect(htmlOf(document)).toContain('£873');
  });

  it('counts by chapter with maps, and tables on their own', () => {
    const one = ':::chart[T]{data=berd column=total}\n:::';
    const html = htmlOf(
      compose(`${one}\n\n:::map[M]{data=berd column=total}\n:::\n\n:::table[B]{data=berd columns=total}\n:::`),
    );
    expect([...html.matchAll(/(?:Figure|Table) 1\.\d\./g)].map(String)).toEqual([
      'Figure 1.1.',
      'Figure 1.2.',
      'Table 1.1.',
    ]);
  });
});

describe('a chart of chosen places', () => {
  const labels = (places: string, region: string | null = 'wales', more = '') => {
    const document = compose(`:::chart[T]{data=berd column=total places="${places}" ${more}}\n:::`, { region });
    expect(said(document)).toEqual([]);
    return [...htmlOf(document).matchAll(/class="(row-label(?: lit)?|reference-label)"[^>]*>([^<]*)/g)].map(
      (match) => `${match[2]}${match[1] === 'row-label lit' ? ' lit' : ''}`,
    );
  };

  it('has these alone, and the nation as what they are held against', () => {
    expect(labels('wales england')).toEqual(['England', 'Wales lit', 'UK £55,615']);
    expect(labels('wales england', null)).toEqual(['England', 'Wales', 'UK £55,615']);
  });

  it('has the nation as a bar of its own when it is named, in the order named where bars are not ranked', () => {
    expect(labels('uk wales', 'wales', 'type=grouped')).toEqual(['UK', 'Wales lit']);
  });

  it('has all places of the table that are no regions, those within this region lit', () => {
    const [publication] = makeCollection().publications;
    const [table] = publication?.tables ?? [];
    const tables = [{ ...(table as Table), within: { england: 'wales' } }];
    const sections = [makeSection('01-one', '# One\n\n:::chart[T]{data=berd column=total places=others}\n:::\n')];
    const of = (region: string | null) =>
      htmlOf(composeSample({ sections, publication: { sections, tables } }, makeVariant({ region })));
    expect(of('wales')).toMatch(/row-label lit"[^>]*>England</);
    for (const region of ['west-midlands', null]) expect(of(region)).toMatch(/row-label"[^>]*>England</);
  });

  it('compares periods of one column', () => {
    const document = compose(':::chart[T]{data=berd column=total type=grouped periods="2022 2024"}\n:::');
    expect(document.annex[0]?.table.head).toEqual(['Place', '2022', '2024']);
    expect(document.annex[0]?.table.rows[0]?.cells).toEqual(['Wales', '£873', '£900']);
    expect(htmlOf(document)).toContain('>Total, £ million</text>');
  });
});

describe('a map', () => {
  it('shades regions, with the boundaries’ own attribution', () => {
    const html = htmlOf(compose(':::map[M]{data=berd column=total}\n:::'));
    expect(html).toMatch(/class="area shade-\d lit"/);
    expect(html).toContain('Boundaries of &lt;somebody&gt;.');
  });

  it('locates the region', () => {
    expect(htmlOf(compose(':::map[M]{type=locator}\n:::'))).toContain('aria-label="Map of the UK with Wales marked"');
  });

  it('is a message where there are no boundaries', () => {
    const without = compose(':::map[M]{data=berd column=total}\n:::', { maps: false });
    expect(said(without)).toEqual(['3 block-attribute-fits There are no boundaries to draw a map from.']);
  });

  it('of tiles needs neither boundaries nor a layout, but a layout that is named must exist', () => {
    for (const maps of [true, false]) {
      const document = compose(':::map[M]{data=berd column=total type=tiles}\n:::', { maps });
      expect(said(document)).toEqual([]);
      expect(htmlOf(document)).toMatch(/class="chart tile-map"[\s\S]*Wales[\s\S]*£900/);
    }
    const unknown = compose(':::map[M]{data=berd column=total type=tiles layout=grid}\n:::');
    expect(said(unknown)).toEqual(['3 block-attribute-fits There is no table "grid".']);
  });
});

it('a table shows chosen columns, sorted, this region marked, the nation last', () => {
  const document = compose(':::table[Spending]{data=berd columns="total rate" sort=-total}\n:::');
  const names = [...htmlOf(document).matchAll(/<tr(?: class="(\w+)")?><th scope="row">([^<]*)/g)].map(
    (match) => `${match[2]} ${match[1] ?? ''}`,
  );
  expect(names).toEqual(['West Midlands ', 'Wales here', 'UK whole']);
  expect(htmlOf(document)).toContain('2.01%');
});

it('a table shows several periods, chosen places, and what part of the nation each is', () => {
  const attributes = 'data=berd columns=total periods="2022 2024" places="wales england" share=total index=total';
  const html = htmlOf(compose(`:::table[Spending]{${attributes}}\n:::`));
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([^<]*)/g)].map(([, cell]) => cell),
  );
  expect(rows).toEqual([
    ['Place', '2022', '2024', 'Share of UK, 2024', 'UK = 100, 2024'],
    ['Wales', '£873', '£900', '1.6%', '2'],
    ['England', '£46,564', '£51,136', '91.9%', '92'],
    ['UK', '£50,841', '£55,615', '100.0%', '100'],
  ]);
});

describe('a region’s profile', () => {
  const [sample] = makeCollection().publications[0]?.tables ?? [];
  const rows = ['uk 67', 'wales 3', 'west-midlands 6'].map((text, line) => {
    const [place = '', value] = text.split(' ');
    return { place, period: '2022', cells: { population: Number(value), part: place === 'uk' ? 100 : 4 }, line };
  });
  const columns = [
    { name: 'population', label: 'Population', unit: 'persons', kind: 'number' },
    { name: 'part', label: 'Share of spending', unit: 'percent', kind: 'number', decimals: 1 },
  ] as const;
  const people = {
    ...(sample as Table),
    id: 'people',
    columns,
    rows,
    periods: ['2022'],
    attribution: 'Source: counts.',
  };
  const profile = (text: string, region: string | null = 'wales') => {
    const sections = [makeSection('01-one', `# One\n\n${text}\n`)];
    const publication = { sections, tables: [sample as Table, people] };
    return composeSample({ sections, publication, collection: { boundaries } }, makeVariant({ region }));
  };
  const facts = (document: Document) =>
    [...htmlOf(document).matchAll(/indicator-facts">([^<]*)/g)].map(([, text]) => text?.replaceAll('\u00a0', ' '));

  it('has the map, its numbers with the nation’s beside, their periods, and their place in words and bars', () => {
    const html = htmlOf(profile(':::region-profile{data=berd columns="total rate"}\n:::'));
    expect(html).toContain('Wales at a glance');
    expect(html).toContain('indicator-value">£900\u00a0<span class="indicator-unit">million</span></p>');
    expect(html).toContain('UK\u00a0£55,615\u00a0million · 2nd\u00a0of\u00a02');
    expect(html).toContain('indicator-note">2024</p>');
    expect(html.match(/class="chart small-bars"/g)).toHaveLength(2);
    expect(html).toContain('class="chart locator"');
  });

  it('takes columns of several tables, in one line, and names each source once', () => {
    const document = profile('::region-profile{columns="berd.total people.population berd.rate"}');
    expect(said(document)).toEqual([]);
    expect(facts(document)).toEqual(['UK £55,615 million · 2nd of 2', 'UK 67 · 2nd of 2', 'UK 6.25% · 2nd of 2']);
    expect(htmlOf(document).match(/Source: counts\./g)).toHaveLength(1);
  });

  it('holds a share of the nation against the share of its people', () => {
    expect(facts(profile('::region-profile{columns="people.part"}'))).toEqual([
      '4.5% of the population · joint 1st of 2',
    ]);
    const chosen = profile('::region-profile{columns="people.part" population=people.population}', 'west-midlands');
    expect(facts(chosen)).toEqual(['9.0% of the population · joint 1st of 2']);
    expect(facts(profile('::region-profile{columns="people.part"}', null))).toEqual(['']);
  });

  it.each([
    ['columns=total', '"total" does not say of which table it is.'],
    ['columns=bird.total', 'There is no table "bird".'],
    ['data=bird columns=total', 'There is no table "bird".'],
    ['columns="berd.total berd.totl"', '"berd" has no column of numbers "totl".'],
    ['columns="berd.note"', '"berd" has no column of numbers "note".'],
    ['columns="berd.total" period=1999', '"berd" has no period "1999".'],
    ['columns="people.part" population=people.folk', '"people" has no column of numbers "folk".'],
  ])('%s is told', (attributes, text) => {
    expect(said(profile(`::region-profile{${attributes}}`))).toEqual([`3 block-attribute-fits ${text}`]);
  });
});

describe('a fault of a table is told where it stands', () => {
  it.each([
    ['columns=total share=rate', '"rate" is not among the columns.'],
    ['columns=total index="total rate"', '"rate" is not among the columns.'],
    ['columns=total periods="2024 2025"', '"berd" has no period "2025".'],
    ['columns=total places=whales', 'There is no place "whales".'],
  ])('%s', (attributes, text) => {
    const document = compose(`:::table[T]{data=berd ${attributes}}\n:::`);
    expect(said(document)).toEqual([`3 block-attribute-fits ${text}`]);
    expect(htmlOf(document)).not.toContain('<table');
  });
});

describe('a fault is told where it stands', () => {
  it.each([
    ['data=bird column=total', 'There is no table "bird".'],
    ['data=berd column=totl', '"berd" has no column of numbers "totl".'],
    ['data=berd column=note', '"berd" has no column of numbers "note".'],
    ['data=berd', 'It does not say which column it shows.'],
    ['data=berd column=total period=1999', '"berd" has no period "1999".'],
    ['data=berd column=total type=interval', 'An interval needs the columns "low" and "high".'],
    ['data=berd columns="total rate people power zero" type=stacked', 'A chart shows at most 4 columns.'],
    ['data=berd column=total places="wales whales"', 'There is no place "whales".'],
    ['data=berd column=total type=grouped periods="2022 2019"', '"berd" has no period "2019".'],
    ['data=berd columns="total rate" type=grouped periods="2022 2023"', 'Periods are compared for one column.'],
  ])('%s', (attributes, text) => {
    const document = compose(`:::chart[T]{${attributes}}\n:::`);
    expect(said(document)).toEqual([`3 block-attribute-fits ${text}`]);
    expect(htmlOf(document)).not.toContain('<svg');
  });
});
