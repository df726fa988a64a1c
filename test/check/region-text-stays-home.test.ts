// Texts that leaked from one region's folder into another's, and texts that only look as if they had.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/index.ts';
import { sentencesOf } from '../../src/check/own-sentences.ts';
import { regionTextStaysHome } from '../../src/check/region-text-stays-home.ts';
import type { Chapter, Document, Publication, Region, Section } from '../../src/model.ts';
import { plan } from '../../src/plan.ts';
import { composeSample, makeCollection, makeSection, makeVariant } from '../compose/sample.ts';

const [wales, midlands] = makeCollection().regions as [Region, Region];
const southEast: Region = { ...wales, id: 'south-east', name: 'South East', nameInText: 'the South East' };
const regions = [
  { ...wales, contact: 'wales@example.org', partners: [{ name: 'Cymru Wledig', lead: 'A Lead' }] },
  midlands,
  southEast,
];
const folder = 'briefings/sample/regions';

function own(region: string, text: string): Section {
  return { ...makeSection('01-a', text), file: `${folder}/${region}/01-a.md`, region, placement: 'replaces' };
}

function found(
  texts: { shared?: string; wales: string; midlands: string; southEast?: string },
  region = 'west-midlands',
) {
  const sections = [
    makeSection('01-a', texts.shared ?? '# T\n\nShared.'),
    own('wales', texts.wales),
    own('west-midlands', texts.midlands),
    ...(texts.southEast === undefined ? [] : [own('south-east', texts.southEast)]),
  ];
  const document = composeSample({ sections, collection: { regions } }, makeVariant({ region }));
  return check(document, regions).filter(({ rule }) => rule === 'region-text-stays-home');
}

const copied = 'Output per hour in Wales is the lowest of the twelve regions [@forth2020].';

describe('region-text-stays-home', () => {
  it('names a sentence that was copied and not adapted, with its place and where it comes from', () => {
    const messages = found({
      wales: `# Here\n\n${copied}`,
      midlands: `# There\n\nA sentence before it, with its own words.\n${copied} More.`,
    });
    expect(messages).toEqual([
      {
        rule: 'region-text-stays-home',
        severity: 'error',
        text: 'This sentence in West Midlands’s own text is Wales’s, word for word, and names no place but Wales.',
        hint: `It is also in ${folder}/wales/01-a.md:3. Adapt it to the West Midlands; if it is meant to compare, say so in other words; if it holds everywhere, put it into a shared section.`,
        file: `${folder}/west-midlands/01-a.md`,
        line: 4,
        column: 1,
        endColumn: copied.length + 1,
      },
    ]);
    expect(found({ wales: `# Here\n\n${copied}`, midlands: `# There\n\n${copied}` }, 'wales')).toEqual([]);
  });

  it.each([
    [
      'through other marks',
      copied,
      'Output per hour in **Wales** is the\nlowest of the twelve regions [@oecd2020, p. 3].',
    ],
    [
      'in an assertion',
      copied,
      ':holds[Output per hour in Wales is the lowest of the twelve regions]{that="1 < 2.5"} [@oecd2020].',
    ],
    ['in a list', `- ${copied}`, `Before.\n\n* ${copied}\n* Other.`],
    ['in a block', copied, `:::note[Title]\n${copied}\n:::`],
    [
      'in a label',
      copied,
      ':::finding[Output per hour in Wales is the lowest of the twelve regions.]{strength=strong}\nBody [@forth2020].\n:::',
    ],
    [
      'by a partner',
      'Rural growth is the concern of Cymru Wledig in all its work.',
      'Rural growth is the concern of Cymru Wledig in all its work.',
    ],
    [
      'by a contact',
      'Ask the partnership for more about all this by wales@example.org.',
      'Ask the partnership for more about all this by wales@example.org.',
    ],
    ['in a heading', '## What this means for Wales', '## What this means for Wales'],
    [
      'in the head of a table',
      '| Indicator | Wales |\n| --- | --- |\n| A | 1 |',
      '| Indicator | Wales |\n| --- | --- |\n| A | 2 |',
    ],
    ['as "this region"', 'Other.', 'This region is Wales.'],
    ['as "here in"', 'Other.', 'Much is done here in Wales.'],
    ['as an edition', 'Other.', 'Read this Wales edition beside others.'],
  ])('finds it %s', (_, there, here) => {
    expect(found({ wales: `# A\n\n${there}`, midlands: `# B\n\n${here}` })).toHaveLength(1);
  });

  it.each([
    ['names nobody', 'Firms that invest in research tend to be larger than firms that do not.'],
    ['names both', 'Output per hour in Wales is lower than in the West Midlands, by a little.'],
    ['names a third place as well', 'Both Wales and the South East took part in the pilots of that year.'],
    ['is short', 'Wales is the lowest of twelve.'],
    [
      'has it as part of a longer name',
      'The Greater South East performed half of the research that the public paid for.',
    ],
    ['has it as part of a body’s name', 'The review draws on work by the Wales Centre for Public Policy and others.'],
    ['is a quotation', `> ${copied}`],
    ['is code', `\`\`\`\n${copied}\n\`\`\``],
    [
      'is a row of a table that compares',
      '| Place | A |\n| --- | --- |\n| Wales has a value in this row as others have | 1 |',
    ],
  ])('lets a sentence be that %s', (_, text) => {
    expect(found({ wales: `# A\n\n${text}`, southEast: `# C\n\n${text}`, midlands: `# B\n\n${text}` })).toEqual([]);
  });

  it('lets regions write what shared text says too, and compare themselves in their own words', () => {
    expect(found({ shared: `# S\n\n${copied}`, wales: `# A\n\n${copied}`, midlands: `# B\n\n${copied}` })).toEqual([]);
    const other = 'Only in Wales is output per hour lower than it is here, by the latest figures.';
    expect(found({ wales: `# A\n\n${copied}`, midlands: `# B\n\n${other}` })).toEqual([]);
  });

  it('looks into region.yaml, and says where in it', () => {
    const text = (region: string) => ({
      text: `First.\n${copied}`,
      file: `${folder}/${region}/region.yaml`,
      line: 4,
      column: 3,
    });
    const regional = ['wales', 'west-midlands'].map((region) => ({ region, file: '', summary: text(region) }));
    const document = composeSample(
      { collection: { regions }, publication: { regional } },
      makeVariant({ region: 'wales' }),
    );
    expect(regionTextStaysHome(document, regions)).toEqual([]);
    const there = { ...document, variant: makeVariant({ region: 'west-midlands' }), region: midlands };
    expect(regionTextStaysHome(there, regions)).toMatchObject([
      { file: `${folder}/west-midlands/region.yaml`, line: 5, column: 3 },
    ]);
  });

  it('never lets an edition show a chapter or a finding out of another region’s folder', () => {
    const document = composeSample(
      { sections: [makeSection('01-a', '# T\n\nText.')] },
      makeVariant({ region: 'wales' }),
    );
    const stray = { ...document.chapters[0], file: `${folder}/west-midlands/01-a.md` } as Chapter;
    const home = { ...stray, file: `${folder}/wales/01-a.md` };
    expect(check({ ...document, chapters: [home] }, regions)).toEqual([]);
    const wrong: Document = { ...document, chapters: [home, stray] };
    expect(check(wrong, regions)).toMatchObject([{ rule: 'region-text-stays-home', file: stray.file }]);
    const national = { ...document, variant: makeVariant(), chapters: [home] };
    expect(check(national, regions)).toMatchObject([{ rule: 'region-text-stays-home', file: home.file }]);
  });
});

describe('the Innovation Evidence Review', async () => {
  const root = join(fileURLToPath(new URL('../..', import.meta.url)));
  const { collection } = await plan({ root });
  const publication = collection?.publications[0] as Publication;
  const real = collection?.regions ?? [];
  const documentFor = (of: Region, changed: Publication) =>
    ({
      variant: makeVariant({ region: of.id }),
      publication: changed,
      region: of,
      chapters: [],
      findings: [],
    }) as unknown as Document;

  it('has twelve regions, none of which holds another’s text', () => {
    expect(real).toHaveLength(12);
    expect(real.flatMap(({ id }) => sentencesOf(publication, id)).length).toBeGreaterThan(300);
    for (const of of real) expect(regionTextStaysHome(documentFor(of, publication), real)).toEqual([]);
  });

  it.each(real.map(({ id }) => id))(
    'would hear of it if %s’s chapter were copied into the next region and forgotten',
    (id) => {
      const [from, to] = [real.find((one) => one.id === id), real[(real.findIndex((one) => one.id === id) + 1) % 12]];
      const text =
        publication.sections.find(({ region, id: name }) => region === id && name.startsWith('08'))?.text ?? '';
      const sections = publication.sections.map((section) =>
        section.region === to?.id && section.id.startsWith('08') ? { ...section, text } : section,
      );
      const messages = regionTextStaysHome(documentFor(to as Region, { ...publication, sections }), real);
      expect(messages.length).toBeGreaterThanOrEqual(2);
      expect(messages[0]).toMatchObject({ line: 1, text: expect.stringContaining(from?.nameInText ?? '') });
      for (const { file, line = 0, column = 0 } of messages) {
        expect(file).toContain(`/regions/${to?.id}/`);
        expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^\S/);
      }
    },
  );
});
