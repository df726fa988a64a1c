// Tests numbers in words and figures, ranks with ties, values as text, and assertions region by region.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatDate, formatNumber, formatWorth, ordinalOf } from '../../src/compose/values/format-worth.ts';
import { convert, type Quantity } from '../../src/compose/values/quantity.ts';
import { gatherMessages } from '../../src/messages.ts';
import type { Document, Region, Table } from '../../src/model.ts';
import { composeSample, makeCollection, makeSection, makeVariant } from './sample.ts';

const file = join(import.meta.dirname, '../../templates/words/en-GB.yaml');
const words = (parse(readFileSync(file, 'utf8')) as { values: Record<string, string> }).values;
const word = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (words[key.replace('values.', '')] ?? key).replace(/\{([a-z]+)\}/g, (_, name: string) => String(values[name]));

function quantity(value: number, unit: string, decimals: number | null = null): Quantity {
  return { kind: 'quantity', value, unit, decimals, style: 'plain' };
}

describe('formats', () => {
  it.each([
    [4862, 'gbp-million', null, '£4,862\u00a0million'],
    [-120.5, 'gbp-million', null, '−£120.5\u00a0million'],
    [36.5, 'gbp', null, '£36.50'],
    [69077, 'gbp', null, '£69,077'],
    [35.62, 'gbp', 0, '£36'],
    [8.7, 'percent', null, '8.7%'],
    [24, 'percent', 1, '24.0%'],
    [-0.04, 'percent', 1, '0.0%'],
    [1.005, 'percent', 2, '1.01%'],
    [-3.1, 'points', null, '−3.1\u00a0percentage points'],
    [1, 'points', null, '1\u00a0percentage point'],
    [0.1 + 0.2, 'ratio', null, '0.3'],
    [67596279, 'persons', null, '67,596,279'],
    [1e21, 'count', null, '1,000,000,000,000,000,000,000'],
    [12.5, 'GWh', null, '12.5\u00a0GWh'],
  ])('%d %s with %s decimals', (value, unit, decimals, text) => {
    expect(formatWorth(quantity(value, unit, decimals), word)).toBe(text);
  });

  it.each([
    ['2025-11-28', '28\u00a0November 2025'],
    ['2025-11-01', '1\u00a0November 2025'],
    ['2026-01', 'January 2026'],
    ['2024', '2024'],
    ['2021-22', '2021–22'],
    ['2016-2018', '2016–18'],
    ['autumn', null],
    ['2024-00-01', null],
  ])('date %s', (text, written) => expect(formatDate(text, word)).toBe(written));

  it.each([
    [1, 'first'],
    [12, 'twelfth'],
    [13, '13th'],
    [21, '21st'],
    [102, '102nd'],
    [111, '111th'],
  ])('ordinal %d', (value, text) => expect(ordinalOf(value, word)).toBe(text));

  it('rounds half away from zero, as written', () => {
    expect(
      [0.5, 1.5, 2.5, 1.45, 8.345].map((value) => formatNumber(value, value > 3 ? 2 : value === 1.45 ? 1 : 0)),
    ).toEqual(['1', '2', '3', '1.5', '8.35']);
  });

  it('converts money, and nothing into what it is not', () => {
    expect(convert(quantity(4862, 'gbp-million'), 'gbp-billion')).toMatchObject({ value: 4.862, decimals: 1 });
    expect(convert(quantity(4.9, 'gbp-billion'), 'gbp')).toMatchObject({ value: 4.9e9 });
    expect(convert(quantity(0.25, 'ratio'), 'percent')).toMatchObject({ value: 25 });
    for (const [unit, target] of [
      ['percent', 'gbp'],
      ['gbp', 'percent'],
      ['count', 'percent'],
      ['gbp', 'count'],
    ] as const)
      expect(convert(quantity(1, unit), target)).toBeNull();
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'];

/** A project of five regions with one figure each; null is a missing one. */
function composeFigures(figures: readonly (number | null)[], text: string, region: string | null): Document {
  const regions = ids.map(
    (id): Region => ({ id, name: id.toUpperCase(), nameInText: id, names: {}, codes: {}, partners: [] }),
  );
  const rows = figures.map((value, index) => ({
    place: ids[index] ?? '',
    period: '',
    cells: { x: value },
    line: index + 2,
  }));
  const [publication] = makeCollection().publications;
  const [table] = publication?.tables ?? [];
  const columns = [{ name: 'x', label: 'X', unit: 'count', kind: 'number' }] as const;
  const tables = [{ ...(table as Table), id: 't', columns, rows, periods: [''], mayMiss: ['x'] }];
  const sections = [makeSection('01-one', `# One\n\n${text}\n`)];
  const wanted = { sections, publication: { ...publication, sections, tables }, collection: { regions } };
  const collection = { ...wanted.collection, publications: [{ ...wanted.publication }] } as never;
  return composeSample({ ...wanted, collection }, makeVariant({ region }));
}

function textOf(document: Document): string {
  return (document.chapters[0]?.html ?? '').replace(/<h1[\s\S]*<\/h1>|<[^>]*>/g, '').trim();
}

describe('ranks', () => {
  const rankOf = (figures: readonly (number | null)[], region: string, order = ''): string =>
    textOf(composeFigures(figures, `{{ t.x | rank${order} }}`, region));

  it('count from the highest, share a place, and leave the next one out', () => {
    const figures = [9, 7, 5, 5, 1];
    expect(ids.map((id) => rankOf(figures, id))).toEqual([
      'first of five',
      'second of five',
      'joint third of five',
      'joint third of five',
      'fifth of five',
    ]);
    expect(ids.map((id) => rankOf(figures, id, ': "lowest"'))).toEqual([
      'fifth of five',
      'fourth of five',
      'joint second of five',
      'joint second of five',
      'first of five',
    ]);
  });

  it('are among the regions that have a figure', () => {
    expect(rankOf([9, null, 5, null, 1], 'c')).toBe('second of three');
    expect(rankOf([9, null, 5, null, 1], 'b')).toBe('not &lt;published&gt;');
  });
});

it('divides by another table, whose codes are of another kind and whose periods are its own', () => {
  const [publication] = makeCollection().publications;
  const spending = publication?.tables[0] as Table;
  const people: Table = {
    ...spending,
    id: 'people',
    columns: [{ name: 'number', label: 'People', unit: 'persons', kind: 'number' }],
    placeKind: 'gss',
    otherPlaces: { E92000001: 'England' },
    periods: ['2020-21', '2021-22'],
    rows: ['W-wales', 'W-uk', 'E92000001'].flatMap((place, index) =>
      ['2020-21', '2021-22'].map((period, year) => ({
        place,
        period,
        cells: { number: 1000 * (index + 1) * (year + 1) },
        line: 2,
      })),
    ),
  };
  const text = (value: string) => {
    const sections = [makeSection('01-one', `# One\n\n{{ ${value} }}\n`)];
    return composeSample(
      { sections, publication: { sections, tables: [spending, people] } },
      makeVariant({ region: 'wales' }),
    );
  };
  const per = (more: string) => textOf(text(`berd.total | ${more} | per: "people.number", "2021-22"`));
  expect(per('period: "2022"')).toBe('£436,500');
  expect([per('place: "uk"'), per('place: "england"')]).toEqual(['£13,903,750', '£8,522,667']);
  expect(textOf(text('people.number | per: "berd.people", 2022'))).toBe('0.00');
  const wrong = text('berd.total | per: "people.number"').messages.map(({ rule, text: said }) => `${rule} ${said}`);
  expect(wrong).toEqual(['value-exists The table "people" has no period "2024".']);
});

describe('an assertion', () => {
  it('fails in the regions where it is wrong, at one place, and in no other', () => {
    const editions = [null, ...ids].map((region) => {
      const document = composeFigures(
        [9, 7, 5, 5, 1],
        ':holds[Few]{that="t.x | place: \'e\' < 2"} :::\n\n::::only{region="any"}\n:holds[High]{that="t.x >= 7"}\n::::',
        region,
      );
      return { document, messages: document.messages.filter(({ rule }) => rule === 'assertion-holds') };
    });
    const gathered = gatherMessages([], editions);
    expect(gathered.map(({ text }) => text)).toEqual(
      [
        ['c', 5],
        ['d', 5],
        ['e', 1],
      ].map(
        ([id, value]) =>
          `For ${id} "t.x >= 7" does not hold: ${value} is less than 7. (in: ${String(id).toUpperCase()})`,
      ),
    );
    expect(new Set(gathered.map(({ line, column }) => `${line}:${column}`)).size).toBe(1);
  });
});

describe('a value', () => {
  it('is the same text that stands in the cell, whatever it looks like, and never markup', () => {
    // A small generator with a fixed seed, so that a failure can be met again.
    let state = 20240517;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % below;
    };
    const pieces = [
      '<b>',
      '</p>',
      '&amp;',
      '&',
      '"',
      "'",
      '*x*',
      '_',
      '`',
      '[a](javascript:b)',
      '{{ t.x }}',
      '@forth2020',
      '<script>',
      '-->',
      '\\',
      '|',
      '#',
      ':::note',
      ':holds[',
      '$1',
      '$&',
      'ŵ',
      '£',
      '😀',
      '</script>',
      '\u00a0',
      '0',
    ];
    for (let round = 0; round < 300; round++) {
      const cell = Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join('');
      const [publication] = makeCollection().publications;
      const table = publication?.tables[0] as Table;
      const tables = [{ ...table, rows: table.rows.map((row) => ({ ...row, cells: { ...row.cells, note: cell } })) }];
      const sections = [makeSection('01-one', '# One\n\nx{{ berd.note }}x\n')];
      const { chapters } = composeSample({ sections, publication: { sections, tables } });
      const shown = /<p>([\s\S]*)<\/p>$/.exec(chapters[0]?.html ?? '')?.[1] ?? '';
      expect(shown).not.toMatch(/[<>"']/);
      const back = shown
        .replace(/&#x3C;|&lt;/g, '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(back).toBe(`x${cell}x`);
    }
  });
});
