// Tests how references and citations share the sign @, and what a document says of its figures.
import { expect, test } from 'vitest';
import { composeSample, makeSection, makeVariant, markdownText } from './sample.ts';

const BOXES = ':::note[A box]{id=key}\nText.\n:::\n\n:::note[Another]{id=key2020}\nText.\n:::';
const work = {
  id: 'box-key2020',
  type: 'book',
  title: 'Keys',
  author: [{ family: 'Key' }],
  issued: { 'date-parts': [[2020]] },
};

test('a key that is in the bibliography is a citation, whatever it begins with', () => {
  const text = `# Keys\n\nThe work @box-key2020 [p. 3] and [@box-key2020], the box @box-key.\n\n${BOXES}`;
  const { chapters, references, messages } = composeSample({ sections: [makeSection('01-keys', text)], items: [work] });
  expect(messages).toEqual([]);
  expect(references).toHaveLength(1);
  expect(chapters[0]?.html).toContain('The work Key (<a class="citation" href="#ref-box-key2020">2020, p. 3</a>) and');
  expect(chapters[0]?.html).toContain('the box <a class="xref" href="#key">Box\u00a01</a>.');
  const without = composeSample({ sections: [makeSection('01-keys', text)] });
  expect(without.chapters[0]?.html).toContain('The work <a class="xref" href="#key2020">Box\u00a02</a>, page 3 and');
});

test('a reference works in the texts of YAML files, and says the place of a key that leads nowhere', () => {
  const sections = [makeSection('01-keys', `# Keys\n\n${BOXES}`)];
  const summary = { ...markdownText('publication.yaml', 'See @box-key, not @box-kee.'), line: 7, column: 3 };
  const document = composeSample({ sections, publication: { summary } });
  expect(document.summary).toBe('<p>See <a class="xref" href="#key">Box\u00a01</a>, not .</p>');
  expect(document.messages).toMatchObject([
    { rule: 'reference-exists', file: 'publication.yaml', line: 7, column: 21, hint: 'Did you mean "@box-key"?' },
  ]);
  const briefing = composeSample({ sections, publication: { summary } }, makeVariant({ edition: 'policy-briefing' }));
  expect(briefing.summary).toBe('<p>See Box\u00a01 of the report, not .</p>');
});

const FIGURES = `# Figures

:::chart[Spending, as in @tbl-all]{id=spend data=berd column=total}
:::

:::key-message
Text.

::::chart{data=berd column=rate}
::::
:::

:::table[All of it, *really*]{id=all data=berd columns=total}
:::`
  .replace(':::key-message', ':::::key-message')
  .replace('::::\n:::\n', '::::\n:::::\n');

test('a document lists the figures and tables that it shows, each once, in reading order', () => {
  const sections = [makeSection('01-figures', FIGURES)];
  const { figures, messages } = composeSample({ sections });
  expect(messages).toEqual([]);
  expect(figures).toEqual([
    { kind: 'figure', id: 'spend', number: '1.1', title: 'Spending, as in Table 1.1' },
    { kind: 'figure', id: 'chart', number: '1.2', title: 'Rate' },
    { kind: 'table', id: 'all', number: '1.1', title: 'All of it, really' },
  ]);
  const briefing = composeSample({ sections }, makeVariant({ edition: 'policy-briefing' }));
  expect(briefing.figures.map(({ id }) => id)).toEqual(['chart']);
});

test('a citation where there is no bibliography says where one goes', () => {
  const { messages } = composeSample({ sections: [makeSection('01-keys', 'As said [@forth2020].\n')], items: [] });
  const hint =
    'The publication has none: put references.bib beside its publication.yaml, with the works that it cites.';
  expect(messages).toContainEqual(expect.objectContaining({ rule: 'citation-key-exists', hint }));
});
