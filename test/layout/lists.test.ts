// What lists of publications say of how far each is, and which come beside a publication.
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Document, Landing, Release, SafeHtml, Site, SitePage } from '../../src/model.ts';
import { collection, document, landing, site } from './fixture.ts';

const layout = createLayout(collection());

/** A landing of another publication than the fixture's, of its theme and author unless `change` says otherwise. */
function other(id: string, change: Partial<Document> = {}): Landing {
  const whole = document('report', null);
  const variant = { ...whole.variant, publication: id, folder: id };
  const publication = { ...whole.publication, id, title: `Title of ${id}` };
  return landing({ ...whole, variant, publication, title: publication.title, ...change });
}

const released = (release: Partial<Release>) =>
  other('net-zero', { release: { status: 'published', embargo: null, withdrawn: null, ...release } });

/** The hub's pages that list publications, by their folder. */
function lists(all: Site): readonly (readonly [string, string])[] {
  const isList = ({ kind, list }: SitePage) =>
    kind === 'home' || kind === 'publications' || (list !== null && list.publications.length > 0);
  return all.pages.filter(isList).map((page) => [`${page.kind} ${page.folder}`, layout.site(page, all).html]);
}

const standing = (html: string) => [...html.matchAll(/<span class="standing">(.*?)<\/span>/g)].map(([, text]) => text);

describe.each([
  ['a draft', { status: 'draft' }, ['Draft']],
  ['what is in review', { status: 'review' }, ['For review']],
  ['what is under embargo', { embargo: '2030-06-01' }, ['Embargoed until 1 June 2030']],
  ['both', { status: 'review', embargo: '2030-06-01' }, ['For review', 'Embargoed until 1 June 2030']],
  ['what is published', {}, []],
] as const)('%s', (_, release, said) => {
  it.each(lists(site([released(release)])))('says so where it is listed: %s', (__, html) => {
    expect(standing(html)).toEqual(said);
    expect(html).toContain('This evidence review synthesises');
  });
});

it('gives the reason in place of the summary of what was withdrawn', () => {
  const withdrawn = { date: '2025-03-01', reason: '<p>The <em>figures</em> were wrong.</p>' as SafeHtml };
  const taken = other('net-zero', {
    release: { status: 'withdrawn', embargo: null, withdrawn },
    summary: '' as SafeHtml,
  });
  const pages = lists(site([taken]));
  expect(pages.length).toBeGreaterThan(5);
  for (const [name, html] of pages) {
    expect(standing(html), name).toEqual(['Withdrawn']);
    expect(html, name).toContain('<p>The <em>figures</em> were wrong.</p>');
  }
});

describe('related publications', () => {
  /** Titles on the landing page of a publication that names `related`, in order, with other publications on the site. */
  function shown(related: readonly string[], others: readonly Landing[]): readonly (string | undefined)[] {
    const whole = document('report', null);
    const own = landing({ ...whole, publication: { ...whole.publication, related } });
    const { html } = layout.landing(own, site([own, ...others]));
    return [...html.matchAll(/<h3 class="publication-title"><a[^>]*>(.*?)<\/a>/g)].map(([, title]) => title);
  }

  /** Shares neither theme nor author. */
  const stranger = (id: string) => {
    const { document: one, ...rest } = other(id);
    return { ...rest, document: { ...one, theme: null, publication: { ...one.publication, authors: [] } } };
  };

  it('are those that the author names, in that order, before those of its theme and authors', () => {
    const others = [other('alpha'), stranger('beta'), stranger('gamma'), stranger('delta')];
    expect(shown(['gamma', 'beta'], others)).toEqual(['Title of gamma', 'Title of beta', 'Title of alpha']);
    expect(shown([], others)).toEqual(['Title of alpha']);
  });

  it('are three at most, but all that the author names, each once', () => {
    const others = ['alpha', 'beta', 'gamma', 'delta'].map((id) => other(id));
    expect(shown(['beta'], others)).toEqual(['Title of beta', 'Title of alpha', 'Title of delta']);
    expect(shown(['delta', 'gamma', 'beta', 'alpha'], others)).toHaveLength(4);
  });

  it('leave out what this build did not make', () => {
    expect(shown(['elsewhere'], [])).toEqual([]);
  });
});
