// What the site of a build holds, and where.
import { describe, expect, it, vi } from 'vitest';
import type { Asset, BuiltEdition, Download, Landing, WebEdition } from '../../src/model.ts';
import { planSite } from '../../src/publish/index.ts';
import { layOutAsPrinted, layOutWeb } from '../../src/publish/lay-out-web.ts';
import { edition, hub, page, variant } from './sample-editions.ts';

function plan(editions: readonly BuiltEdition[], assets: readonly Asset[] = []) {
  const landings: Landing[] = [];
  const files = planSite(
    { editions, hub, versions: false },
    {
      assets,
      web: ({ document }) => page(`web of ${document.variant.folder}`),
      landing(landing) {
        landings.push(landing);
        return page(`landing of ${landing.document.variant.folder}`);
      },
      site: ({ kind }) => page(kind),
    },
  );
  return { files, landings, paths: files.map(({ path }) => path) };
}

/** The records that stand beside a landing page. */
const records = (name: string) => ['bib', 'csl.json', 'ris'].map((ending) => `${name}.${ending}`);

function asset(path: string, text = '', mediaType = 'image/png'): Asset {
  return { path, bytes: Buffer.from(text), mediaType };
}

describe('planSite', () => {
  const editions = [
    edition(variant('report', null)),
    edition(variant('policy-briefing', null)),
    edition(variant('policy-briefing', 'wales')),
  ];

  it('gives every page and PDF its place, sorted by path', () => {
    expect(plan(editions).paths).toEqual([
      '404.html',
      'about/index.html',
      'accessibility/index.html',
      'feed.xml',
      'index.html',
      'publications/index.html',
      'publications/kind/evidence-review/index.html',
      'publications/year/2024/index.html',
      'regions/index.html',
      'regions/wales/index.html',
      'review/national/index.html',
      'review/national/policy-briefing.html',
      'review/national/policy-briefing.md',
      'review/national/report.html',
      'review/national/report.md',
      'review/national/review-national-policy-briefing.pdf',
      'review/national/review-national-report.pdf',
      ...records('review/national/review'),
      'review/wales/index.html',
      'review/wales/policy-briefing.html',
      'review/wales/policy-briefing.md',
      'review/wales/review-wales-policy-briefing.pdf',
      ...records('review/wales/review-wales'),
      'robots.txt',
    ]);
  });

  it('labels each file for the manifest', () => {
    const of = (path: string) => ({ ...plan(editions).files.find((file) => file.path === path), bytes: undefined });
    const review = { publication: 'review', region: 'wales', language: 'en-GB' };
    expect(of('review/wales/review-wales-policy-briefing.pdf')).toMatchObject({
      ...review,
      kind: 'pdf',
      edition: 'policy-briefing',
      pages: 3,
    });
    expect(of('review/wales/policy-briefing.html')).toMatchObject({ ...review, kind: 'web-edition', pages: null });
    expect(of('review/wales/index.html')).toMatchObject({ ...review, kind: 'landing', edition: null });
    expect(of('index.html')).toMatchObject({ kind: 'index', publication: null, region: null, language: 'en-GB' });
    expect(of('regions/wales/index.html')).toMatchObject({ kind: 'hub-page', publication: null, region: null });
  });

  it('speaks on a landing page for the report, else for the briefing', () => {
    const swapped = [editions[1], editions[0], editions[2]] as BuiltEdition[];
    const spoken = plan(swapped).landings.map(({ document }) => document.variant.edition);
    expect(spoken).toEqual(['report', 'policy-briefing']);
  });

  it('lists on a landing page what can be downloaded, with sizes and pages', () => {
    const of = { kind: 'edition', language: 'en-GB' };
    const web = { ...of, format: 'html', bytes: 3, pages: null, accessible: false };
    const pdf = { ...of, format: 'pdf', bytes: 4, pages: 3, accessible: true };
    expect(plan(editions).landings[0]?.downloads).toEqual([
      { ...web, edition: 'report', file: 'report.html' },
      { ...pdf, edition: 'report', file: 'review-national-report.pdf' },
      { ...web, edition: 'policy-briefing', file: 'policy-briefing.html' },
      { ...pdf, edition: 'policy-briefing', file: 'review-national-policy-briefing.pdf' },
    ]);
  });

  it('calls a PDF accessible only when nothing was found that forbids the claim', () => {
    const whole = edition(variant('report', null), null);
    const pdf = whole.pdf as NonNullable<typeof whole.pdf>;
    const accessible = (changed: Partial<typeof pdf>) =>
      plan([{ ...whole, pdf: { ...pdf, ...changed } }]).landings[0]?.downloads[0]?.accessible;
    expect(accessible({})).toBe(true);
    expect(accessible({ faults: [{ what: 'title', text: '', page: null }] })).toBe(false);
    expect(accessible({ strayFonts: [{ font: 'Arial', reason: 'fallback', characters: ['x'] }] })).toBe(false);
  });

  it('names the other regions of the same publication only', () => {
    const more = [...editions, edition(variant('report', 'wales', 'skills'))];
    expect(plan(more).landings.map(({ siblings }) => siblings.map(({ folder }) => folder))).toEqual([
      ['review/national', 'review/wales'],
      ['review/national', 'review/wales'],
      ['skills/wales'],
    ]);
  });

  it('leaves out what was not made', () => {
    const { paths, landings } = plan([
      edition(variant('report', null), null),
      edition(variant('report', 'wales'), '<p>', null),
    ]);
    expect(paths.filter((path) => /report\./.test(path))).toEqual([
      'review/national/review-national-report.pdf',
      'review/wales/report.html',
      'review/wales/report.md',
    ]);
    expect(landings.map(({ downloads }) => downloads.map(({ format }) => format))).toEqual([['pdf'], ['html']]);
  });

  it('takes the assets that pages name, and those that their style sheets name', () => {
    const assets = [
      asset('assets/web.css', '@import "more.css"; src: url("fonts/sans.woff2")', 'text/css'),
      asset('assets/more.css', 'url(tile.png)', 'text/css; charset=utf-8'),
      asset('assets/tile.png'),
      asset('assets/fonts/sans.woff2', '', 'font/woff2'),
      asset('assets/print.css', 'url(serif.woff2)', 'text/css'),
      asset('assets/fonts/serif.woff2', '', 'font/woff2'),
      asset('assets/review/images/R&D map.png'),
      asset('assets/review/images/unused.png'),
    ];
    const html = '<link href="../../assets/web.css"><img src="../../assets/review/images/R&amp;D map.png">';
    const { paths } = plan([edition(variant('report', null), html)], assets);
    expect(paths.filter((path) => path.startsWith('assets/'))).toEqual([
      'assets/fonts/sans.woff2',
      'assets/more.css',
      'assets/review/images/R&D map.png',
      'assets/tile.png',
      'assets/web.css',
    ]);
  });
});

describe('layOutWeb', () => {
  it('gives each page the PDFs of its folder, and the web editions before it', () => {
    const seen: string[][] = [];
    const printed = [
      edition(variant('report', null), null),
      edition(variant('policy-briefing', null), null),
      edition(variant('report', 'wales'), null, null),
    ];
    const made = layOutWeb(printed, ({ downloads }: { downloads: readonly Download[] }) => {
      seen.push(downloads.map(({ file }) => file));
      return page('<p>');
    });
    const pdfs = ['review-national-report.pdf', 'review-national-policy-briefing.pdf'];
    expect(seen).toEqual([pdfs, ['report.html', ...pdfs], []]);
    expect(made.every(({ web }) => web?.html === '<p>')).toBe(true);
  });

  it('tells each page of the search where one is wanted and there is something to find', () => {
    const toldBy = (editions: readonly BuiltEdition[], isWanted = false) => {
      const told: unknown[] = [];
      layOutWeb(editions, ({ isSearchable }) => page(String(told.push(isSearchable))), { search: isWanted });
      return told;
    };
    const out = edition(variant('report', null));
    const release = { ...out.document.release, status: 'draft' as const };
    const draft = { ...out, document: { ...out.document, release } };
    expect(toldBy([out, draft], true)).toEqual([true, true]);
    expect(toldBy([draft], true)).toEqual([false]);
    expect(toldBy([out, draft])).toEqual([false, false]);
  });
});

describe('layOutAsPrinted', () => {
  it('lays out a folder while others are in print, and gives all editions in order', async () => {
    const printed = [
      edition(variant('report', null), null),
      edition(variant('policy-briefing', null), null),
      edition(variant('report', 'wales'), null),
    ];
    const seen: string[] = [];
    const web = ({ document: { variant }, downloads, hasNational, isSearchable }: WebEdition) => {
      seen.push(variant.folder);
      return page(`${variant.folder} ${hasNational} ${isSearchable} ${downloads.map(({ file }) => file).join(' ')}`);
    };
    let finish: () => void = () => undefined;
    const last = new Promise<BuiltEdition>((resolve) => {
      finish = () => resolve(printed[2] as BuiltEdition);
    });
    const jobs = [...printed.slice(0, 2).map((one) => Promise.resolve(one)), last];
    const documents = printed.map(({ document }) => document);
    const making = layOutAsPrinted(jobs, web, { documents, search: true });
    await vi.waitFor(() => expect(seen).toEqual(['review/national', 'review/national']));
    finish();
    expect(await making).toEqual(layOutWeb(printed, web, { search: true }));
  });
});
