// Shared citations are those that a fresh engine makes for the same works, whatever was cited before.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Cluster, createCiter } from '../../src/compose/cite.ts';
import type { CslItem } from '../../src/model.ts';

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../styles/csl/${name}`, import.meta.url)), 'utf8');

/** Works that are easily confused: same name and year, same family name, same first author with others, no author. */
const items = new Map<string, CslItem>(
  [
    ['a', [['Smith', 'Ann']], 2020],
    ['b', [['Smith', 'Ann']], 2020],
    ['c', [['Smith', 'Bea']], 2020],
    [
      'd',
      [
        ['Smith', 'Ann'],
        ['Jones', 'Cy'],
        ['Khan', 'Di'],
        ['Lee', 'Ed'],
      ],
      2021,
    ],
    [
      'e',
      [
        ['Smith', 'Ann'],
        ['Jones', 'Cy'],
        ['Okoro', 'Flo'],
        ['Lee', 'Ed'],
      ],
      2021,
    ],
    ['f', [['Jones', 'Cy']], 2019],
    ['g', [['Jones', 'Gil']], 2019],
    ['h', [['de Vries', 'Hal']], 2018],
    ['i', [], 2017],
    ['j', [], 2017],
  ].map(([id, names, year]) => {
    const author = (names as string[][]).map(([family, given]) => ({ family, given }));
    const item = {
      id: id as string,
      type: 'article-journal',
      title: `Title ${'ij'.includes(id as string) ? 'shared' : id}`,
      'container-title': 'Journal',
      issued: { 'date-parts': [[year]] },
      ...(author.length > 0 ? { author } : {}),
    };
    return [id as string, item as CslItem] as const;
  }),
);

function clustersOf(ids: readonly string[]): Cluster[] {
  const item = (key: string) => ({
    key,
    prefix: '',
    suffix: '',
    locator: '',
    label: 'page',
    suppressAuthor: false,
    place: { file: 'x.md' },
  });
  const single = ids.map((id) => ({ items: [item(id)], narrative: id < 'd', inNote: false, scope: '', note: 0 }));
  return [...single, { items: ids.map(item), narrative: false, inNote: false, scope: '', note: 0 }];
}

it.each(['harvard-cite-them-right', 'apa'])('%s, for sixteen sets of works in turn', (name) => {
  const [style, locale] = [read(`${name}.csl`), read('locales-en-GB.xml')];
  const shared = createCiter({ style, locale, items });
  let seed = 7;
  for (let round = 0; round < 16; round++) {
    const ids = [...items.keys()].filter(() => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % 5 > 1;
    });
    const clusters = clustersOf(ids);
    if (round === 8) shared.prepare();
    const alone = createCiter({ style, locale, items: new Map(ids.map((id) => [id, items.get(id) as CslItem])) });
    expect(shared.cite(clusters), ids.join()).toEqual(alone.cite(clusters));
  }
});
