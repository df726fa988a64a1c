// Checks where the numbers behind figures stand: folded on the web, in an annex that fits the page on paper.
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Document, EditionName, FigureNumbers, SafeHtml } from '../../src/model.ts';
import { collection, document } from './fixture.ts';

const layout = createLayout(collection());

/** Numbers of a figure with as many rows and columns of numbers as are asked for. */
function numbers(id: string, { rows = 3, columns = 1, cell = '£61,807' } = {}): FigureNumbers {
  const heads = Array.from({ length: columns }, (_, index) => (columns === 1 ? '£ a head, 2022' : `${2000 + index}`));
  return {
    id,
    number: '2.1',
    title: 'A <title> & more',
    unit: '£ a head, 2022',
    source: 'Source: the Office.',
    table: {
      head: ['Place', ...heads],
      rows: Array.from({ length: rows }, (_, index) => ({
        mark: index === 1 ? ('here' as const) : index === rows - 1 ? ('whole' as const) : ('' as const),
        cells: [`Place ${index}`, ...heads.map(() => cell)],
      })),
      notes: ['[x]: not published.'],
    },
  };
}

/** A document whose only chapter shows a figure for each of the numbers. */
function withFigures(edition: EditionName, annex: readonly FigureNumbers[]): Document {
  const whole = document(edition, null);
  const figures = annex.map(({ id }) => `<figure id="${id}"><div data-numbers-of="${id}"></div></figure>`).join('');
  const html = `<h1 id="c">C</h1>${figures}` as SafeHtml;
  return { ...whole, chapters: [{ id: 'c', number: '1', title: 'C', html, file: '' }], annex };
}

const printed = (annex: readonly FigureNumbers[], edition: EditionName = 'report') =>
  layout.print(withFigures(edition, annex)).html;
const onWeb = (annex: readonly FigureNumbers[], edition: EditionName = 'report') =>
  layout.web({ document: withFigures(edition, annex), downloads: [] }).html;
const rowsOf = (html: string) => html.match(/<th scope="row">/g)?.length;

describe('a printed report', () => {
  const html = printed([numbers('fig-one')]);

  it('leads from the figure to its numbers and back, with pages', () => {
    expect(html).toContain(
      '<figure id="fig-one"><p class="figure-numbers"><a href="#part-numbers-fig-one">Numbers: page <span class="page-slot" data-page-of="part-numbers-fig-one"></span></a></p>',
    );
    expect(html).toMatch(
      /<div class="[^"]*" id="part-numbers-fig-one">\s*<p class="annex-title"><a href="#fig-one">Figure 2\.1<\/a>: A &lt;title&gt; &amp; more/,
    );
    expect(html).toContain(
      '<a href="#fig-one">Shown on page <span class="page-slot" data-page-of="fig-one"></span></a>',
    );
  });

  it('has the annex in its contents, with source and notes, and nothing folded', () => {
    expect(html).toMatch(/<a href="#part-numbers" class="contents-chapter">.*The numbers behind the figures/);
    expect(html).toContain('[x]: not published. Source: the Office.');
    expect(html).not.toContain('<details');
    expect(html.match(/<td class="number">£61,807<\/td>/g)).toHaveLength(3);
    expect(html).toContain('<tr class="here"><th scope="row">Place 1</th>');
    expect(html).toContain('<tr class="whole"><th scope="row">Place 2</th>');
  });

  it('has no annex where there is no figure', () => {
    expect(printed([])).not.toContain('part-numbers');
  });

  it('sets two narrow tables side by side, and a third below', () => {
    const shapes = printed(['a', 'b', 'c'].map((id) => numbers(id))).match(/annex-row--pair|annex-entry--\w+/g);
    expect(shapes).toEqual([
      'annex-row--pair',
      'annex-entry--half',
      'annex-entry--half',
      'annex-row--pair',
      'annex-entry--half',
    ]);
  });

  it('folds a narrow table with many rows into two columns', () => {
    expect(printed([numbers('a', { rows: 60 })])).toContain('annex-entry--folded');
  });

  it('cuts what is wider than the page into bands that each name the rows, and loses no cell', () => {
    const html = printed([numbers('a', { columns: 22, cell: '£12.34' })]);
    const heads = [...html.matchAll(/<thead><tr>(.*?)<\/tr>/g)].map(([, head = '']) =>
      [...head.matchAll(/<th[^>]*>([^<]*)/g)].map((match) => match[1]),
    );
    expect(heads.length).toBeGreaterThan(1);
    expect(heads.every(([first]) => first === 'Place')).toBe(true);
    expect(heads.flatMap((head) => head.slice(1))).toEqual(Array.from({ length: 22 }, (_, at) => `${2000 + at}`));
    expect(html.match(/£12\.34/g)).toHaveLength(66);
    expect(html).toMatch(/<caption>Figure 2\.1, 2000 to 20\d\d<\/caption>/);
  });

  it('cuts a very long table into several, for the sake of time, and loses no row', () => {
    const html = printed([numbers('a', { rows: 1203 })]);
    expect(html.match(/<table>/g)).toHaveLength(3);
    expect(rowsOf(html)).toBe(1203);
  });
});

it('on the web the numbers are folded under their figure, in a box that the keyboard scrolls', () => {
  for (const edition of ['report', 'policy-briefing'] as const) {
    const html = onWeb([numbers('fig-one')], edition);
    expect(html).toMatch(/<figure id="fig-one"><details class="figure-data"><summary>The numbers in this figure/);
    expect(html).toMatch(
      /<div class="table" role="region" tabindex="0" aria-label="[^"]+"><table><caption>Figure 2\.1/,
    );
    expect(html).not.toContain('part-numbers');
  }
});

it('a printed briefing has neither: they stand in the report', () => {
  const html = printed([numbers('fig-one')], 'policy-briefing');
  expect(html).toContain('<figure id="fig-one"></figure>');
  expect(html).not.toContain('£61,807');
});
