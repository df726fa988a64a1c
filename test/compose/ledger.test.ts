// The evidence ledger: what each claim and figure of a document rests on, in which words, and where it stands.
import { describe, expect, it } from 'vitest';
import { frontSections } from '../../src/compose/ledger/front-sections.ts';
import { sentencesOf } from '../../src/compose/ledger/settle-claims.ts';
import { PART_IDS } from '../../src/layout/body-view.ts';
import type { Document, EditionName, LedgerEntry } from '../../src/model.ts';
import { composeSample, makeSection, makeVariant, markdownText, type Wanted } from './sample.ts';

type More = Wanted & { readonly edition?: EditionName; readonly region?: string | null };

function documentOf(text: string, { edition = 'report', region = 'wales', ...wanted }: More = {}): Document {
  return composeSample({ sections: [makeSection('01-a', text)], ...wanted }, makeVariant({ edition, region }));
}

const ledgerOf = (text: string, more: More = {}) => documentOf(text, more).ledger;
const of = (kind: LedgerEntry['kind'], entries: readonly LedgerEntry[]) =>
  entries.filter((entry) => entry.kind === kind);

describe('a value', () => {
  const text = `# Title

Before it.

## Money *here*

First sentence, of the U.K. by J. Smith et al. and others. In Wales it was {{ berd.total }} in 2024 [@forth2020, p. 3].
It fell by {{ berd.total | change: "2022" }} "so to speak". Last one.`;
  const [first, second] = of('value', ledgerOf(text));

  it('has its sentence, what is shown, and the cell with its line', () => {
    expect(first).toEqual({
      kind: 'value',
      number: '',
      text: 'In Wales it was £900 million in 2024 (Forth and Jones, 2020, p. 3).',
      shown: '£900 million',
      expression: 'berd.total',
      block: '',
      sources: [{ key: 'forth2020', reference: 'Forth and Jones, 2020', label: 'page', locator: '3' }],
      data: [
        {
          table: 'berd',
          title: '',
          publisher: 'Office for <Numbers>',
          file: 'briefings/sample/data/berd.csv',
          column: 'total',
          period: '2024',
          place: 'Wales',
          lines: [4],
          cell: '900',
        },
      ],
      section: { id: 'money-here', number: '1.1', title: 'Money here' },
      anchors: ['money-here', 'money-here'],
      until: '',
      place: expect.objectContaining({ file: 'briefings/sample/sections/01-a.md', line: 7, column: 76 }),
    });
  });

  it('lists every cell that it is worked out from, and ends its sentence before the next', () => {
    expect(second?.text).toBe('It fell by £27 million “so to speak”.');
    expect(second?.sources).toEqual([]);
    expect(second?.data.map(({ period, lines, cell }) => [period, lines, cell])).toEqual([
      ['2024', [4], '900'],
      ['2022', [2], '873'],
    ]);
  });

  it.each([
    ['berd.total | share_of: "uk"', ['Wales 900', 'UK 55615']],
    ['berd.total | compare: "west-midlands"', ['Wales 900', 'West Midlands 4862']],
    ['berd.total | rank', ['Wales 900', 'all places ']],
    ['berd.total | previous | gbp_billion', ['Wales 825']],
    ['berd.total | per: "berd.people"', ['Wales 900', 'Wales 3131640']],
    ['berd.total | place: "wales west-midlands" | sum: "wales west-midlands"', []],
  ])('%s', (expression, cells) => {
    const [value] = of('value', ledgerOf(`# T\n\nIt is {{ ${expression} }}.`));
    expect(value?.data.map(({ place, cell }) => `${place} ${cell}`) ?? []).toEqual(cells);
  });

  it('of all places names their rows, and none for the name of a place', () => {
    const [rank, ...more] = of('value', ledgerOf('# T\n\n{{ region.name }} is {{ berd.total | rank }}.'));
    expect(more).toEqual([]);
    expect(rank?.text).toBe('Wales is second of two.');
    expect(rank?.data[1]).toMatchObject({
      place: 'all places',
      column: 'total',
      period: '2024',
      lines: [4, 4],
      cell: '',
    });
  });

  it('that is missing by design has an empty cell in its row', () => {
    const [missing] = of('value', ledgerOf('# T\n\nIt is {{ berd.rate | place: "england" }}.'));
    expect(missing).toMatchObject({ shown: 'not <published>', data: [{ place: 'England', lines: [4], cell: '' }] });
  });

  it('is written as its file writes it', () => {
    const [table, ...others] = documentOf('# T').publication.tables;
    const rows = table?.rows.map((row) => ({ ...row, written: { total: `${row.cells.total}.0` } })) ?? [];
    if (!table) throw new Error('the sample has tables');
    const publication = { tables: [{ ...table, rows, source: 'oecd2020' }, ...others] };
    const [value] = of('value', ledgerOf('# T\n\nIt is {{ berd.total }}.', { publication }));
    expect(value?.data[0]?.cell).toBe('900.0');
    expect(value?.sources).toEqual([{ key: 'oecd2020', reference: 'OECD, 2020', label: '', locator: '' }]);
  });
});

describe('an assertion', () => {
  it('has its words, both sides of each comparison, and its sentence', () => {
    const text = `# T\n\nOf all, :holds[Wales has *least*]{that="berd.total | rank == 2 and berd.total < 1000"} [@oecd2020]. Next.`;
    const [claim] = of('assertion', ledgerOf(text));
    expect(claim).toMatchObject({
      text: 'Of all, Wales has least (OECD, 2020).',
      shown: 'Wales has least',
      expression: 'berd.total | rank == 2 and berd.total < 1000',
      sources: [{ key: 'oecd2020' }],
    });
    expect(claim?.data.map(({ place }) => place)).toEqual(['Wales', 'all places']);
  });
});

const BLOCKS = `# T

:::finding[Claim with {{ berd.total }} [@five2021].]{id=f-one strength=strong briefing}
Body says {{ berd.total | share_of: "uk" }}. A note.[^1]

> Deeper [@oecd2020, ch. 2].
:::

:::recommendation[Do {{ region.name }} good.]{id=r-one for=Us by=2027}
Because [see @forth2020; @oecd2020].
:::

:::chart[Spending is £{{ berd.total | raw }}]{id=fig-one data=berd column=total type=line}
Drawn after [@ukri-nd].
:::

:::table{id=tab-one data=berd columns="total people" period=2023}
:::

:::table{id=tab-all data=berd columns=total periods=all places="england wales"}
:::

::region-profile{id=here columns="berd.total berd.rate"}

[^1]: The note cites @kline1986. It has {{ berd.total | place: "uk" }}.`;

describe('a block', () => {
  const ledger = ledgerOf(BLOCKS);

  it('rests on all that is cited and shown in it, with its strength', () => {
    const [finding] = of('finding', ledger);
    expect(finding).toMatchObject({
      number: '1.1',
      text: 'Claim with £900 million (Alder et al., 2021).',
      shown: 'Strong evidence, 3 of 3',
      block: 'f-one',
      anchors: ['f-one', 'f-one', 't'],
      until: 'f-one',
    });
    expect(finding?.sources.map(({ key, label, locator }) => `${key} ${label} ${locator}`.trim())).toEqual([
      'kline1986',
      'oecd2020 chapter 2',
      'five2021',
    ]);
    expect(finding?.data.map(({ place, cell }) => `${place} ${cell}`)).toEqual(['Wales 900', 'UK 55615']);
  });

  it('gives its id to what stands in it, a note too', () => {
    const inside = ledger.filter(({ block, kind }) => block === 'f-one' && kind !== 'finding');
    expect(inside.map(({ kind, text, shown }) => [kind, text, shown])).toEqual([
      ['value', 'Body says 1.6%.', '1.6%'],
      ['citation', 'The note cites Kline (1986).', ''],
      ['value', 'It has £55,615 million.', '£55,615 million'],
      ['citation', 'Deeper (OECD, 2020, chap. 2).', ''],
      ['value', 'Claim with £900 million (Alder et al., 2021).', '£900 million'],
      ['citation', 'Claim with £900 million (Alder et al., 2021).', ''],
    ]);
    expect(of('recommendation', ledger)).toMatchObject([
      { number: '1', text: 'Do Wales good.', block: 'r-one', sources: [{ key: 'forth2020' }, { key: 'oecd2020' }] },
    ]);
  });

  it('that is a figure names its columns, periods and rows', () => {
    const [chart] = of('chart', ledger);
    expect(chart).toMatchObject({ number: '1.1', text: 'Spending is £900', sources: [{ key: 'ukri-nd' }] });
    expect(chart?.data.map(({ column, period, place, lines }) => [column, period, place, lines])).toEqual([
      ['total', '2024', 'Wales', [4]],
      ['total', '2022', 'all places', [2, 2, 2]],
      ['total', '2023', 'all places', [3, 3, 3]],
      ['total', '2024', 'all places', [4, 4, 4]],
    ]);
    expect(of('table', ledger)[0]?.data.map(({ column, period }) => [column, period])).toEqual([
      ['total', '2023'],
      ['people', '2023'],
    ]);
    expect(of('table', ledger)[1]?.data.map(({ period, place, lines }) => [period, place, lines])).toEqual(
      [2022, 2023, 2024].map((year) => [String(year), 'England, Wales, UK', [year, year, year].map((at) => at - 2020)]),
    );
    expect(of('profile', ledger)).toMatchObject([
      {
        text: 'Wales at a glance',
        block: 'here',
        data: [{ column: 'total', period: '2024', place: 'all places' }, { column: 'rate' }],
      },
    ]);
  });

  it('leaves no mark on any page', () => {
    for (const edition of ['report', 'policy-briefing'] as const)
      for (const citationStyle of ['harvard-cite-them-right', 'vancouver', 'oscola'])
        expect(JSON.stringify(documentOf(BLOCKS, { edition, citationStyle }))).not.toContain('\\u0000');
  });
});

describe('a policy briefing', () => {
  it('lists what it shows and nothing else', () => {
    const ledger = ledgerOf(`${BLOCKS}\n\nA sentence [@ukri-nd] of the report.`, { edition: 'policy-briefing' });
    expect(ledger.map(({ kind, block }) => `${kind} ${block}`)).toEqual([
      'finding f-one',
      'value f-one',
      'citation f-one',
      'value f-one',
      'citation f-one',
      'value f-one',
      'citation f-one',
      'recommendation r-one',
    ]);
    // The page shows a recommendation without its reasons, which it rests on none the less.
    expect(ledger.at(-1)?.sources.map(({ key }) => key)).toEqual(['forth2020', 'oecd2020']);
  });
});

describe('a citation', () => {
  it.each(['harvard-cite-them-right', 'vancouver', 'oscola'])(
    'has the sentence that it stands in (%s)',
    (citationStyle) => {
      const text = '# T\n\nOne.[^1] Two, says @forth2020 [p. 4]. Three [@oecd2020]. Four.\n\n[^1]: N.';
      const [two, three, ...more] = of('citation', ledgerOf(text, { citationStyle }));
      expect(more).toEqual([]);
      expect(two?.text).toMatch(/^Two, says Forth and Jones\b/);
      expect(two?.sources).toMatchObject([{ key: 'forth2020', label: 'page', locator: '4' }]);
      expect(three?.text).toMatch(/^Three.*\.$/);
    },
  );

  it('tells works of one year apart as the references do', () => {
    const [claim] = of('citation', ledgerOf('# T\n\nSo [@mccann2015a; @mccann2015b; @ukri-nd].'));
    expect(claim?.sources.map(({ reference }) => reference).sort()).toEqual([
      'McCann and Ortega-Argilés, 2015a',
      'McCann and Ortega-Argilés, 2015b',
      'UKRI',
    ]);
  });

  it('in the summary stands in brief, and is found in a row of a table whole', () => {
    const publication = { summary: markdownText('briefings/sample/summary', 'So @oecd2020 says.') };
    const [brief, row] = of(
      'citation',
      ledgerOf('# T\n\n| a | b |\n|---|---|\n| x | y [@forth2020] |', { publication }),
    );
    expect(brief).toMatchObject({
      text: 'So OECD (2020) says.',
      section: { id: 'part-in-brief' },
      anchors: ['part-in-brief'],
    });
    expect(row?.text).toBe('x | y (Forth and Jones, 2020)');
  });

  it('round the chapters has an anchor that layout gives', () => {
    const ids: readonly string[] = Object.values(PART_IDS);
    for (const { id } of Object.values(frontSections((key) => key))) expect(ids).toContain(id);
  });

  it('knows the anchors before and after it', () => {
    const text = '# T\n\nSo [@oecd2020].[^1]\n\nMore [@forth2020].\n\n## Next\n\nEnd [@five2021].\n\n[^1]: N.';
    expect(of('citation', ledgerOf(text)).map(({ anchors, until }) => [anchors[0], until])).toEqual([
      ['t', 't-note-1-call'],
      ['t-note-1-call', 'next'],
      ['next', 't-note-1'],
    ]);
  });
});

describe('sentencesOf', () => {
  it.each([
    ['One. Two! Three? Four… Five', ['One. ', 'Two! ', 'Three? ', 'Four… ', 'Five']],
    [
      'Said J. Smith, e.g. Dr. Jones et al. in No. 5. Then',
      ['Said J. Smith, e.g. Dr. Jones et al. in No. 5. ', 'Then'],
    ],
    ['He said ‘so.’ <em>Then</em> it was 3.5. £4 was', ['He said ‘so.’ ', '<em>Then</em> it was 3.5. ', '£4 was']],
    ['no capital. follows', ['no capital. follows']],
    ['End.</em>\u0000L3;\u00004\u0000 \u0000L4;Next', ['End.</em>\u0000L3;\u00004\u0000 ', '\u0000L4;Next']],
  ])('%s', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});
