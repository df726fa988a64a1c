// The way to the search: from every page of the hub and every landing page where there is one, and from none where not.
import { expect, it } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Site, SitePage } from '../../src/model.ts';
import { collection, document, landing, SITE_PAGES, site } from './fixture.ts';

const search: SitePage = { kind: 'search', folder: 'search', file: 'index.html', list: null };
const shown = landing(document('report', 'wales'));
const without = site([landing(document('report', null)), shown]);
const layout = createLayout(collection());

/** The links of the header, by what they say. */
function navOf(html: string): Record<string, string> {
  const [nav = ''] = /<nav class="site-nav"[\s\S]*?<\/nav>/.exec(html) ?? [];
  const links = [...nav.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)];
  expect(links.length).toBeGreaterThan(2);
  return Object.fromEntries(links.map(([, href = '', label = '']) => [label, href]));
}

const pageOf = (kind: string, of: Site) => of.pages.find((page) => page.kind === kind) ?? expect.fail(kind);

it.each(SITE_PAGES)('%s leads to the search where there is one', (kind) => {
  const page = pageOf(kind, without);
  const root = kind === 'not-found' ? '/' : '../'.repeat(page.folder === '' ? 0 : page.folder.split('/').length);
  expect(navOf(layout.site(page, without).html)).not.toHaveProperty('Search');
  const made = layout.site(page, { ...without, pages: [...without.pages, search] });
  expect(navOf(made.html).Search).toBe(`${root}search/index.html`);
});

it('so does a landing page', () => {
  expect(navOf(layout.landing(shown, without).html)).not.toHaveProperty('Search');
  const made = layout.landing(shown, { ...without, pages: [...without.pages, search] });
  expect(navOf(made.html).Search).toBe('../../search/index.html');
});

it('so does a web edition', () => {
  const edition = { document: document('policy-briefing', 'wales'), downloads: [] };
  expect(navOf(layout.web(edition).html)).not.toHaveProperty('Search');
  expect(navOf(layout.web({ ...edition, isSearchable: true }).html).Search).toBe('../../search/index.html');
});
