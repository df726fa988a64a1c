// Gives each rule of the check room a document that keeps it and one that breaks it.
import { describe, expect, it } from 'vitest';
import { check, printMessages } from '../../src/check/index.ts';
import type { Document, EditionName, Pdf } from '../../src/model.ts';
import { composeSample, makeSection, makeVariant, markdownText, type Wanted } from '../compose/sample.ts';

function documentOf(text: string, more: Wanted & { edition?: EditionName; region?: string } = {}): Document {
  const { edition, region, ...wanted } = more;
  const variant = makeVariant({ ...(edition ? { edition } : {}), ...(region ? { region } : {}) });
  return composeSample({ sections: [makeSection('01-a', text)], ...wanted }, variant);
}

const PDF: Pdf = {
  bytes: new Uint8Array(),
  pages: 4,
  anchors: {},
  blocks: [],
  lastPageMm: null,
  strayFonts: [],
  settled: true,
  faults: [],
};

describe('finding-has-source', () => {
  const finding = (body: string, claim = 'Claim.') =>
    `# T\n\n:::finding[${claim}]{strength=strong}\n${body}\n:::\n\n[^1]: N.`;

  it.each(['harvard-cite-them-right', 'vancouver', 'oscola'])(
    'is content with a citation or a note (%s)',
    (citationStyle) => {
      for (const text of [
        finding('Body [@forth2020].'),
        finding('As @ukri-nd say.'),
        finding('Body.[^1]'),
        finding('Body.', 'Claim [@oecd2020].'),
        finding('- a list [@oecd2020]'),
        finding('::: x\n> quoted [@oecd2020]'),
      ])
        for (const edition of ['report', 'policy-briefing'] as const)
          expect(check(documentOf(text, { citationStyle, edition }))).toEqual([]);
    },
  );

  it('says where a finding cites nothing', () => {
    const text = `${finding('Body [@forth2020].')}\n\n:::finding[Bare.]{strength=limited}\nBody, [a link](#t) and @nobody.\n:::`;
    expect(check(documentOf(text))).toMatchObject([
      {
        rule: 'finding-has-source',
        severity: 'error',
        text: 'Finding 1.2 cites no source.',
        file: 'briefings/sample/sections/01-a.md',
        line: 9,
        column: 1,
      },
    ]);
  });
});

describe('characters-have-glyphs', () => {
  const stray = (...characters: string[]): Pdf => ({
    ...PDF,
    strayFonts: [{ font: 'Noto Sans CJK', reason: 'fallback', characters }],
  });

  it('is content with a PDF of our own fonts', () => {
    expect(printMessages({ document: documentOf('# T\n\nText.'), pdf: PDF })).toEqual([]);
  });

  it('finds the place in a section', () => {
    const document = documentOf('# T\n\nText.\n\nBefore 語 after 語.');
    expect(printMessages({ document, pdf: stray('語') })).toMatchObject([
      {
        rule: 'characters-have-glyphs',
        severity: 'error',
        text: 'The fonts have no glyph for "語" (U+8A9E).',
        file: 'briefings/sample/sections/01-a.md',
        line: 5,
        column: 8,
        endColumn: 9,
      },
    ]);
  });

  it('looks only at the sections of its own region', () => {
    const ours = makeSection('01-a', '# T\n\nPlain.');
    const other = { ...makeSection('02-b', '# U\n\n語'), region: 'west-midlands', placement: 'added' as const };
    const document = documentOf('', { sections: [ours, other], region: 'wales' });
    expect(printMessages({ document, pdf: stray('語') })).toMatchObject([
      { file: 'briefings/sample/publication.yaml' },
    ]);
  });

  it('finds the place in YAML and in the bibliography', () => {
    const publication = { summary: { ...markdownText('p.yaml', 'A\nB 語'), line: 12, column: 5 } };
    const item = { id: 'x', type: 'book', title: '書' };
    const document = documentOf('# T', { publication, items: [item] });
    const messages = printMessages({ document, pdf: stray('語', '書', '語') });
    expect(messages).toMatchObject([
      { file: 'p.yaml', line: 13, column: 7 },
      { file: 'briefings/sample/references.bib', line: 1 },
    ]);
  });

  it('names a stray font of which no character is known', () => {
    const [only, ...more] = printMessages({ document: documentOf('# T'), pdf: stray() });
    expect(more).toEqual([]);
    expect(only?.text).toBe('The PDF has the font "Noto Sans CJK" (fallback), which is not one of ours.');
  });
});

describe('page-numbers-settle', () => {
  it('says which edition did not settle', () => {
    const [only] = printMessages({ document: documentOf('# T', { region: 'wales' }), pdf: { ...PDF, settled: false } });
    expect(only).toMatchObject({ rule: 'page-numbers-settle', severity: 'error' });
    expect(only?.text).toContain('(report, Wales)');
  });
});

describe('pdf-is-accessible', () => {
  it('warns of each fault of a PDF, at the place in the text where it was made', () => {
    const faults = [
      { what: 'heading-level', text: 'Too deep: much', page: 3 },
      { what: 'table-regular', text: 'Nowhere in the text', page: null },
    ] as const;
    const document = documentOf('# T\n\nText.\n\n#### Too *deep*: much');
    expect(printMessages({ document, pdf: { ...PDF, faults } })).toMatchObject([
      {
        rule: 'pdf-is-accessible',
        severity: 'warning',
        text: 'The PDF (report) skips a level of headings on page 3: "Too deep: much".',
        line: 5,
        column: 6,
        endColumn: 22,
      },
      { file: 'briefings/sample/publication.yaml', line: 1 },
    ]);
  });

  it('says nothing of a PDF without a fault', () => {
    expect(printMessages({ document: documentOf('# T'), pdf: PDF })).toEqual([]);
  });
});

describe('briefing-fits-its-pages', () => {
  const pdf = { ...PDF, pages: 5 };

  it('warns of a briefing over its budget', () => {
    const document = documentOf('# T', { edition: 'policy-briefing', region: 'wales' });
    expect(printMessages({ document, pdf })).toMatchObject([
      {
        rule: 'briefing-fits-its-pages',
        severity: 'warning',
        text: 'The policy briefing (Wales) has 5 pages; its budget is 4. It is 1 page over.',
        file: 'briefings/sample/publication.yaml',
      },
    ]);
  });

  it('says by how much, names the largest blocks, and points at the largest that an author can shorten', () => {
    const text = `# T

:::finding[Claim.]{id=f-one strength=strong briefing}
Body [@forth2020].
:::

:::key-message{id=km}
A message.
:::

:::recommendation[Do.]{id=r-one for="All" by=2027}
Soon.
:::
`;
    const document = documentOf(text, { edition: 'policy-briefing', region: 'wales' });
    const heights = { references: 131.4, summary: 30, km: 18.6, 'f-one': 48.5, 'r-one': 16, imprint: 50, empty: 0 };
    const blocks = Object.entries(heights).map(([id, heightMm]) => ({ id, title: `Block ${id}`, heightMm }));
    const [only] = printMessages({ document, pdf: { ...pdf, pages: 6, blocks, lastPageMm: 69.4 } });
    expect(only).toMatchObject({ file: 'briefings/sample/sections/01-a.md', line: 3, column: 1 });
    expect(only?.text).toBe('The policy briefing (Wales) has 6 pages; its budget is 4. It is 1 page and 69 mm over.');
    const section = 'briefings/sample/sections/01-a.md';
    expect(only?.hint).toContain(
      `The most room is taken by: Block references, 131 mm; Block imprint, 50 mm; Block f-one, 49 mm (${section}:3); Block summary, 30 mm (`,
    );
    expect(only?.hint).toContain(`; Block km, 19 mm (${section}:7); Block r-one, 16 mm (${section}:11).`);
    expect(only?.hint).not.toContain('empty');
  });

  it('lets a report, a short briefing and a larger budget be', () => {
    const briefing = documentOf('# T', { edition: 'policy-briefing' });
    const larger = documentOf('# T', { edition: 'policy-briefing', publication: { briefing: { maxPages: 5 } } });
    expect(printMessages({ document: documentOf('# T'), pdf })).toEqual([]);
    expect(printMessages({ document: briefing, pdf: PDF })).toEqual([]);
    expect(printMessages({ document: larger, pdf })).toEqual([]);
  });
});

describe('abbreviation-is-defined-once', () => {
  const report = (...texts: readonly string[]) =>
    check(composeSample({ sections: texts.map((text, index) => makeSection(`0${index}-a`, text)) }, makeVariant({})));

  it('is content with one explanation in the summary and one in the chapters', () => {
    const text =
      '# T\n\nGross value added (GVA) and research and development (R&D) by the Office for National Statistics (ONS).';
    expect(report(text, text)).toEqual([]);
  });

  it('says where an abbreviation is explained again, and where as something else', () => {
    const found = report(
      '# S\n\nText.',
      '# T\n\nThe small business research initiative (SBRI) is old. Combined authorities (CAs) may act.',
      '# U\n\nThe Small Business Research Initiative (SBRI).\n\nA simple broadband rental index (SBRI).\n\nNot one (see CAs), nor gross profits (GVA).',
    );
    expect(found.map(({ rule, file, line, column, text }) => [rule, file, line, column, text])).toEqual([
      ['abbreviation-is-defined-once', 'briefings/sample/sections/02-a.md', 3, 41, '"SBRI" is explained here again.'],
      [
        'abbreviation-is-defined-once',
        'briefings/sample/sections/02-a.md',
        5,
        34,
        '"SBRI" stood for "small business research initiative" before, and stands for "simple broadband rental index" here.',
      ],
    ]);
  });
});
