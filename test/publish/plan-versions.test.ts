// Which versions are kept at addresses of their own, and that they hold everything of themselves and nothing of others.
import { describe, expect, it } from 'vitest';
import type { Asset, BuiltEdition, Release, Site, Variant } from '../../src/model.ts';
import { makesVersions, planSite } from '../../src/publish/index.ts';
import { fileOf } from '../../src/publish/site-files.ts';
import { edition, hub, page, variant } from './sample-editions.ts';

const assets: readonly Asset[] = [
  { path: 'assets/web-hub.css', bytes: Buffer.from('@font-face{src:url("fonts/a.woff2")}'), mediaType: 'text/css' },
  { path: 'assets/fonts/a.woff2', bytes: Buffer.from('a'), mediaType: 'font/woff2' },
  { path: 'assets/print-hub.css', bytes: Buffer.from(''), mediaType: 'text/css' },
];

function plan(editions: readonly BuiltEdition[]) {
  const seen: { readonly site: Site; readonly of: Variant }[] = [];
  const files = planSite(
    { editions, hub, versions: true, search: { files: [fileOf('search', 'pagefind/pagefind.js', 'x')] } },
    {
      assets,
      web: ({ document }) => page(`web of ${document.variant.folder}, assets/web-hub.css`),
      landing({ document }, site) {
        seen.push({ site, of: document.variant });
        return page(`landing of ${document.variant.folder}, assets/web-hub.css`);
      },
      site: ({ kind }) => page(kind),
    },
  );
  const kept = files.filter(({ version }) => version !== undefined);
  return { files, kept, paths: kept.map(({ path }) => path), seen: seen.filter(({ of }) => of.keptAt !== undefined) };
}

const released = (built: BuiltEdition, release: Partial<Release>): BuiltEdition => ({
  ...built,
  document: { ...built.document, release: { ...built.document.release, ...release } },
});
const national = edition({ ...variant('report', null), folder: 'review' });
const wales = edition({ ...variant('report', 'wales'), folder: 'review/wales' });

describe('a version', () => {
  it('has every file of its publication, and of the assets what its pages need', () => {
    expect(plan([national, wales]).paths).toEqual([
      'review/v1.0/assets/fonts/a.woff2',
      'review/v1.0/assets/web-hub.css',
      'review/v1.0/index.html',
      'review/v1.0/report.html',
      'review/v1.0/report.md',
      'review/v1.0/review-national-report.pdf',
      ...['bib', 'csl.json', 'ris'].map((ending) => `review/v1.0/review.${ending}`),
      'review/v1.0/wales/index.html',
      'review/v1.0/wales/report.html',
      'review/v1.0/wales/report.md',
      'review/v1.0/wales/review-wales-report.pdf',
      ...['bib', 'csl.json', 'ris'].map((ending) => `review/v1.0/wales/review-wales.${ending}`),
    ]);
  });

  it('leads to no search, without which the site may be built another time', () => {
    const { files, seen } = plan([national, wales]);
    expect(files.some(({ path }) => path === 'search/index.html')).toBe(true);
    expect(seen.map(({ site }) => site.pages.filter(({ kind }) => kind === 'search'))).toEqual([[], []]);
  });

  it('is labelled with its number, which files at the plain address are not', () => {
    const { files, kept } = plan([wales]);
    expect(new Set(kept.map(({ version }) => version))).toEqual(new Set(['1.0']));
    expect(kept.find(({ kind }) => kind === 'landing')).toMatchObject({ publication: 'review', region: 'wales' });
    expect(files.filter(({ path }) => !path.includes('/v1.0/')).every((file) => !('version' in file))).toBe(true);
  });

  it('has the very bytes of the PDF, and pages that were laid out for where they stand', () => {
    const { files, kept } = plan([wales]);
    const pdfs = files.filter(({ kind }) => kind === 'pdf');
    expect(pdfs).toHaveLength(2);
    expect(pdfs[0]?.bytes).toBe(pdfs[1]?.bytes);
    const web = kept.find(({ kind }) => kind === 'web-edition');
    expect(Buffer.from(web?.bytes ?? []).toString()).toContain('web of review/v1.0/wales');
  });

  it('knows of no other publication, and of its own only this version', () => {
    const { seen } = plan([national, wales, edition(variant('report', null, 'skills'))]);
    expect(seen).toHaveLength(3);
    for (const { site, of } of seen) {
      const lists = site.lists.flatMap(({ publications }) => publications);
      for (const { landings } of [...site.publications, ...lists])
        for (const { document } of landings) expect(document.variant.keptAt).toBe(of.keptAt);
      expect(site.publications.map(({ id }) => id)).toEqual([of.publication]);
    }
  });

  it('has no page where there is none at the plain address', () => {
    const withoutWeb = edition({ ...variant('policy-briefing', null), folder: 'review' }, null);
    expect(plan([national, withoutWeb]).paths.filter((path) => path.endsWith('.html'))).toEqual([
      'review/v1.0/index.html',
      'review/v1.0/report.html',
    ]);
  });

  it.each([{ status: 'draft' }, { status: 'review' }, { status: 'withdrawn' }, { embargo: '2026-12-01' }] as const)(
    'is not made of what is not out: %j',
    (release) => {
      expect(plan([released(national, release), released(wales, release)]).paths).toEqual([]);
    },
  );
});

it.each([
  [undefined, {}, true],
  [true, { publication: 'review' }, true],
  [true, { formats: ['html', 'pdf'] as const }, true],
  [false, {}, false],
  [true, { region: 'wales' }, false],
  [true, { edition: 'report' }, false],
  [true, { formats: ['pdf'] as const }, false],
  [true, { site: true }, true],
  [true, { site: false }, false],
])('versions wanted: %j, narrowed to %j: made: %j', (wanted, filters, made) => {
  expect(makesVersions(wanted, filters)).toBe(made);
});
