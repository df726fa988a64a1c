// What pages the hub has, and which publications each of them lists.
import { describe, expect, it } from 'vitest';
import { RESERVED } from '../../src/collect/reserved-names.ts';
import type { Author, BuiltEdition, Hub, Theme } from '../../src/model.ts';
import { planLandings } from '../../src/publish/plan-landings.ts';
import { planPages } from '../../src/publish/plan-pages.ts';
import { edition, hub, variant } from './sample-editions.ts';

const theme: Theme = { id: 'skills', title: 'Skills' };
const person = { id: 'ada', name: 'Ada', citedAs: 'A', links: [] };
const ada = { person, cited: { family: 'A', given: '' }, biography: '' } as unknown as Author;
const whole: Hub = { ...hub, themes: [{ theme, introduction: null }], people: [ada] };

/** A publication of a kind, a year, a theme and an author, in one region or the nation. */
function made(
  publication: string,
  about: { kind?: string; date?: string; theme?: Theme; authors?: Author[] } = {},
  region: string | null = null,
): BuiltEdition {
  const one = edition(variant('report', region, publication));
  const { kind = 'Evidence review', date = '2024' } = about;
  const document = {
    ...one.document,
    title: publication,
    year: date.slice(0, 4),
    theme: about.theme ?? null,
    authors: about.authors ?? [],
    publication: { ...one.document.publication, kind, date },
  };
  return { ...one, document };
}

const plan = (editions: readonly BuiltEdition[], of = whole) => planPages(of, planLandings(editions, null));
const listOf = (site: ReturnType<typeof plan>, folder: string) =>
  site.lists.find((list) => list.folder === folder)?.publications.map(({ id }) => id);

describe('planPages', () => {
  it('lists publications newest first, and each in its theme, region, kind, year and by its authors', () => {
    const site = plan([
      made('old', { date: '2023-11', theme, authors: [ada] }),
      made('new', { date: '2024-05-17', kind: 'Policy brief' }),
      made('new', { date: '2024-05-17', kind: 'Policy brief' }, 'wales'),
      made('also-new', { date: '2024-05-17' }),
    ]);
    expect(site.publications.map(({ id }) => id)).toEqual(['also-new', 'new', 'old']);
    expect(listOf(site, 'themes/skills')).toEqual(['old']);
    expect(listOf(site, 'people/ada')).toEqual(['old']);
    expect(listOf(site, 'regions/wales')).toEqual(['new']);
    expect(listOf(site, 'publications/kind/policy-brief')).toEqual(['new']);
    expect(listOf(site, 'publications/kind/evidence-review')).toEqual(['also-new', 'old']);
    expect(listOf(site, 'publications/year/2024')).toEqual(['also-new', 'new']);
    expect(listOf(site, 'publications/year/2023')).toEqual(['old']);
  });

  it('leads with the national edition where there is one', () => {
    const site = plan([made('a', {}, 'wales'), made('b', {}, 'wales'), made('b')]);
    expect(site.publications.map(({ lead }) => lead.document.variant.region)).toEqual(['wales', null]);
  });

  it('makes an address of any kind, and one of kinds that are told apart only by signs', () => {
    const site = plan([made('a', { kind: 'Gwerthusiad: tŷ' }), made('b', { kind: '!' }), made('c', { kind: '?' })]);
    expect(listOf(site, 'publications/kind/gwerthusiad-ty')).toEqual(['a']);
    expect(listOf(site, 'publications/kind/other')).toEqual(['b', 'c']);
  });

  it('has pages for themes and people that nothing is by yet, and none where there are no themes or people', () => {
    const kinds = (of: Hub) => plan([], of).pages.map(({ kind }) => kind);
    expect(kinds(whole)).toEqual([
      ...['home', 'publications', 'themes', 'theme', 'regions', 'region', 'people', 'person'],
      ...['about', 'accessibility', 'not-found'],
    ]);
    expect(kinds({ ...hub, regions: [] })).toEqual(['home', 'publications', 'about', 'accessibility', 'not-found']);
  });

  it('takes no folder that a publication could have', () => {
    const folders = plan([made('a')]).pages.map(({ folder }) => folder.split('/')[0] ?? '');
    expect(folders.filter((folder) => folder !== '' && !RESERVED.includes(folder))).toEqual([]);
  });
});
