// For random libraries and clusters our citations are citeproc's own, and no unknown key goes by unsaid.
import { readFileSync } from 'node:fs';
import type CSL from 'citeproc';
import { describe, expect, it } from 'vitest';
import { type Cluster, createCiter } from '../../src/compose/cite.ts';
import { gatherMessages } from '../../src/messages.ts';
import type { CitedItem, CslItem } from '../../src/model.ts';
import { type Bare, citeAlone, makeEngine, STYLES, type StyleName, tidy } from './citations/cite-both-ways.ts';
import { composeSample, makeSection } from './sample.ts';

const folder = new URL('../../styles/csl/', import.meta.url);
const xml = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** A small generator with a seed, so that a failure can be had again. */
function chance(seed: number) {
  let state = seed * 2654435761 + 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, one };
}
type Chance = ReturnType<typeof chance>;

const FAMILIES = ['Smith', 'Jones', 'Rodríguez-Pose', "O'Neill", 'Berg'];
const GIVENS = ['Ann', 'Bea', 'A. B.', 'Cy-Dee', 'Bob'];
const TYPES = [
  'article-journal',
  'book',
  'report',
  'chapter',
  'webpage',
  'thesis',
  'legal_case',
  'legislation',
  'dataset',
];
const DATES = [{ 'date-parts': [[2020]] }, { 'date-parts': [[2020]] }, { 'date-parts': [[2019, 5, 3]] }];
const OTHER_DATES = [{ 'date-parts': [[2018], [2019]] }, { literal: '2019/20' }, undefined];
const LOCATORS = ['page', 'chapter', 'paragraph', 'table', 'section', 'volume'];
const NUMBERS = ['3', '3–5', '3, 8', 'iv', 'A.1'];

function randomLibrary({ below, one }: Chance): readonly CslItem[] {
  const person = () => ({
    family: one(FAMILIES),
    given: one(GIVENS),
    ...(below(6) === 0 ? { 'non-dropping-particle': 'van' } : {}),
  });
  const name = () => (below(5) === 0 ? { literal: one(['OECD', 'HM Treasury', 'Bank of England']) } : person());
  const names = () => Array.from({ length: 1 + below(below(3) === 0 ? 8 : 3) }, name);
  return Array.from({ length: 5 + below(5) }, (_, index): CslItem => {
    const issued = one([...DATES, ...OTHER_DATES]);
    return {
      id: `w${index}`,
      type: one(TYPES),
      title: `${one(['A Place', 'Growth & “Decline”', 'The UK’s <i>Gap</i>', 'Maps'])}${below(3) === 0 ? '' : ` ${index}`}`,
      publisher: one(['Routledge', 'Nesta']),
      'container-title': one(['Regional Studies', 'Research Policy']),
      volume: String(1 + below(9)),
      page: '10-19',
      ...(below(7) === 0 ? {} : { author: names() }),
      ...(below(5) === 0 ? { editor: names() } : {}),
      ...(issued === undefined ? {} : { issued }),
    };
  });
}

interface Both {
  readonly ours: Cluster;
  readonly bare: Bare;
}

function randomCluster({ below, one }: Chance, of: { ids: readonly string[]; style: StyleName; note: number }): Both {
  const picked = Array.from({ length: below(3) === 0 ? 1 + below(4) : 1 }, () => one(of.ids));
  const items = [...new Set(picked)].map(
    (key): CitedItem => ({
      key,
      prefix: below(5) === 0 ? one(['see ', 'cf. ', 'see also ']) : '',
      suffix: below(6) === 0 ? one([', and elsewhere', ' and the rest']) : '',
      ...(below(3) === 0 ? { locator: one(NUMBERS), label: one(LOCATORS) } : { locator: '', label: 'page' }),
      suppressAuthor: below(7) === 0,
      place: { file: 'x.md' },
    }),
  );
  const bare = items.map(
    ({ key, prefix, suffix, locator, label, suppressAuthor }): CSL.CitationItem => ({
      id: key,
      ...(prefix === '' ? {} : { prefix }),
      ...(suffix === '' ? {} : { suffix }),
      ...(locator === '' ? {} : { locator, label }),
      ...(suppressAuthor ? { 'suppress-author': true } : {}),
    }),
  );
  const notes = of.style === 'oscola' ? { scope: 'one', note: of.note } : { scope: '', note: 0 };
  return { ours: { items, narrative: false, inNote: false, ...notes }, bare: { written: '[', items: bare } };
}

describe.each(Object.keys(STYLES) as StyleName[])('%s, for random libraries', (style) => {
  it.each(Array.from({ length: 6 }, (_, seed) => seed + 1))('%i', (seed) => {
    const luck = chance(seed);
    const library = randomLibrary(luck);
    const items = new Map(library.map((item) => [item.id, item]));
    const citer = createCiter({ style: xml(`${STYLES[style]}.csl`), locale: xml('locales-en-GB.xml'), items });
    const engine = makeEngine(style, library);
    // Three texts, one after the other, by the same citer: what one leaves behind must not show in the next.
    for (let text = 0; text < 3; text++) {
      const ids = [...items.keys()].filter(() => luck.below(3) > 0);
      if (ids.length === 0) continue;
      const both = Array.from({ length: 8 }, (_, note) => randomCluster(luck, { ids, style, note: note + 1 }));
      const { clusters, references } = citer.cite(both.map(({ ours }) => ours));
      const alone = citeAlone(
        engine,
        both.map(({ bare }) => bare),
        style,
      );
      expect(clusters.map(tidy)).toEqual(alone.map(withoutFaults));
      const list = engine.makeBibliography();
      expect(references.map(({ html }) => tidy(html))).toEqual(list === false ? [] : list[1].map(tidy));
    }
  });
});

/** What citeproc says where a style prints nothing; a reader should not see it. */
function withoutFaults(text: string): string {
  return text.replace(/\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR[^\]]*\]/g, '').trim();
}

/** Places where a citation may stand; `%` is the citation. */
const PLACES = [
  'Text %.',
  '*Marks %* and **%**.',
  '- In a list %\n  over lines %',
  '> In a quotation\n> over lines %.',
  '| A | B |\n| --- | --- |\n| % | % |',
  '## A heading %',
  'A note[^n].\n\n[^n]: In it %.',
  ':::note[A title]\nIn a box %.\n:::',
  'A link [to %](https://example.org/) stays text, % does not.',
];

it('tells every unknown key at its place, wherever it stands', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { below, one } = chance(seed);
    let count = 0;
    const key = (): string => (below(2) === 0 ? '@oecd2020' : `@zz${seed}x${++count}`);
    const forms = [
      () => `[${key()}]`,
      () => `[see ${key()}, pp. 3-4; -${key()}]`,
      () => `[${key()}, {fig. 3; 4};\n${key()}]`,
      () => key(),
      () => `${key()} [p. 3; see also ${key()}]`,
      () => `[${key()};\n${key()} and more]`,
    ];
    const place = one(PLACES);
    const flat = /^[|#]|^- |^> |^A link/.test(place);
    const text = `# Title\n\n${place.replace(/%/g, () => (flat ? one([forms[0], forms[3], forms[4]] as typeof forms) : one(forms))())}\n`;
    const { messages } = composeSample({ sections: [makeSection('01-title', text)] });
    const lines = text.split('\n');
    const said = gatherMessages(messages, [])
      .filter(({ rule }) => rule === 'citation-key-exists')
      .map(({ line = 0, column = 0, endColumn = 0 }) => lines[line - 1]?.slice(column - 1, endColumn - 1));
    const linked = /\[to (@zz\w+)/.exec(text)?.[1];
    const unknown = (text.match(/@zz\w+/g) ?? []).filter((found) => found !== linked);
    expect([text, [...said].sort()]).toEqual([text, [...unknown].sort()]);
  }
});
