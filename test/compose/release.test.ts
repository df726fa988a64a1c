// How far a document is at the time of a build, and which changes touch it.
import { expect, test } from 'vitest';
import { composeDocument } from '../../src/compose/index.ts';
import type { Change, Publication } from '../../src/model.ts';
import { composeSample, makeCollection, makeSection, makeVariant, markdownText, parseAll } from './sample.ts';

function releaseAt(now: string | undefined, publication: Partial<Publication>) {
  const collection = makeCollection({ publication });
  const [first] = collection.publications;
  if (first === undefined) throw new Error('the sample has one publication');
  const composition = { collection, publication: first, parsed: parseAll(collection), variant: makeVariant() };
  return composeDocument({ ...composition, now }).release;
}

test('an embargo holds until its time, and where nobody knows the time', () => {
  const at = (now: string | undefined, embargo: string) => releaseAt(now, { embargo }).embargo;
  expect(at('2026-11-30T23:59:59Z', '2026-12-01')).toBe('2026-12-01');
  expect(at('2026-12-01T00:00:00Z', '2026-12-01')).toBeNull();
  expect(at('2026-05-31T22:59:59.999Z', '2026-06-01T00:00+01:00')).toBe('2026-06-01T00:00+01:00');
  expect(at('2026-05-31T23:00:00Z', '2026-06-01T00:00+01:00')).toBeNull();
  for (const unknown of [undefined, 'soon']) expect(at(unknown, '2000-01-01')).toBe('2000-01-01');
  expect(releaseAt(undefined, {})).toEqual({ status: 'published', embargo: null, withdrawn: null });
});

test('a withdrawn publication has its reason as sanitised HTML, with the place of what is wrong in it', () => {
  const reason = { ...markdownText('publication.yaml', 'The *figures* <script>x</script>were @wrong2020.'), line: 9 };
  const withdrawn = { date: '2025-01', reason };
  const document = composeSample({ publication: { status: 'withdrawn', withdrawn } });
  expect(document.release.withdrawn).toMatchObject({ date: '2025-01' });
  expect(document.release.withdrawn?.reason).toMatch(/^<p>The <em>figures<\/em> (?!.*script)/);
  expect(document.messages).toContainEqual(
    expect.objectContaining({ rule: 'citation-key-exists', file: 'publication.yaml', line: 9 }),
  );
});

const change = (of: Partial<Change>): Change => {
  const rest = { date: '2025', kind: 'correction', where: [], regions: null, editions: null } as const;
  return { version: '1.1', what: 'A name', ...rest, ...of };
};

test('a document has the changes that touch its region and its edition, newest first', () => {
  const changes = [
    change({ version: '1.4', what: "All of 'it'" }),
    change({ version: '1.3', what: 'Wales', regions: ['wales'] }),
    change({ version: '1.2', what: 'The nation', regions: ['national'] }),
    change({ version: '1.1', what: 'The briefings', editions: ['policy-briefing'] }),
    change({ version: '1.0', what: '', kind: 'published' }),
  ];
  const of = (region: string | null, edition: 'report' | 'policy-briefing') =>
    composeSample({ publication: { changes } }, makeVariant({ region, edition })).changes.map(({ what }) => what);
  expect(of(null, 'report')).toEqual(['All of ‘it’', 'The nation', '']);
  expect(of('wales', 'report')).toEqual(['All of ‘it’', 'Wales', '']);
  expect(of('west-midlands', 'report')).toEqual(['All of ‘it’', '']);
  expect(of('west-midlands', 'policy-briefing')).toEqual(['All of ‘it’', 'The briefings', '']);
});

const SECTION = `# Local policy

## What was tried {#tried}

:::chart[Spending]{id=fig-spend data=berd column=total}
:::

:::finding[It is so.]{id=f-gap strength=strong}
So [@forth2020].
:::
`;

test('what a change names is found by file, by heading and by the names of references, in the briefing as well', () => {
  const sections = [makeSection('00-summary', '# Summary\n\nText.\n'), makeSection('03-local-policy', SECTION)];
  const place = { file: 'publication.yaml', line: 20, column: 14 };
  const names = [
    '03-local-policy',
    'local-policy',
    'tried',
    'sec-tried',
    '@fig-spend',
    'spend',
    'find-gap',
    '00-summary',
  ];
  const where = names.map((name) => ({ name, place }));
  for (const edition of ['report', 'policy-briefing'] as const) {
    const document = composeSample(
      { sections, publication: { changes: [change({ where })] } },
      makeVariant({ edition }),
    );
    expect(document.messages.filter(({ rule }) => rule === 'change-place-exists')).toEqual([]);
    expect(document.changes[0]?.where.map(({ id, label }) => `${id}: ${label.replaceAll('\u00a0', ' ')}`)).toEqual([
      'local-policy: Section 1',
      'local-policy: Section 1',
      'tried: Section 1.1',
      'tried: Section 1.1',
      'fig-spend: Figure 1.1',
      'fig-spend: Figure 1.1',
      'f-gap: Finding 1.1',
      'summary: ‘Summary’',
    ]);
  }
});

test('what a change names and nothing is called is a message at that name, with the nearest', () => {
  const sections = [makeSection('03-local-policy', SECTION)];
  const where = ['fig-spent', '03-locl-policy', 'quite-another'].map((name, index) => ({
    name,
    place: { file: 'publication.yaml', line: 20 + index, column: 9 },
  }));
  const { changes, messages } = composeSample({ sections, publication: { changes: [change({ where })] } });
  expect(changes[0]?.where).toEqual([]);
  expect(messages.filter(({ rule }) => rule === 'change-place-exists')).toMatchObject([
    { line: 20, column: 9, text: 'Nothing in this edition is called "fig-spent".', hint: 'Did you mean "fig-spend"?' },
    { line: 21, hint: 'Did you mean "03-local-policy"?' },
    { line: 22, hint: expect.stringContaining('by its file') },
  ]);
});
