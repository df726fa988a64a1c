// Works that nothing cites are told once, as information, whatever a build is narrowed to.
import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../src/check/index.ts';
import type { CslItem, Section } from '../../src/model.ts';
import { makeCollection, makeSection, markdownText, parseAll, type Wanted } from '../compose/sample.ts';

const works: readonly CslItem[] = ['first', 'second', 'third'].map((id) => ({ id, type: 'book', title: id }));

function uncited(wanted: Wanted): readonly string[] {
  const collection = makeCollection({ items: works, ...wanted });
  const { publications } = collection;
  return checkTexts(publications, { publications, parsed: parseAll(collection) }).map(
    ({ text }) => text.split('"')[1] ?? '',
  );
}

const regional = (text: string, region: string): Section => ({
  ...makeSection('02-own', text),
  file: `briefings/sample/regions/${region}/02-own.md`,
  region,
  placement: 'added',
});

describe('source-is-cited', () => {
  it('names each work at its entry, as information', () => {
    const collection = makeCollection({ items: works, sections: [makeSection('01-a', '# T\n\nSo [@second].')] });
    const { publications } = collection;
    expect(checkTexts(publications, { publications, parsed: parseAll(collection) })).toMatchObject([
      {
        rule: 'source-is-cited',
        severity: 'info',
        text: '"first" is cited in no edition, so no list of references shows it.',
        hint: 'Cite it with [@first], or take it out.',
        file: 'briefings/sample/references.bib',
        line: 1,
      },
      { text: expect.stringContaining('"third"'), line: 21 },
    ]);
  });

  it('counts notes, blocks, claims, summaries and what only one region or edition shows', () => {
    const text = '# T[^1]\n\n:::finding[Claim @second.]{strength=limited}\nB.\n:::\n\n[^1]: So [@first].';
    expect(uncited({ sections: [makeSection('01-a', text)] })).toEqual(['third']);
    const only = '# T\n\n:::only{region=wales edition=report}\nSo [@first; see @second, p. 3].\n:::';
    expect(uncited({ sections: [makeSection('01-a', only)] })).toEqual(['third']);
    const summary = markdownText('briefings/sample/summary', 'So [@third].');
    expect(uncited({ sections: [regional('# T\n\n@first', 'wales')], publication: { summary } })).toEqual(['second']);
  });

  it('counts no text of a region that has no edition, and no code', () => {
    expect(uncited({ sections: [regional('# T\n\n@first', 'london')] })).toEqual(['first', 'second', 'third']);
    expect(uncited({ sections: [makeSection('01-a', '# T\n\n`[@first]` <!-- [@second] -->')] })).toContain('first');
  });

  it('counts the work that a table comes from', () => {
    const [table] = makeCollection().publications[0]?.tables ?? [];
    if (!table) throw new Error('the sample has tables');
    expect(uncited({ publication: { tables: [{ ...table, source: 'second' }] } })).toEqual(['first', 'third']);
  });

  it('keeps the texts of two publications apart', () => {
    const one = makeCollection({ items: works, sections: [makeSection('01-a', '# T\n\n@first')] });
    const other = makeCollection({
      items: works,
      publication: {
        id: 'other',
        summary: markdownText('briefings/other/summary', 'S'),
        sections: [{ ...makeSection('01-a', '# T\n\n@second'), file: 'briefings/other/sections/01-a.md' }],
      },
    });
    const publications = [...one.publications, ...other.publications];
    const parsed = parseAll({ ...one, publications });
    const [own] = one.publications;
    if (!own) throw new Error('the sample has a publication');
    const said = checkTexts([own], { publications, parsed });
    expect(said.map(({ text }) => text.split('"')[1])).toEqual(['second', 'third']);
  });
});
