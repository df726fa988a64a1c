// Draws charts of every kind and holds them to their size, their room and their bytes.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftAlt } from '../../../src/compose/figures/draft-alt.ts';
import { drawChart } from '../../../src/compose/figures/draw-chart.ts';
import type { Chart, Lines, SeriesBars } from '../../../src/compose/figures/figure-data.ts';
import { tableOfFigure } from '../../../src/compose/figures/figure-table.ts';
import { CHARTS, frame, LARGE, outside, rows, textsOf } from './samples.ts';

const kinds = Object.entries(CHARTS);

/** All that is drawn, tag by tag on lines of their own, so that a difference can be read. */
function readable(svg: string): string {
  return `${svg.replace(/></g, '>\n<')}\n`;
}

describe.each(kinds)('%s', (name, chart) => {
  const svg = drawChart(chart);

  it('draws what was looked at and accepted', async () => {
    await expect(readable(svg)).toMatchFileSnapshot(join(import.meta.dirname, 'golden', `${name}.svg`));
  });

  it('gives the same bytes for the same data', () => {
    expect(drawChart(structuredClone({ ...chart, format: null, word: null }) && { ...chart })).toBe(svg);
  });

  it('keeps all text inside, and says what is missing', () => {
    expect(outside(svg)).toEqual([]);
    expect(svg).toContain('not available');
  });

  it('has no styles, no impossible numbers and at most one decimal', () => {
    expect(svg).not.toMatch(/style=|NaN|Infinity|undefined|null|<script|href/);
    expect(svg.replace(/>[^<]*</g, '><').match(/\d\.\d\d/g)).toBeNull();
  });

  it('is a picture with a name, and has a table of the same numbers', () => {
    expect(svg).toMatch(
      /^<svg class="chart [a-z-]+" viewBox="0 0 370 \d+" font-size="9.5" role="img" aria-label="[^"]+"><title>/,
    );
    const table = tableOfFigure(chart);
    expect(table.rows).toHaveLength(chart.rows.length);
    expect(new Set(table.rows.map(({ cells }) => cells.length))).toEqual(new Set([table.head.length]));
  });
});

describe('twelve regions', () => {
  it.each(LARGE.map((chart) => [chart.kind, chart] as const))('%s shows all of them in 6 KB', (_, chart) => {
    const svg = drawChart(chart);
    expect(new TextEncoder().encode(svg).length).toBeLessThanOrEqual(6 * 1024);
    const said = textsOf(svg)
      .map(({ text }) => text)
      .join(' ');
    for (let index = 0; index < 12; index++) expect(said).toContain(`Region of the North number ${index}`);
    expect(outside(svg)).toEqual([]);
  });

  it('labels of lines do not touch one another', () => {
    const svg = drawChart(LARGE[4] as Lines);
    const labels = textsOf(svg).filter(({ left, text }) => left > 200 && text.startsWith('Region'));
    const heights = labels.map(({ y }) => y).sort((a, b) => a - b);
    expect(labels).toHaveLength(12);
    for (const [index, y] of heights.entries())
      if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThan(11);
  });
});

describe('few and many rows', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({
    label: `Local authority ${index}`,
    value: 1000 - index,
    low: 900 - index,
    high: 1100 - index,
    values: [1000 - index, 500],
    lit: index === 120,
  }));
  const draw = (all: typeof many): readonly Chart[] => [
    { ...frame, kind: 'bar', rows: all },
    { ...frame, kind: 'interval', rows: all },
    { ...frame, kind: 'grouped', series: ['a', 'b'], rows: all },
    { ...frame, kind: 'stacked', series: ['a', 'b'], rows: all },
    { ...frame, kind: 'line', periods: ['2021', '2022'], rows: all },
    { ...frame, kind: 'multiples', periods: ['2021', '2022'], rows: all },
  ];

  it.each(draw(many).map((chart) => [chart.kind, chart] as const))(
    '%s with 200 rows fits a page and says what is left out',
    (_, chart) => {
      const svg = drawChart(chart);
      const height = Number(/viewBox="0 0 370 (\d+)"/.exec(svg)?.[1]);
      expect(height).toBeLessThan(630);
      expect(svg.length).toBeLessThanOrEqual(6 * 1024);
      expect(svg).toContain('Local authority 120');
      const left = [...svg.matchAll(/(\d+) more are not drawn/g)].map((match) => Number(match[1]));
      const shown = new Set(textsOf(svg).flatMap(({ text }) => /^Local authority \d+/.exec(text)?.[0] ?? [])).size;
      expect(left.reduce((sum, count) => sum + count, 0) + shown).toBe(200);
      expect(tableOfFigure(chart).rows).toHaveLength(200);
      expect(outside(svg)).toEqual([]);
    },
  );

  it.each([0, 1])('%i rows are drawn without an accident', (count) => {
    for (const chart of draw(many.slice(0, count))) {
      const svg = drawChart(chart);
      expect(svg, chart.kind).not.toMatch(/NaN|Infinity|undefined/);
      expect(outside(svg), chart.kind).toEqual([]);
    }
  });

  it.each([0, -5, 0.0001, 5e9])('one value of %d is drawn without an accident', (value) => {
    for (const chart of draw([{ label: 'Fife', value, low: value, high: value, values: [value, value], lit: true }])) {
      const svg = drawChart(chart);
      expect(svg, chart.kind).not.toMatch(/NaN|Infinity|undefined|\de[-+]\d/);
      expect(outside(svg), chart.kind).toEqual([]);
    }
  });

  it('breaks long labels into lines without losing a letter', () => {
    const label = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and the whole of Ynys Môn, with 研究開発';
    const svg = drawChart({ ...frame, kind: 'bar', rows: [{ label, value: 3 }] });
    const texts = textsOf(svg).map(({ text }) => text);
    expect(texts.join('').replaceAll(' ', '')).toContain(label.replaceAll(' ', ''));
    expect(outside(svg)).toEqual([]);
  });

  it('writes hostile labels as text', () => {
    const label = '"><script>alert(1)</script>\'&';
    const chart: Chart = { ...frame, title: label, kind: 'bar', rows: [{ label, value: 3, lit: true }] };
    expect(drawChart(chart)).not.toMatch(/<script|">alert/);
  });
});

describe('places', () => {
  it('bars are as long as their values, from zero, and negative ones on its other side', () => {
    const svg = drawChart({ ...frame, kind: 'bar', rows: rows('A 100', 'B 50', 'C -50', 'UK 0') });
    const drawn = [...svg.matchAll(/M([\d.]+) [\d.]+h([\d.]+)v9\.5/g)].map((match) => [
      Number(match[1]),
      Number(match[2]),
    ]);
    const [[zero, hundred], [below, minus], [litStart, fifty]] = drawn as [number[], number[], number[]] as [
      [number, number],
      [number, number],
      [number, number],
    ];
    expect(hundred / fifty).toBeCloseTo(2, 1);
    expect(minus).toBeCloseTo(fifty, 0);
    expect(litStart).toBe(zero);
    expect(below + minus).toBeCloseTo(zero, 0);
  });

  it('bars are ranked, missing ones last; or keep their order', () => {
    const order = (keepOrder: boolean) =>
      textsOf(drawChart({ ...frame, kind: 'bar', keepOrder, rows: rows('A -', 'B 5', 'C 9', 'UK 7') }))
        .filter(({ text }) => /^[ABC]$/.test(text))
        .map(({ text }) => text)
        .join('');
    expect([order(false), order(true)]).toEqual(['CBA', 'ABC']);
  });

  it('a line has a gap where a value is missing, and a dot where one stands alone', () => {
    const line = CHARTS.line as Lines;
    const svg = drawChart({ ...line, rows: line.rows.slice(3, 4) });
    expect(svg.match(/<circle/g)).toHaveLength(2);
    const lit = drawChart({ ...line, rows: line.rows.slice(1, 2) });
    expect(/class="line lit" d="([^"]*)"/.exec(lit)?.[1]?.match(/M/g)).toHaveLength(2);
  });

  it('a total is written only where no part is missing', () => {
    const stacked = CHARTS.stacked as SeriesBars;
    const labels = [...drawChart(stacked).matchAll(/value-label[^>]*>([^<]*)/g)].map((match) => match[1]);
    expect(labels).toEqual(['£24', '£10']);
  });

  it('more than four series are refused', () => {
    const chart: Chart = { ...frame, kind: 'grouped', series: ['a', 'b', 'c', 'd', 'e'], rows: [] };
    expect(() => drawChart(chart)).toThrow();
  });
});

describe('alternative text', () => {
  it.each(kinds)('of %s says the region and its numbers', (name, chart) => {
    expect(draftAlt(chart)).toMatchSnapshot(name);
  });

  it('is the author’s where there is one', () => {
    expect(draftAlt({ ...(CHARTS.bar as Chart), alt: 'As said.' })).toBe('As said.');
  });
});
