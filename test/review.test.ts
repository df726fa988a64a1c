// Reviews of regions: of a small project, and of the Innovation Evidence Review against what is on disk, by other code.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuildError } from '../src/messages.ts';
import type { EditionComparison, ManifestEntry, RegionsReview } from '../src/model.ts';
import { compareRegions, reviewRegions, writePage } from '../src/review.ts';
import { makeThreeRegions } from './three-regions.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('reviewRegions of a small project', () => {
  let root: string;
  let review: RegionsReview;

  beforeAll(async () => {
    root = makeThreeRegions();
    const pdf = {
      kind: 'pdf',
      publication: 'small-review',
      region: 'south',
      bytes: 1,
      sha256: '',
      path: '',
      language: null,
    };
    const built = [
      { ...pdf, edition: 'report', pages: 7 },
      { ...pdf, edition: 'report', region: null, pages: 9 },
      { ...pdf, edition: 'policy-briefing', publication: 'another', pages: 3 },
    ] as ManifestEntry[];
    const made = await reviewRegions({ root, built });
    expect(made.messages).toEqual([]);
    review = made.review as RegionsReview;
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const region = (id: string | null) => review.regions.find((one) => one.region === id);

  it('sets every region beside every section, shared, replaced, added or absent, with what is left out', () => {
    expect(review.sections).toEqual([
      { id: '01-introduction', label: '01', title: 'Introduction' },
      { id: '02-money', label: '02', title: 'Money in United Kingdom' },
      { id: 'harbour', label: '+02', title: 'The harbour' },
      { id: '03-end', label: '03', title: 'The end' },
    ]);
    const drawn = review.regions.map(({ region: id, sections }) => [
      id,
      ...sections.map(({ standing, leftOut }) => `${standing}${leftOut === 0 ? '' : ` -${leftOut}`}`),
    ]);
    expect(drawn).toEqual([
      [null, 'shared', 'shared -2', 'absent', 'shared'],
      ['north', 'shared', 'shared', 'absent', 'replaced'],
      ['south', 'shared', 'shared', 'added', 'replaced'],
      ['east', 'shared', 'shared -1', 'absent', 'shared'],
    ]);
    expect(region('south')?.sections[3]).toMatchObject({
      title: 'The end in the South',
      file: 'briefings/small-review/regions/south/03-end.md',
    });
  });

  it('counts figures, missing values with their places, assertions, words and pages', () => {
    expect(review.tables).toEqual([
      { id: 'spend', title: 'Spending by region', period: '2024', columns: 2, isByRegion: true },
    ]);
    expect(review.regions.map(({ data }) => data[0]?.figures)).toEqual([2, 2, 1, 0]);
    expect(review.regions.map(({ data }) => data[0]?.isAbout)).toEqual([true, true, true, true]);
    const at = { file: 'briefings/small-review/sections/02-money.md', line: 3 };
    expect(region(null)?.missing).toEqual([]);
    expect(region('south')?.missing).toMatchObject([
      { ...at, column: 58, written: 'spend.rate', reads: 'not published' },
    ]);
    expect(region('east')?.missing).toMatchObject([
      { ...at, column: 14, written: 'spend.total' },
      { ...at, column: 58, written: 'spend.rate' },
    ]);
    expect(review.regions.map(({ assertions }) => assertions)).toEqual([
      { checked: 0, failing: 0 },
      { checked: 1, failing: 0 },
      { checked: 1, failing: 0 },
      { checked: 0, failing: 0 },
    ]);
    // The North: a title of 5, a sentence of 5 with its value, one of 2, a table of 2, 2 and 2; a summary of 6.
    expect(review.regions.map(({ words }) => words)).toEqual([0, 24, 25, 0]);
    expect(region('south')?.pages).toEqual([
      { edition: 'report', pages: 7 },
      { edition: 'policy-briefing', pages: null },
    ]);
    expect(region(null)?.pages[0]).toEqual({ edition: 'report', pages: 9 });
  });

  it('reviews all the same where there are faults, and says how many are in each region', async () => {
    const faulty = makeThreeRegions({
      'briefings/small-review/regions/north/03-end.md':
        '# The end\n\n:holds[Five]{that="spend.total > 999"} [@nobody].',
    });
    const made = await reviewRegions({ root: faulty });
    expect(made.messages.map(({ rule }) => rule).sort()).toEqual(['assertion-holds', 'citation-key-exists']);
    expect(made.review?.regions.map(({ errors }) => errors)).toEqual([0, 2, 0, 0]);
    expect(made.review?.regions[1]?.assertions).toEqual({ checked: 1, failing: 1 });
    rmSync(faulty, { recursive: true });
  });

  it('has no review where the project cannot be read, only messages', async () => {
    const broken = makeThreeRegions({ 'despatch.yaml': 'publisher: [' });
    const made = await reviewRegions({ root: broken });
    expect(made.review).toBeNull();
    expect(made.messages.length).toBeGreaterThan(0);
    rmSync(broken, { recursive: true });
  });

  it('asks which publication is meant where there are several', async () => {
    const text = readFileSync(join(root, 'briefings/small-review/publication.yaml'), 'utf8');
    const two = makeThreeRegions({
      'briefings/other/publication.yaml': text,
      'briefings/other/sections/01-a.md': '# A\n\nText.',
    });
    await expect(reviewRegions({ root: two })).rejects.toMatchObject({ code: 'selection-unknown' });
    await expect(reviewRegions({ root: two })).rejects.toThrow(BuildError);
    expect((await reviewRegions({ root: two, publication: 'other' })).review?.publication).toBe('other');
    await expect(reviewRegions({ root: two, publication: 'othr' })).rejects.toMatchObject({
      hint: expect.stringContaining('"other"'),
    });
    rmSync(two, { recursive: true });
  });

  it('writes a page that stands alone in its folder, and leaves a folder with other files alone', async () => {
    const { collection, comparison } = await compareRegions({ root, a: 'north', b: 'south' });
    if (collection === null || comparison === null) throw new Error('the project can be read');
    const dir = join(root, 'review/small-review/regions');
    for (const make of [
      (layout: Parameters<Parameters<typeof writePage>[2]>[0]) => layout.regions(review),
      (layout: Parameters<Parameters<typeof writePage>[2]>[0]) => layout.differences(comparison),
    ]) {
      const files = await writePage(dir, collection, make);
      const html = readFileSync(join(dir, 'index.html'), 'utf8');
      for (const [, href = ''] of html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g))
        expect(existsSync(join(dir, href))).toBe(true);
      expect(files.map(({ path }) => path)).toContain('index.html');
      expect(html).not.toMatch(/<script|style="|undefined|\[object/);
      for (const [table] of html.matchAll(/<table[\s\S]*?<\/table>/g)) {
        const [head = '', ...rows] = table.split('<tr>').slice(1);
        expect(head.match(/<th scope="col"/g)).toHaveLength(head.match(/<th /g)?.length ?? 0);
        for (const row of rows) expect(row).toMatch(/^<th scope="row">/);
      }
    }
    const foreign = join(root, 'mine');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'notes.txt'), 'mine');
    await expect(writePage(foreign, collection, (layout) => layout.regions(review))).rejects.toMatchObject({
      code: 'output-not-writable',
    });
    expect(readdirSync(foreign)).toEqual(['notes.txt']);
  });
});

describe('compareRegions of a small project', () => {
  let root: string;
  beforeAll(() => {
    root = makeThreeRegions();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function compare(a: string, b: string, edition?: string): Promise<EditionComparison> {
    const { comparison, messages } = await compareRegions({ root, a, b, edition });
    expect(messages).toEqual([]);
    if (comparison === null) throw new Error('there are two editions');
    return comparison;
  }

  const text = (runs: readonly { text: string }[] | null) =>
    runs
      ?.map((run) => run.text)
      .join('')
      .replaceAll('\u00a0', ' ') ?? null;
  const told = ({ sections }: EditionComparison, title: string) =>
    sections
      .find((section) => section.title.a === title || section.title.b === title)
      ?.differences.map(({ what, a, b, values, isNameOnly }) =>
        [
          what,
          text(a),
          text(b),
          ...values.map((value) => `${value.a} → ${value.b}`.replaceAll('\u00a0', ' ')),
          ...(isNameOnly ? ['name'] : []),
        ].join(' / '),
      );

  it('tells what is only in one, what is worded differently, and which figures differ', async () => {
    const comparison = await compare('north', 'south');
    expect(comparison.summary).toEqual([
      'The South has a section that the North does not have: The harbour.',
      '4 figures differ.',
      'In sections that both have, one sentence or row is only in the North.',
      '4 sentences and rows are worded differently.',
      'One sentence or title differs only in the name of the place.',
    ]);
    expect(told(comparison, 'Money in North')).toEqual([
      'sentence / Spending was £120 million in the year, at a rate of 4.5% (Smith, 2020). / Spending was £250 million in the year, at a rate of not published (Smith, 2020). / £120 million → £250 million',
    ]);
    // The rows stand in another order, and are the same rows.
    expect(told(comparison, 'The end in the North')).toEqual([
      'sentence / One two three £120 million four (Smith, 2020). / One two three £250 million four (Smith, 2020). / £120 million → £250 million',
      'row / Spending | £120 million / Spending | £250 million / £120 million → £250 million',
      'row / Staff | 12 / Staff | 15 / 12 → 15',
    ]);
    expect(told(comparison, 'The harbour')).toEqual(['sentence /  / Ships come and go here.']);
    expect(told(comparison, 'What the evidence says')).toEqual([
      'finding / Places differ in the North. / Places differ in the South. / name',
    ]);
    const harbour = comparison.sections.find(({ title }) => title.b === 'The harbour');
    expect(harbour).toMatchObject({ title: { a: null }, number: { a: null, b: '3' }, words: { a: 0, b: 5 } });
  });

  it('says the same the other way round', async () => {
    const [there, back] = [await compare('north', 'south'), await compare('south', 'north')];
    const counted = ({ sections }: EditionComparison) =>
      sections.map(({ same, differences }) => [same, differences.length]);
    expect(counted(back)).toEqual(counted(there));
    expect(back.summary[0]).toBe(there.summary[0]);
  });

  it('takes the national edition, and either edition', async () => {
    const briefing = await compare('national', 'east', 'policy-briefing');
    expect(briefing).toMatchObject({ edition: 'policy-briefing', a: { region: null, name: 'United Kingdom' } });
    expect(briefing.sections.map(({ kind }) => kind)).not.toContain('chapter');
    const same = await compare('east', 'east');
    expect(same.summary).toEqual(['A reader of one sees what a reader of the other sees.']);
  });

  it.each([
    [{ a: 'nroth', b: 'south' }, 'north'],
    [{ a: 'north', b: 'suoth' }, 'south'],
    [{ a: 'north', b: 'south', edition: 'raport' }, 'report'],
  ])('asks whether something else was meant: %j', async (sides, meant) => {
    await expect(compareRegions({ root, ...sides })).rejects.toMatchObject({
      code: 'selection-unknown',
      hint: expect.stringContaining(`Did you mean "${meant}"?`),
    });
  });
});

describe('the Innovation Evidence Review', () => {
  const folder = join(ROOT, 'briefings/innovation-evidence-review');
  let review: RegionsReview;

  beforeAll(async () => {
    const made = await reviewRegions({ root: ROOT, publication: 'innovation-evidence-review' });
    expect(made.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    review = made.review as RegionsReview;
  }, 60_000);

  it('stands as its folders do, in all twelve regions', () => {
    const shared = readdirSync(join(folder, 'sections')).sort();
    expect(
      review.regions
        .map(({ region }) => region)
        .filter((id) => id !== null)
        .sort(),
    ).toEqual(readdirSync(join(folder, 'regions')).sort());
    for (const { region, sections } of review.regions) {
      const own =
        region === null ? [] : readdirSync(join(folder, 'regions', region)).filter((name) => name.endsWith('.md'));
      const named = (wanted: string) =>
        sections
          .filter(({ standing }) => standing === wanted)
          .map(({ file }) => file?.split('/').at(-1))
          .sort();
      expect(named('added')).toEqual(own.filter((name) => name.startsWith('+')).sort());
      expect(named('replaced')).toEqual(own.filter((name) => !name.startsWith('+')).sort());
      expect(named('shared')).toEqual(shared.filter((name) => !own.includes(name)));
    }
  });

  it('counts the figures that its CSV files hold for each region', () => {
    const codes = new Map(
      [
        ...readFileSync(join(ROOT, 'briefings/regions.yaml'), 'utf8').matchAll(
          /^ {2}- id: ([\w-]+)\n {4}name: (.*?)(?: {2,}#.*)?\n[\s\S]*?itl1: (\w+), gss: (\w+)/gm,
        ),
      ].map(([, id = '', name = '', itl1 = '', gss = '']) => [id, [name, itl1, gss]]),
    );
    const described = readFileSync(join(folder, 'data/data.yaml'), 'utf8')
      .split(/^(?=\w+:$)/m)
      .filter((one) => /^\w+:\n/.test(one));
    expect(described.map((one) => one.split(':')[0])).toEqual(review.tables.map(({ id }) => id));
    for (const description of described) {
      const [id = ''] = description.split(':');
      const [, file = ''] = /^ {2}file: (.*)$/m.exec(description) ?? [];
      const [, place = ''] = /^ {2}place: \{ column: (\w+)/m.exec(description) ?? [];
      const [, period = ''] = /^ {2}period: \{ column: (\w+)/m.exec(description) ?? [];
      const columns = [
        ...(/^ {2}columns:\n((?: {4}.*\n)+)/m.exec(description)?.[1]?.matchAll(/^ {4}(\w+):/gm) ?? []),
      ].map(([, name]) => name ?? '');
      const [head = [], ...rows] = readFileSync(join(folder, 'data', file), 'utf8')
        .trim()
        .split('\n')
        .map(cells);
      const of = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? '';
      const latest =
        period === ''
          ? ''
          : rows
              .map((row) => of(row, period))
              .sort()
              .at(-1);
      for (const [region, known] of codes) {
        const row = rows.find((one) => known.includes(of(one, place)) && (period === '' || of(one, period) === latest));
        const figures = columns.filter((name) => row !== undefined && /[\dA-Z]/.test(of(row, name))).length;
        const told = review.regions.find((one) => one.region === region)?.data.find(({ table }) => table === id);
        const isAbout = rows.some((one) => known.includes(of(one, place)));
        expect([region, told]).toEqual([region, { table: id, figures, isAbout }]);
      }
    }
    expect(codes.size).toBe(12);
  });

  it('counts the assertions that its files hold', () => {
    const count = (path: string) => readFileSync(join(folder, path), 'utf8').split(':holds[').length - 1;
    const shared = readdirSync(join(folder, 'sections'));
    for (const { region, assertions } of review.regions) {
      const own = region === null ? [] : readdirSync(join(folder, 'regions', region));
      const files = [
        'publication.yaml',
        ...shared.filter((name) => !own.includes(name)).map((name) => `sections/${name}`),
        ...own.map((name) => `regions/${region}/${name}`),
      ];
      expect([region, assertions.checked]).toEqual([region, files.reduce((sum, path) => sum + count(path), 0)]);
      expect(assertions.failing).toBe(0);
    }
  });
});

/** The cells of a line of CSV, with quotes taken off. */
function cells(line: string): string[] {
  return [...line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
    cell.replace(/^"|"$/g, ''),
  );
}
