// The data beside an edition: what its CSV and JSON say, read back by another reader.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { BuiltEdition, Pdf } from '../../src/model.ts';
import { dataFilesOf } from '../../src/publish/data-files.ts';
import { writeCsv } from '../../src/publish/write-csv.ts';
import { composeSample, makeSection, makeVariant } from '../compose/sample.ts';

const TEXT = `# First

:::finding[Claim one.]{id=f-one strength=strong}
Body [@forth2020].
:::

## Section "two", or more

:::recommendation[Spend *more*, in {{ region.nameInText }}.]{id=r-more for="Mayors, and councils" by=2027 findings="f-one"}
It was £5 [@forth2020, p. 3].[^1]

And then "more".
:::

:::recommendation[=SUM(A1) is no headline.]{id=r-sum for="@all" by="+2"}
Body.
:::

[^1]: A note.`;

const pdf = (anchors: Record<string, number>): Pdf => ({
  bytes: new Uint8Array(),
  pages: 9,
  anchors,
  strayFonts: [],
  settled: true,
  faults: [],
  blocks: [],
  lastPageMm: 0,
});

function edition(made: Pdf | null, text = TEXT): BuiltEdition {
  const variant = { ...makeVariant({ region: 'wales' }), pdfFile: 'sample-wales-report.pdf' };
  return { document: composeSample({ sections: [makeSection('01-a', text)] }, variant), web: null, pdf: made };
}

function read(built: BuiltEdition, name: string): string {
  const file = dataFilesOf(built).find((one) => one.file === name);
  if (!file) throw new Error(`There is no ${name}.`);
  return Buffer.from(file.bytes).toString('utf8');
}

describe('recommendations', () => {
  const built = edition(pdf({ 'r-more': 7, 'section-two-or-more': 6 }));

  it('stand beside the PDF under its name, and nowhere when there are none', () => {
    const names = (one: BuiltEdition) =>
      dataFilesOf(one).flatMap(({ kind, file }) => (kind === 'recommendations' ? file : []));
    expect(names(built)).toEqual([
      'sample-wales-report-recommendations.csv',
      'sample-wales-report-recommendations.json',
    ]);
    expect(names(edition(null, '# T\n\nNothing to do.'))).toEqual([]);
  });

  it('say in a CSV who, when, why, where and on which page', () => {
    const rows = parse(read(built, 'sample-wales-report-recommendations.csv'), { columns: true });
    expect(rows).toEqual([
      {
        id: 'r-more',
        number: '1',
        headline: 'Spend more, in Wales.',
        text: 'It was £5 (Forth and Jones, 2020, p. 3). And then “more”.',
        audience: 'Mayors, and councils',
        by: '2027',
        findings: 'f-one',
        finding_numbers: '1.1',
        section: '1.1',
        section_title: 'Section “two”, or more',
        page: '7',
      },
      expect.objectContaining({ id: 'r-sum', headline: "'=SUM(A1) is no headline.", audience: "'@all", page: '6' }),
    ]);
  });

  it('say the same in JSON, where nothing needs an apostrophe', () => {
    const json = JSON.parse(read(built, 'sample-wales-report-recommendations.json'));
    expect(json).toMatchObject({
      format: 'despatch-recommendations',
      version: 1,
      publication: { id: 'sample', title: 'Sample Review', version: '1.0', date: '2024-05' },
      edition: 'report',
      region: { id: 'wales', name: 'Wales' },
      recommendations: [
        { id: 'r-more', number: 1, findings: [{ id: 'f-one', number: '1.1' }], page: 7 },
        { id: 'r-sum', headline: '=SUM(A1) is no headline.', by: '+2', findings: [], page: 6 },
      ],
    });
    expect(Object.keys(json.recommendations[0])).toContain('section');
  });

  it('have no page without a PDF', () => {
    expect(
      JSON.parse(read(edition(null), 'sample-wales-report-recommendations.json')).recommendations[0].page,
    ).toBeNull();
    expect(read(edition(null), 'sample-wales-report-recommendations.csv')).toMatch(/,\r\n$/);
  });
});

const LEDGER = `# First

:::finding[Claim of {{ berd.total }}.]{id=f-one strength=strong}
It is {{ berd.total | share_of: "uk" }} [@forth2020, p. 3; @oecd2020].[^1]
:::

## Second

= A text with {{ berd.total | rank }}.

[^1]: A note.`;

describe('the evidence ledger', () => {
  const built = edition(pdf({ 'f-one': 4, 'first-note-1-call': 5, second: 6 }), LEDGER);
  const rows = parse(read(built, 'sample-wales-report-evidence-ledger.csv'), { columns: true }) as Record<
    string,
    string
  >[];

  it('has a row for each claim, with its cells, its place and its pages', () => {
    expect(rows.map(({ entry, kind, page, last_page }) => [entry, kind, page, last_page])).toEqual([
      ['1', 'finding', '4', '4'],
      ['2', 'value', '4', '5'],
      ['3', 'citation', '4', '5'],
      ['4', 'value', '4', '4'],
      ['5', 'value', '6', ''],
    ]);
    expect(rows[1]).toEqual({
      entry: '2',
      kind: 'value',
      number: '',
      text: 'It is 1.6% (Forth and Jones, 2020, p. 3; OECD, 2020).',
      shown: '1.6%',
      expression: 'berd.total | share_of: "uk"',
      block: 'f-one',
      sources: 'forth2020 (page 3); oecd2020',
      references: 'Forth and Jones, 2020; OECD, 2020',
      data_table: 'berd',
      data_title: '',
      data_publisher: 'Office for <Numbers>',
      data_file: 'briefings/sample/data/berd.csv',
      data_rows: '4',
      data_column: 'total',
      data_place: 'Wales; UK',
      data_period: '2024',
      data_cell: '900; 55615',
      section: '1',
      section_title: 'First',
      page: '4',
      last_page: '5',
      written_in: 'briefings/sample/sections/01-a.md:4:7',
    });
    expect(rows[4]).toMatchObject({
      text: "'= A text with second of two.",
      data_place: 'Wales; all places',
      data_cell: '900; ',
    });
  });

  it('says the same in JSON, each entry on a line', () => {
    const text = read(built, 'sample-wales-report-evidence-ledger.json');
    const json = JSON.parse(text);
    expect(json).toMatchObject({
      format: 'despatch-evidence-ledger',
      version: 1,
      edition: 'report',
      region: { id: 'wales' },
    });
    expect(json.tables).toEqual({
      berd: { title: '', publisher: 'Office for <Numbers>', file: 'briefings/sample/data/berd.csv' },
    });
    expect(json.entries).toHaveLength(rows.length);
    expect(text.split('\n').filter((line) => line.startsWith('    {"entry"'))).toHaveLength(rows.length);
    expect(json.entries[1]).toEqual({
      entry: 2,
      kind: 'value',
      number: '',
      text: 'It is 1.6% (Forth and Jones, 2020, p. 3; OECD, 2020).',
      shown: '1.6%',
      expression: 'berd.total | share_of: "uk"',
      block: 'f-one',
      sources: [
        { key: 'forth2020', reference: 'Forth and Jones, 2020', label: 'page', locator: '3' },
        { key: 'oecd2020', reference: 'OECD, 2020', label: '', locator: '' },
      ],
      data: [
        { table: 'berd', column: 'total', period: '2024', place: 'Wales', lines: [4], cell: '900' },
        { table: 'berd', column: 'total', period: '2024', place: 'UK', lines: [4], cell: '55615' },
      ],
      section: { number: '1', title: 'First' },
      writtenIn: { file: 'briefings/sample/sections/01-a.md', line: 4, column: 7 },
      page: 4,
      lastPage: 5,
    });
    expect(json.entries[4].text).toBe('= A text with second of two.');
  });

  it('has the same bytes each time, no pages without a PDF, and no file without a claim', () => {
    const names = ['csv', 'json'].map((format) => `sample-wales-report-evidence-ledger.${format}`);
    const again = edition(pdf({ 'f-one': 4, 'first-note-1-call': 5, second: 6 }), LEDGER);
    for (const name of names) expect(read(again, name)).toBe(read(built, name));
    const bare = JSON.parse(read(edition(null, LEDGER), names[1] ?? ''));
    expect(bare.entries.map(({ page }: { page: number | null }) => page)).toEqual([null, null, null, null, null]);
    expect(dataFilesOf(edition(null, '# T\n\nNo claim.'))).toEqual([]);
  });
});

describe('writeCsv', () => {
  const roundTrip = (...cells: (string | number | null)[]) =>
    (parse(writeCsv(['a', 'b', 'c'].slice(0, cells.length), [cells])) as string[][])[1];

  it('is read back as it was', () => {
    expect(roundTrip('plain', 'say "so", or\r\nnot', '')).toEqual(['plain', 'say "so", or\r\nnot', '']);
    expect(roundTrip(1.5, null, 'é £ ’')).toEqual(['1.5', '', 'é £ ’']);
    expect(writeCsv(['a'], [['x']])).toBe('a\r\nx\r\n');
  });

  it('lets no text be a formula, and every number be a number', () => {
    expect(roundTrip('=1+1', '+cmd|x', '@sum')).toEqual(["'=1+1", "'+cmd|x", "'@sum"]);
    expect(roundTrip('-2+3', '\t=1', '\r=1')).toEqual(["'-2+3", "'\t=1", "'\r=1"]);
    expect(roundTrip('-3.25', '-12%', '-4; 5.5; -6')).toEqual(['-3.25', '-12%', '-4; 5.5; -6']);
    expect(roundTrip(-3, '+4', '-')).toEqual(['-3', '+4', "'-"]);
  });
});
