// Draws maps, the small bars and the page at a glance, and holds them to their data and their bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AreaMap, drawAreaMap } from '../../../src/compose/figures/draw-area-map.ts';
import { drawLocator } from '../../../src/compose/figures/draw-locator.ts';
import { drawSmallBars } from '../../../src/compose/figures/draw-small-bars.ts';
import { drawTileMap } from '../../../src/compose/figures/draw-tile-map.ts';
import { outlinesOf } from '../../../src/compose/figures/outlines-of.ts';
import { placeTiles } from '../../../src/compose/figures/place-tiles.ts';
import { middleOf, projectPlaces } from '../../../src/compose/figures/project-places.ts';
import { shadesOf } from '../../../src/compose/figures/shades-of.ts';
import { type Glance, writeGlance } from '../../../src/compose/figures/write-glance.ts';
import type { Boundaries, SafeHtml } from '../../../src/model.ts';
import { frame, outside, root, rows, textsOf, word } from './samples.ts';

const square = (x: number, y: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
});
const small: Boundaries = {
  attribution: 'Somebody’s boundaries.',
  places: ['A', 'B', 'C', 'D'].map((code, index) => ({
    code,
    geometry: square(-4 + (index % 2), 52 + Math.floor(index / 2)),
  })),
};
const data = rows('East_of_England 1546', 'London 1220', 'Fife -', 'UK 752').map((row, index) => ({
  ...row,
  code: 'ABCX'.charAt(index),
}));
const map: AreaMap = { ...frame, rows: data };

const file = JSON.parse(readFileSync(join(root, 'briefings/boundaries/uk-itl1-2021.geojson'), 'utf8')) as {
  features: { properties: { gss_code: string }; geometry: unknown }[];
};
const uk: Boundaries = {
  attribution: '',
  places: file.features.map(({ properties, geometry }) => ({ code: properties.gss_code, geometry })),
};

describe('an area map', () => {
  const svg = drawAreaMap(map, small);

  it('draws what was looked at and accepted', async () => {
    const golden = join(import.meta.dirname, 'golden/area-map.svg');
    await expect(`${svg.replace(/></g, '>\n<')}\n`).toMatchFileSnapshot(golden);
    expect(drawAreaMap({ ...map }, { ...small })).toBe(svg);
  });

  it('shades by value, marks what is missing, lights one place last, and leaves the rest as land', () => {
    const classes = [...svg.matchAll(/<path class="([^"]*)"/g)].map((match) => match[1]);
    expect(classes).toEqual(['area shade-5', 'area missing', 'area land', 'area shade-4 lit']);
    expect(svg).toContain('not available');
    expect(outside(svg)).toEqual([]);
  });

  it('of the twelve regions takes at most 60 KB', () => {
    const values = uk.places.map(({ code }, index) => ({
      code,
      label: `Region ${index}`,
      value: index,
      lit: index === 4,
    }));
    const drawn = drawAreaMap({ ...map, rows: values }, uk);
    expect(drawn.length).toBeLessThan(60 * 1024);
    expect(drawn.match(/<path/g)).toHaveLength(12);
    expect(drawn).not.toMatch(/NaN|d=""|\d\.\d\d/);
  });
});

describe('outlines', () => {
  it('are thinned until they fit, and no place is lost', () => {
    const few = outlinesOf(uk, { width: 218, height: 327, most: 6000 });
    expect(few.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThanOrEqual(6000);
    expect(few.every(({ path }) => /^M[\d.]+ [\d.]+l.+z$/.test(path))).toBe(true);
    expect(few).toHaveLength(12);
  });

  it('fill their size and stay inside', () => {
    const points = outlinesOf(small, { width: 100, height: 100, most: 1e6 }).flatMap(({ path }) => corners(path));
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    expect([Math.min(...xs, ...ys) >= 0, Math.max(...xs, ...ys)]).toEqual([true, 100]);
  });

  it('of neighbours keep their border in common when they are thinned', () => {
    // A jagged border between two places, each of which begins its ring elsewhere and goes round the other way.
    const border = Array.from({ length: 41 }, (_, index) => [-3 + 0.02 * (index % 3), 52 + index / 20]);
    const west = [...border, [-4, 54], [-4, 52], border[0]];
    const east = [[-2, 54], ...[...border].reverse(), [-2, 52], [-2, 54]];
    const two: Boundaries = {
      attribution: '',
      places: [west, east].map((ring, index) => ({
        code: `${index}`,
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    };
    for (const most of [10_000, 300, 120]) {
      const [left, right] = outlinesOf(two, { width: 200, height: 200, most }).map(({ path }) =>
        corners(path).map(String),
      );
      const outer = (own: string[] = [], other: string[] = []) => own.filter((corner) => !other.includes(corner));
      expect(outer(left, right)).toHaveLength(2);
      expect(outer(right, left)).toHaveLength(2);
    }
  });
});

function corners(path: string): (readonly [number, number])[] {
  return path
    .split('M')
    .filter((piece) => piece !== '')
    .flatMap((piece) => {
      const numbers = (piece.match(/-?[\d.]+/g) ?? []).map(Number);
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, index) => {
        [x, y] = [x + (numbers[index * 2] ?? 0), y + (numbers[index * 2 + 1] ?? 0)];
        return [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const;
      });
    });
}

describe('shades', () => {
  it('give equal values one shade, and say from where to where each goes', () => {
    const shades = shadesOf({ rows: [1, 1, 1, 1, 2, 9].map((value) => ({ label: '', value })) });
    expect(shades.entries.map(({ low, high }) => [low, high])).toEqual([
      [9, 9],
      [2, 2],
      [1, 1],
    ]);
    expect([shades.classOf(1), shades.classOf(9), shades.classOf(null)]).toEqual([
      'area shade-3',
      'area shade-5',
      'area missing',
    ]);
  });

  it('are at most five, of about as many values', () => {
    const shades = shadesOf({ rows: Array.from({ length: 12 }, (_, value) => ({ label: '', value })) });
    expect(shades.entries.map(({ low, high }) => high - low + 1)).toEqual([2, 2, 3, 2, 3]);
  });
});

it('a tile map has a tile with text for each place, inside its room', async () => {
  const tiles = data.slice(0, 3).map((row, index) => ({ ...row, row: index, column: 3 - index, short: row.label }));
  const svg = drawTileMap({ ...frame, tiles, references: data.slice(3) });
  await expect(`${svg.replace(/></g, '>\n<')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'golden/tile-map.svg'));
  expect(outside(svg)).toEqual([]);
  expect(
    textsOf(svg)
      .map(({ text }) => text)
      .join(' '),
  ).toContain('East of England £1,546');
  expect(drawTileMap({ ...frame, tiles: [], references: [] })).not.toMatch(/NaN|Infinity/);
});

const CODES: Readonly<Record<string, string>> = {
  Scotland: 'S92000003',
  'Northern Ireland': 'N92000002',
  Wales: 'W92000004',
  'North East': 'E12000001',
  'East Midlands': 'E12000004',
  'East of England': 'E12000006',
  London: 'E12000007',
  'South East': 'E12000008',
  'South West': 'E12000009',
};

describe('tiles without a layout of their own', () => {
  const { places } = uk;
  const middles = projectPlaces(uk, { width: 600, height: 900 }).map(middleOf);
  const grid = placeTiles(middles.flatMap((middle) => middle ?? []));
  const at = (name: string) => grid[places.findIndex(({ code }) => code === CODES[name])] ?? expect.fail(name);

  it('stand where the regions of the UK lie to one another', () => {
    expect(grid).toHaveLength(12);
    expect(new Set(grid.map(({ row, column }) => `${row} ${column}`)).size).toBe(12);
    expect(at('Scotland').row).toBe(0);
    expect(at('Northern Ireland').column).toBe(0);
    expect(at('Wales').column).toBeLessThan(at('East of England').column);
    expect(at('South West').column).toBeLessThan(at('London').column);
    expect(at('North East').row).toBeLessThan(at('East Midlands').row);
    expect(at('East Midlands').row).toBeLessThan(at('South East').row);
    expect(Math.max(...grid.map(({ column }) => column))).toBeLessThan(5);
  });

  it.each([0, 1, 2, 7, 100, 101, 400])('%i have a cell each, with no empty row or column', (count) => {
    const many = Array.from({ length: count }, (_, index) => ({ x: (index * 37) % 101, y: (index * 53) % 97 }));
    const tiles = placeTiles(many);
    expect(tiles).toHaveLength(count);
    expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(count);
    for (const of of ['row', 'column'] as const) {
      const used = [...new Set(tiles.map((tile) => tile[of]))].sort((a, b) => a - b);
      expect(used).toEqual(used.map((_, index) => index));
    }
  });

  it('all in one place, or in a line, are still told apart', () => {
    for (const points of [Array.from({ length: 9 }, () => ({ x: 5, y: 5 })), [1, 2, 3, 4].map((x) => ({ x, y: 0 }))])
      expect(new Set(placeTiles(points).map(({ row, column }) => `${row} ${column}`)).size).toBe(points.length);
  });
});

describe('small bars', () => {
  it('stand from the highest to the lowest, the lit one with a sign under it, the country a line', () => {
    const svg = drawSmallBars(rows('London 5', 'Wales 3', 'Fife 4', 'Kent -', 'UK 4'));
    expect(
      [...(/class="bar" d="([^"]*)"/.exec(svg)?.[1] ?? '').matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x)),
    ).toEqual([0, 12]);
    expect(svg).toMatch(/class="bar lit" d="M24 /);
    expect(svg).toContain('class="pointer"');
    expect(svg).toContain('class="reference"');
  });

  it('draw no line where the country has an amount of which the places are parts', () => {
    expect(drawSmallBars(rows('London 5', 'Wales 3', 'UK 40'))).not.toContain('reference');
  });

  it('are drawn for what is below nought, for one place, for none and for three hundred', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ label: `P${at}`, value: at, lit: at === 7 }));
    for (const all of [rows('London -5', 'Wales 3', 'UK -1'), rows('London 5'), [], many]) {
      const svg = drawSmallBars(all);
      expect(svg).not.toMatch(/NaN|Infinity/);
      for (const [, x, width] of svg.matchAll(/M([\d.]+) [\d.]+h([\d.]+)v/g))
        expect(Number(x) + Number(width)).toBeLessThan(126.2);
    }
  });
});

it('a locator lights one place, or all', () => {
  const lit = (code: string | null) =>
    drawLocator(small, { code, label: 'Map <of> "it"' }).match(/place lit/g)?.length ?? 0;
  expect([lit('B'), lit('nowhere'), lit(null)]).toEqual([1, 0, 4]);
  expect(drawLocator(uk, { code: null, label: '' }).length).toBeLessThan(60 * 1024);
});

describe('the page at a glance', () => {
  const indicator = {
    label: 'R&D per head',
    rows: rows('London 5', 'Wales 3', 'Fife 3', 'Kent -', 'UK 4'),
    note: '2022',
  };
  const glance: Glance = {
    id: 'glance',
    title: 'Wales at a glance',
    nameInText: 'Wales',
    nationalInText: 'the UK',
    map: '<svg><title>Map</title></svg>' as SafeHtml,
    indicators: [{ ...indicator, format: frame.format, missing: frame.missing }],
    sources: 'Source: <ONS>.',
    word,
  };

  it('shows the number, the country, the place among those that have one, and the source', async () => {
    await expect(`${writeGlance(glance).replace(/></g, '>\n<')}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'golden/glance.html'),
    );
    expect(writeGlance(glance)).toContain('UK\u00a0£4 · joint\u00a02nd\u00a0of\u00a03');
  });

  it('says what is missing', () => {
    const missing = {
      ...indicator,
      rows: rows('London 5', 'Wales -', 'UK 4'),
      format: frame.format,
      missing: 'not published',
    };
    expect(writeGlance({ ...glance, indicators: [missing] })).toContain(
      'missing">not published</p><p class="indicator-facts">UK\u00a0£4</p>',
    );
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [111, '111th'],
  ])('place %i is %s', (place, said) => {
    const all = Array.from({ length: 120 }, (_, index) => ({
      label: `P${index}`,
      value: -index,
      lit: index === place - 1,
    }));
    const one = { ...indicator, rows: all, format: frame.format, missing: '' };
    expect(writeGlance({ ...glance, indicators: [one] })).toContain(`>${said}\u00a0of\u00a0120<`);
  });
});
