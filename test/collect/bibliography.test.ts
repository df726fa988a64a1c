import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cslFromBibtex } from '../../src/collect/csl-from-bibtex.ts';
import { scanBibtex } from '../../src/collect/scan-bibtex.ts';
import type { CslItem } from '../../src/model.ts';

function csl(text: string): CslItem {
  const { entries, faults } = scanBibtex(text);
  expect(faults).toEqual([]);
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return cslFromBibtex(entry, entries[1]);
}

test('accents, particles and protected names', () => {
  const item = csl(`@article{a, title={X}, journal={Y}, pages={134--152}, number={4--5}, doi={10.1/x},
    author={Rodr{\\'i}guez-Pose, Andr{\\'e}s and Asheim, Bj{\\o}rn T. and T{\\"o}dtling, Franz and {Gomez Uranga}, Mikel}}`);
  expect(item.author).toEqual([
    { family: 'Rodríguez-Pose', given: 'Andrés' },
    { family: 'Asheim', given: 'Bjørn T.' },
    { family: 'Tödtling', given: 'Franz' },
    { family: 'Gomez Uranga', given: 'Mikel' },
  ]);
  expect(item).toMatchObject({ type: 'article-journal', page: '134-152', issue: '4–5', DOI: '10.1/x' });
});

test('bodies as authors are not taken apart', () => {
  const item = csl(
    '@techreport{a, author={{Department for Business, Energy and Industrial Strategy} and {HM Treasury} and OECD}, title={X}}',
  );
  expect(item.author).toEqual([
    { literal: 'Department for Business, Energy and Industrial Strategy' },
    { literal: 'HM Treasury' },
    { literal: 'OECD' },
  ]);
});

test('reports keep kind, number and institution, and get no invented kind', () => {
  const full = csl(
    '@techreport{a, title={X}, institution={HM Government}, type={White Paper}, number={CP 604}, address={London}}',
  );
  expect(full).toMatchObject({
    genre: 'White Paper',
    number: 'CP 604',
    publisher: 'HM Government',
    'publisher-place': 'London',
  });
  expect(csl('@techreport{a, title={X}, institution={Nesta}}')).not.toHaveProperty('genre');
});

test('web pages keep where they were published', () => {
  const item = csl(
    '@misc{a, title={£100m {R\\&D} Funding}, howpublished={UKRI news}, url={https://example.org/a_b%20c}}',
  );
  expect(item).toMatchObject({
    type: 'webpage',
    title: '£100m R&D Funding',
    publisher: 'UKRI news',
    URL: 'https://example.org/a_b%20c',
  });
});

test('quotation marks of TeX', () => {
  expect(csl("@book{a, title={The `Policy Mix' and ``{Mode 2}'' of Europe's}}").title).toBe(
    "The 'Policy Mix' and “Mode 2” of Europe's",
  );
});

test('a chapter inherits from the book it refers to', () => {
  const item = csl('@incollection{a, title={X}, crossref={b}}\n@book{b, title={The Book}, publisher={P}, year=2001}');
  expect(item).toMatchObject({ id: 'a', 'container-title': 'The Book', publisher: 'P' });
});

test('the project’s own bibliography is read whole', () => {
  const file = join(import.meta.dirname, '../../briefings/innovation-evidence-review/references.bib');
  const { entries, faults } = scanBibtex(readFileSync(file, 'utf8'));
  expect(faults).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(50);
  for (const entry of entries) {
    const item = cslFromBibtex(entry, undefined);
    expect(item).toMatchObject({
      id: entry.key,
      title: expect.any(String),
      issued: { 'date-parts': [[expect.any(Number)]] },
    });
    expect(JSON.stringify(item)).not.toMatch(/`|\\\\|NaN|\{"family":"[^"]*"\}/);
  }
});

test('LaTeX for letters, spaces and boxes', () => {
  const value = String.raw`{\AA}ngstr{\"o}m, S{\o}ren {\aa}b{\'{\i}}{\'\i} {\ss}\ldots 5\,\% \pounds3 \S{}4 \mbox{a\-b} {\v{S}}{\c c} \emph{x}`;
  expect(csl(`@book{a, title={${value}}}`).title).toBe('Ångström, Søren åbíí ß…5 % £3 §4 ab Šç <i>x</i>');
});

test('biblatex: dates, journals, bodies, kinds', () => {
  const item =
    csl(`@report{a, title={T}, subtitle={S}, author={{HM Treasury}}, institution={HM Treasury}, type={techreport},
    date={2021-03}, urldate={2024-01-02}, url={\\url{https://example.org/a\\_b}}, location={London}, doi={https://doi.org/10.1000/182}}`);
  expect(item).toEqual({
    id: 'a',
    type: 'report',
    title: 'T: S',
    author: [{ literal: 'HM Treasury' }],
    publisher: 'HM Treasury',
    'publisher-place': 'London',
    issued: { 'date-parts': [[2021, 3]] },
    accessed: { 'date-parts': [[2024, 1, 2]] },
    URL: 'https://example.org/a_b',
    DOI: '10.1000/182',
  });
  expect(csl('@article{a, title={T}, journaltitle={J}, date={2019/2020}}')).toMatchObject({
    'container-title': 'J',
    issued: { 'date-parts': [[2019], [2020]] },
  });
  expect(csl('@mastersthesis{a, title={T}, school={U}, year=2001, month=may}')).toMatchObject({
    genre: "Master's thesis",
    issued: { 'date-parts': [[2001, 5]] },
  });
});

test.each([
  ['n.d.', {}],
  ['forthcoming', { status: 'forthcoming' }],
  ['c. 1850', { issued: { 'date-parts': [[1850]], circa: true } }],
  ['2019/20', { issued: { literal: '2019/20' } }],
  ['2019--2021', { issued: { 'date-parts': [[2019], [2021]] } }],
  ['20x4', { issued: { literal: '20x4' } }],
])('year %s', (year, expected) => {
  const { issued, status } = csl(`@book{a, title={T}, year={${year}}}`);
  expect({ ...(issued ? { issued } : {}), ...(status ? { status } : {}) }).toEqual(expected);
});

test('a body without braces is still no person', () => {
  const names = (list: string) => csl(`@book{a, title={T}, author={${list}}}`).author;
  expect(names('Bank of England')).toEqual([{ literal: 'Bank of England' }]);
  expect(names('Welsh Government and Jones, Ann')).toEqual([
    { literal: 'Welsh Government' },
    { family: 'Jones', given: 'Ann' },
  ]);
  expect(names('Department for Science, Innovation and Technology')).toEqual([
    { literal: 'Department for Science, Innovation and Technology' },
  ]);
  expect(names('Smith, J. et al.')).toEqual([{ family: 'Smith', given: 'J.' }, { literal: 'others' }]);
  expect(names('Bank, Jane and van der Berg, Jan and Smith, Jr., John')).toEqual([
    { family: 'Bank', given: 'Jane' },
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    { family: 'Smith', given: 'John', suffix: 'Jr.' },
  ]);
});

test('abbreviations, comments and what stands between entries', () => {
  const { entries, faults } = scanBibtex(`Anything, a@b.org
@string{rs = "Regional Studies"} @STRING(n = {Nesta})
@comment{ @book{no, title={No}} } @preamble{"x"}
% @book{neither, title={No}}
@Article{yes, title = "A {"}quoted{"} word", journal = rs # " and " # n, year = 2020,}`);
  expect(faults).toEqual([]);
  expect(entries.map(({ key, line }) => [key, line])).toEqual([['yes', 5]]);
  expect(entries[0]?.fields.journal).toMatchObject({ value: 'Regional Studies and Nesta', line: 5 });
  expect(entries[0]?.fields.title).toMatchObject({ value: 'A {"}quoted{"} word', valueLine: 5, valueColumn: 24 });
});

test('a bad entry costs only itself, whatever is wrong with it', () => {
  const good = '@book{good, title={Good}}\n';
  for (const bad of [
    '@book{bad, title={X}\n',
    '@book{bad, title="X}\n',
    '@book{bad title={X}}\n',
    '@book{\n',
    '@\n',
    '@book{bad, x=\n',
  ]) {
    const { entries, faults } = scanBibtex(`${bad}${good}`);
    expect([bad, entries.map((entry) => entry.key), faults.length]).toEqual([bad, ['good'], 1]);
  }
});
