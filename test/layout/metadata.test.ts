// What the heads of pages tell machines: citation tags, links to other forms, linked data.
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Collection, Document } from '../../src/model.ts';
import { collection, document, downloads, landing, regions, site } from './fixture.ts';

const BASE = 'https://example.org/evidence';
const known: Collection = { ...collection(), config: { ...collection().config, baseUrl: `${BASE}/` } };
const identified: Document = {
  ...document('report', 'wales'),
  publication: {
    ...document('report', 'wales').publication,
    date: '2024-05-17',
    identifiers: { doi: 'https://doi.org/10.1000/182', isbn: '978-3-16-148410-0', series: 'Evidence Reviews, No. 1' },
  },
};
const siblings = [landing(document('report', null)), landing(identified)];

function pageOf(of: Collection, shown: Document = identified): string {
  const one = { ...landing(shown), siblings: siblingsOf() };
  return createLayout(of).landing(one, site(siblings)).html;
}

function siblingsOf() {
  return siblings.map(({ document: { variant, region } }) => ({
    region: variant.region,
    name: region.name,
    folder: variant.folder,
  }));
}

/** The values of each <meta>, by name. */
function metaOf(html: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [, name = '', content = ''] of html.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)">/g))
    found[name] = [...(found[name] ?? []), content];
  return found;
}

function linkedOf(html: string): Record<string, unknown> {
  const found = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
  expect(found).toHaveLength(1);
  return JSON.parse(found[0]?.[1] ?? '');
}

describe('a landing page', () => {
  it('has the tags of Highwire Press', () => {
    expect(metaOf(pageOf(known))).toMatchObject({
      citation_title: ['Innovation Evidence Review'],
      citation_author: ['Billing, Chloe'],
      citation_publication_date: ['2024/05/17'],
      citation_technical_report_institution: ['The Local Policy Innovation Partnership Hub'],
      citation_technical_report_number: ['Evidence Reviews, No. 1'],
      citation_language: ['en'],
      citation_keywords: ['innovation', 'regions'],
      citation_doi: ['10.1000/182'],
      citation_isbn: ['978-3-16-148410-0'],
      citation_pdf_url: [
        `${BASE}/innovation-evidence-review/wales/innovation-evidence-review-west-midlands-report.pdf`,
      ],
      citation_fulltext_html_url: [`${BASE}/innovation-evidence-review/wales/report.html`],
    });
  });

  it('has Dublin Core, with its schema, and Open Graph', () => {
    const html = pageOf(known);
    expect(html).toContain('<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">');
    expect(metaOf(html)).toMatchObject({
      'DC.title': ['Innovation Evidence Review: Wales edition'],
      'DC.creator': ['Dr Chloe Billing'],
      'DC.identifier': [
        'https://doi.org/10.1000/182',
        'urn:isbn:9783161484100',
        `${BASE}/innovation-evidence-review/wales/`,
      ],
      'DC.coverage': ['Wales'],
      'DC.rights': ['https://creativecommons.org/licenses/by/4.0/'],
      'og:title': ['Innovation Evidence Review: Wales edition'],
      'og:locale': ['en_GB'],
      'og:url': [`${BASE}/innovation-evidence-review/wales/`],
      'article:published_time': ['2024-05-17'],
    });
  });

  it('leads to its canonical address, its other forms, the other regions and the feed', () => {
    const html = pageOf(known);
    expect(html).toContain(`<link rel="canonical" href="${BASE}/innovation-evidence-review/wales/">`);
    const alternates = [...html.matchAll(/<link rel="alternate" type="([^"]*)"[^>]* href="([^"]*)">/g)];
    expect(alternates.map(([, type, href]) => `${type} ${href}`)).toEqual([
      'application/pdf innovation-evidence-review-west-midlands-report.pdf',
      'application/pdf innovation-evidence-review-west-midlands-policy-briefing.pdf',
      'text/markdown report.md',
      'text/markdown policy-briefing.md',
      'text/html ../uk/index.html',
      'application/atom+xml ../../feed.xml',
    ]);
  });

  it('says in linked data what it is, whose, of where, and what there is to download', () => {
    expect(linkedOf(pageOf(known))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Report',
      '@id': `${BASE}/innovation-evidence-review/wales/`,
      author: { '@type': 'Person', familyName: 'Billing', givenName: 'Chloe' },
      publisher: { '@type': 'Organization', parentOrganization: { name: 'City-REDI, University of Birmingham' } },
      spatialCoverage: { '@type': 'Place', identifier: { propertyID: 'GSS', value: 'W92000004' } },
      isPartOf: { '@type': 'Report', '@id': `${BASE}/innovation-evidence-review/uk/` },
      encoding: [{ '@type': 'MediaObject', encodingFormat: 'application/pdf' }, {}],
      hasPart: { '@type': 'Dataset', distribution: [{ encodingFormat: 'text/csv' }, {}] },
      license: 'https://creativecommons.org/licenses/by/4.0/',
      version: '1.0',
      about: { name: 'Innovation' },
    });
  });

  it('has no absolute address of its own while it is not known where the site will stand', () => {
    const html = pageOf(collection());
    expect(html).not.toContain('rel="canonical"');
    const { citation_title, citation_pdf_url, 'og:url': url } = metaOf(html);
    expect({ citation_title, citation_pdf_url, url }).toEqual({ citation_title: ['Innovation Evidence Review'] });
    expect(linkedOf(html)).not.toHaveProperty('url');
  });

  it('has nothing to cite when it was withdrawn', () => {
    const withdrawn = {
      ...identified,
      release: { status: 'withdrawn', embargo: null, withdrawn: { date: '2024-06', reason: '' } },
    } as unknown as Document;
    expect(pageOf(known, withdrawn)).not.toMatch(/citation_|ld\+json/);
  });

  it('lets no text end the element of linked data', () => {
    const hostile = '</script><script>alert(1)</script><!-- \u2028';
    const html = pageOf(known, { ...identified, title: hostile });
    expect(html).not.toContain('<script>alert');
    expect(linkedOf(html)).toMatchObject({ headline: hostile });
  });
});

it('web editions point to themselves, their own PDF and their own text', () => {
  const { html } = createLayout(known).web({ document: document('policy-briefing', 'wales'), downloads });
  expect(html).toContain(`<link rel="canonical" href="${BASE}/innovation-evidence-review/wales/policy-briefing.html">`);
  expect(metaOf(html)).toMatchObject({ 'DC.title': ['Innovation Evidence Review: Policy briefing, Wales edition'] });
  const alternates = [...html.matchAll(/<link rel="alternate"[^>]* href="([^"]*)">/g)].map(([, href]) => href);
  expect(alternates).toEqual([
    'innovation-evidence-review-west-midlands-policy-briefing.pdf',
    'policy-briefing.md',
    '../../feed.xml',
  ]);
});

it('pages of the hub say what kind of page they are', () => {
  const whole = site(siblings);
  const typeOf = (kind: string) => {
    const page = whole.pages.find((one) => one.kind === kind) ?? expect.fail(kind);
    const { html } = createLayout(known).site(page, whole);
    return html.includes('ld+json') ? linkedOf(html) : null;
  };
  expect(typeOf('home')).toMatchObject({ '@type': 'WebSite' });
  expect(typeOf('publications')).toMatchObject({ '@type': 'CollectionPage', hasPart: { '@type': 'Report' } });
  expect(typeOf('person')).toMatchObject({ '@type': 'ProfilePage', mainEntity: { '@type': 'Person' } });
  expect(typeOf('region')).toMatchObject({ '@type': 'CollectionPage', spatialCoverage: { name: regions[0]?.name } });
  expect(typeOf('not-found')).toBeNull();
});
