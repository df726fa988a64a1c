// Feed, sitemap and robots, held to their specifications: RFC 4287, sitemaps.org 0.9.
import { describe, expect, it } from 'vitest';
import type { Change, Document, Hub, Site } from '../../src/model.ts';
import { atomFeed } from '../../src/publish/directory/atom-feed.ts';
import { sitemap } from '../../src/publish/directory/sitemap.ts';
import { planLandings } from '../../src/publish/plan-landings.ts';
import { planPages } from '../../src/publish/plan-pages.ts';
import { childrenOf, readXml, type XmlElement } from './read-xml.ts';
import { edition, hub, variant } from './sample-editions.ts';

const known: Hub = { ...hub, baseUrl: 'https://example.org/evi%20dence' };
const BASE = 'https://example.org/evi%20dence';
const change = (version: string, date: string, kind: Change['kind'], what: string): Change => ({
  version,
  date,
  kind,
  what,
  where: [],
  regions: null,
  editions: null,
});
const changes = [
  change('1.1', '2024-07-01', 'correction', 'Figure 2 had “R&D” < GDP.'),
  change('1.0', '2024-05-17', 'published', ''),
];

function documentWith(of: Partial<Document>, id = 'review'): ReturnType<typeof edition> {
  const made = edition(variant('report', null, id));
  return { ...made, document: { ...made.document, ...of } };
}

const draft = { status: 'draft', embargo: null, withdrawn: null } as const;
const base = documentWith({}).document;
const changed = documentWith({
  title: 'Research & “development” <1>',
  publication: { ...base.publication, date: '2024-05-17', keywords: ['R&D'], changes },
  changes: changes.map((one) => ({ ...one, where: [] })),
});
const editions = [changed, documentWith({ release: draft }, 'secret')];

function siteOf(of: Hub): Site {
  return planPages(of, planLandings(editions, of.baseUrl));
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const feedOf = (of: Hub) => readXml(text(atomFeed(siteOf(of)).bytes));
const fileOf = (of: Hub, path: string) => sitemap(siteOf(of)).find((file) => file.path === path);

const RFC_3339 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const ABSOLUTE_IRI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i;

/** What RFC 4287's schema says of an element: how often each child may stand in it. */
const FEED: Readonly<Record<string, readonly [number, number]>> = {
  author: [0, 99],
  category: [0, 99],
  contributor: [0, 99],
  generator: [0, 1],
  icon: [0, 1],
  id: [1, 1],
  link: [0, 99],
  logo: [0, 1],
  rights: [0, 1],
  subtitle: [0, 1],
  title: [1, 1],
  updated: [1, 1],
  entry: [0, 99],
};
const ENTRY: typeof FEED = {
  author: [0, 99],
  category: [0, 99],
  content: [0, 1],
  contributor: [0, 99],
  id: [1, 1],
  link: [0, 99],
  published: [0, 1],
  rights: [0, 1],
  source: [0, 1],
  summary: [0, 1],
  title: [1, 1],
  updated: [1, 1],
};

function holdToSchema(element: XmlElement, allowed: typeof FEED): void {
  for (const child of element.children) expect(Object.keys(allowed), `<${child.name}>`).toContain(child.name);
  for (const [name, [least, most]] of Object.entries(allowed)) {
    const count = childrenOf(element, name).length;
    expect(count, `${name} in ${element.name}`).toBeGreaterThanOrEqual(least);
    expect(count, `${name} in ${element.name}`).toBeLessThanOrEqual(most);
  }
  for (const name of ['updated', 'published'])
    for (const date of childrenOf(element, name)) expect(date.text).toMatch(RFC_3339);
  for (const id of childrenOf(element, 'id')) expect(id.text).toMatch(ABSOLUTE_IRI);
  for (const link of childrenOf(element, 'link')) {
    expect(link.attributes.href).toMatch(/^[^\s<>"]+$/);
    expect(link.text).toBe('');
  }
  for (const category of childrenOf(element, 'category')) expect(category.attributes.term).toBeTruthy();
  for (const author of childrenOf(element, 'author')) expect(childrenOf(author, 'name')).toHaveLength(1);
  // An entry without content has an alternate link; no two alternates have one type and language.
  const alternates = childrenOf(element, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
  expect(alternates).toHaveLength(1);
}

describe('feed.xml', () => {
  it.each([
    ['where the site will stand is known', known],
    ['it is not', hub],
  ])('is valid Atom where %s', (_, of) => {
    const feed = feedOf(of);
    expect(feed.attributes.xmlns).toBe('http://www.w3.org/2005/Atom');
    holdToSchema(feed, FEED);
    const entries = childrenOf(feed, 'entry');
    for (const entry of entries) holdToSchema(entry, ENTRY);
    const ids = entries.map((entry) => childrenOf(entry, 'id')[0]?.text);
    expect(new Set(ids).size).toBe(ids.length);
    // Every entry has an author of its own, or the feed has.
    expect(childrenOf(feed, 'author')).toHaveLength(1);
  });

  it('has an entry for each publication that is out and for each of its changes, newest first', () => {
    const entries = childrenOf(feedOf(known), 'entry').map((entry) =>
      ['id', 'title', 'updated', 'summary'].map((name) => childrenOf(entry, name)[0]?.text),
    );
    expect(entries).toEqual([
      [
        'tag:example.org,2024:review:1.1',
        'Research & “development” <1> (1.1)',
        '2024-07-01T00:00:00Z',
        'Figure 2 had “R&D” < GDP.',
      ],
      [
        'tag:example.org,2024:review',
        'Research & “development” <1>',
        '2024-05-17T00:00:00Z',
        'The Hub (2024). A review.',
      ],
    ]);
  });

  it('keeps its ids when the site moves', () => {
    const idsOf = (of: Hub) => text(atomFeed(siteOf(of)).bytes).match(/<id>.*<\/id>/g);
    expect(idsOf(known)).toEqual(idsOf(hub));
  });
});

describe('sitemap.xml', () => {
  it('lists every page that is out once, by its whole address, with the date of its last change', () => {
    const set = readXml(text(fileOf(known, 'sitemap.xml')?.bytes ?? new Uint8Array()));
    expect([set.name, set.attributes.xmlns]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9']);
    const urls = set.children.map((url) => {
      expect(url.name).toBe('url');
      // A list of nothing has no date.
      expect(['loc', 'loc lastmod']).toContain(url.children.map(({ name }) => name).join(' '));
      const [loc, lastmod] = url.children.map((child) => child.text);
      expect(new URL(loc ?? '').href).toBe(loc);
      // xsd:gYear, xsd:gYearMonth or xsd:date, as W3C's profile of ISO 8601 allows.
      expect(lastmod ?? '2024').toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
      return `${loc} ${lastmod}`;
    });
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toContain('https://example.org/evi%20dence/review/national/report.html 2024-07-01');
    expect(urls).toContain('https://example.org/evi%20dence/ 2024-07-01');
    expect(urls.join(' ')).not.toMatch(/secret|404/);
  });

  it('is left out where the addresses are not known; robots.txt is always there', () => {
    expect(fileOf(hub, 'sitemap.xml')).toBeUndefined();
    expect(text(fileOf(hub, 'robots.txt')?.bytes ?? new Uint8Array())).toBe(
      'User-agent: *\nDisallow: /secret/national/\n',
    );
    expect(text(fileOf(known, 'robots.txt')?.bytes ?? new Uint8Array())).toBe(
      `User-agent: *\nDisallow: /evi%20dence/secret/national/\n\nSitemap: ${BASE}/sitemap.xml\n`,
    );
  });
});
