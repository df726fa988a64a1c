// Feed, sitemap and robots, held to their specifications: RFC 4287, sitemaps.org 0.9.
import { describe, expect, it } from 'vitest';
import type { Change, Document, Hub, Site } from '../../src/model.ts';
import { atomFeed } from '../../src/publish/directory/atom-feed.ts';
import { sitemap } from '../../src/publish/directory/sitemap.ts';
import { planLandings } from '../../src/publish/plan-landings.ts';
import { planPages } from '../../src/publish/plan-pages.ts';
import { childrenOf, readXml } from './read-xml.ts';
import { edition, hub, variant } from './sample-editions.ts';
import { ATOM, faultsIn, faultsInWords, SITEMAP } from './xml-schemas.ts';

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

describe('feed.xml', () => {
  it.each([
    ['where the site will stand is known', known],
    ['it is not', hub],
  ])('is valid Atom: %s', (_, of) => {
    const feed = feedOf(of);
    expect(childrenOf(feed, 'entry')).toHaveLength(2);
    expect(faultsIn(feed, ATOM)).toEqual([]);
    expect(faultsInWords(feed)).toEqual([]);
  });

  it.each([
    ['<updated>2024-07-01T00:00:00Z</updated>', '<updated>2024-07-01</updated>', 'feed/updated[3]: “2024-07-01”'],
    ['<id>https:', '<id>', 'feed/id[1]: “//example.org/#publications”'],
    ['href=', 'ref=', 'feed/link[5]: no href', 'feed/link[5]: ref="https://example.org/evi%20dence/"'],
    ['type="text/html"', 'type="html"', 'feed/link[5]: type="html"'],
    ['<generator>Despatch</generator>', '<pubDate/>', 'feed: no pubDate in it'],
    ['<name>', '<name/><name>', 'feed/author[4]: 2 × name', 'feed/author[4]/name[1]: “”'],
    ['<category term', '<category label', 'feed/entry[8]/category[6]: no term'],
    [/<title>[^<]*\(1\.1\)<\/title>/, '', 'feed/entry[8]: 0 × title'],
    [/<entry>[\s\S]*/, (entries: string) => entries.replace(/<link[^>]*>/, ''), 'entry: no alternate, no content'],
  ])('would be found out: %s', (sound, planted, ...faults) => {
    const source = text(atomFeed(siteOf(known)).bytes);
    const spoilt = source.replace(sound, planted as string);
    expect(spoilt).not.toBe(source);
    const feed = readXml(spoilt);
    expect([...faultsIn(feed, ATOM), ...faultsInWords(feed)]).toEqual(faults);
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
    expect(faultsIn(set, SITEMAP)).toEqual([]);
    const urls = set.children.map((url) => {
      const [loc = '', lastmod] = url.children.map((child) => child.text);
      expect(new URL(loc).href).toBe(loc);
      return `${loc} ${lastmod}`;
    });
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toContain('https://example.org/evi%20dence/review/national/report.html 2024-07-01');
    expect(urls).toContain('https://example.org/evi%20dence/ 2024-07-01');
    expect(urls.join(' ')).not.toMatch(/secret|404/);
  });

  it.each([
    ['<lastmod>2024-07-01', '<lastmod>2024', 'urlset/url[1]/lastmod[2]: “2024”'],
    ['<loc>https://example.org', '<loc>', 'urlset/url[1]/loc[1]: “/evi%20dence/”'],
    [/<(loc)>(.*?)<\/loc><lastmod>/, '<lastmod>', 'urlset/url[1]: 0 × loc'],
    [/(<loc>.*?<\/loc>)(<lastmod>.*?<\/lastmod>)/, '$2$1', 'urlset/url[1]: lastmod loc'],
    [
      'http://www.sitemaps.org',
      'https://www.sitemaps.org',
      'urlset: xmlns="https://www.sitemaps.org/schemas/sitemap/0.9"',
    ],
  ])('would be found out: %s', (sound, planted, fault) => {
    const source = text(fileOf(known, 'sitemap.xml')?.bytes ?? new Uint8Array());
    const spoilt = source.replace(sound, planted);
    expect(spoilt).not.toBe(source);
    expect(faultsIn(readXml(spoilt), SITEMAP)).toEqual([fault]);
  });

  it('dates nothing of which only the year or the month is known', () => {
    const dated = (date: string) => {
      const made = documentWith({ publication: { ...base.publication, date, changes: [] }, changes: [] });
      const site = planPages(known, planLandings([made], known.baseUrl));
      return text(sitemap(site).find(({ path }) => path === 'sitemap.xml')?.bytes ?? new Uint8Array()).includes(
        '<lastmod>',
      );
    };
    expect(['2024', '2024-05', '2024-05-17'].map(dated)).toEqual([false, false, true]);
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
