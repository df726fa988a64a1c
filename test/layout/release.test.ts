// What pages say of how far a publication is, and of what was changed.
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Document, DocumentChange, Release, SafeHtml } from '../../src/model.ts';
import { collection, document, downloads, landing, site } from './fixture.ts';

const layout = createLayout(collection());

/** Every page of an edition by its name; the landing page speaks for it as well. */
function pagesOf(change: (document: Document) => Document): Readonly<Record<string, string>> {
  const report = change(document('report', 'west-midlands'));
  const briefing = change(document('policy-briefing', 'west-midlands'));
  const all = site([landing(report)]);
  return {
    'report on paper': layout.print(report).html,
    'briefing on paper': layout.print(briefing).html,
    'report on the web': layout.web({ document: report, downloads }).html,
    'briefing on the web': layout.web({ document: briefing, downloads }).html,
    landing: layout.landing(landing(report), all).html,
  };
}

const released = (release: Partial<Release>) =>
  pagesOf((one) => ({ ...one, release: { status: 'published', embargo: null, withdrawn: null, ...release } }));
const text = (html = '') => html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, '');

describe.each([
  ['draft', { status: 'draft' }, 'Draft, not for citation', 'Draft', 'This is a draft.'],
  ['review', { status: 'review' }, 'For review, not for publication', 'For review', 'This text is in review.'],
  ['embargo', { embargo: '2030-06-01' }, 'Embargoed until 1 June 2030', 'Embargoed', 'Under embargo:'],
] as const)('%s', (_, release, mark, stamp, plain) => {
  const pages = released(release);
  const web = Object.entries(pages).filter(([name]) => !name.endsWith('on paper'));
  const paper = Object.entries(pages).filter(([name]) => name.endsWith('on paper'));

  it.each(web)('%s: has a banner before its text, and is in no index', (__, html) => {
    expect(html).toMatch(
      new RegExp(`<aside class="release" aria-label="Status">\\s*<p[^>]*><strong>${mark}\\.</strong> `),
    );
    expect(html.indexOf('class="release"')).toBeLessThan(html.indexOf('<main'));
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it.each(paper)('%s: has its mark beside every page and behind it, and says it once in its text', (__, html) => {
    expect(html).toContain(`@right-middle{content:"${mark}"}`);
    expect(html).toContain(`<p class="stamp" aria-hidden="true">${stamp}</p>`);
    const read = text(html.replace(/<p [^>]*aria-hidden="true">.*?<\/p>/g, ''));
    expect(read).not.toContain(mark);
    expect(read).toContain(plain);
  });
});

it('says of both marks at once', () => {
  const pages = released({ status: 'review', embargo: '2030-06-01T09:30+01:00' });
  const both = 'For review, not for publication – Embargoed until 1 June 2030, 09:30 (UTC+01:00)';
  expect(pages['report on paper']).toContain(`aria-hidden="true">${both}`);
  expect(pages.landing?.match(/release-mark--/g)).toHaveLength(2);
});

it('says nothing of what is published', () => {
  for (const html of Object.values(released({})))
    expect(html).not.toMatch(/class="(?:release|stamp|cover-mark|withdrawn)"|@right-middle|noindex/);
});

it('leaves a notice of what is withdrawn in place of every page, and nothing of what it said', () => {
  const withdrawn = { date: '2025-03-01', reason: '<p>The <em>figures</em> were wrong.</p>' as SafeHtml };
  for (const [name, html] of Object.entries(released({ status: 'withdrawn', withdrawn }))) {
    expect(html, name).toContain('<p>The <em>figures</em> were wrong.</p>');
    expect(html, name).toContain('This publication was withdrawn: 1 March 2025.');
    expect(html, name).not.toMatch(/\.pdf"|class="downloads|class="chapter|class="messages/);
    expect(html.includes('noindex'), name).toBe(!name.endsWith('on paper'));
  }
});

describe('changes', () => {
  const changes: readonly DocumentChange[] = [
    {
      version: '1.2',
      date: '2025-05-02',
      kind: 'correction',
      what: 'The <figure> was wrong.',
      where: [{ id: 'fig-a', label: 'Figure 1.1' }],
    },
    { version: '1.1', date: '2025-02', kind: 'update', what: 'New data.', where: [] },
    { version: '1.0', date: '2024', kind: 'published', what: '', where: [] },
  ];
  const own = changes.map((change) => ({ ...change, where: [], regions: null, editions: null }));
  const pages = pagesOf((one) => ({
    ...one,
    changes,
    publication: { ...one.publication, version: '1.2', changes: own },
  }));

  it.each(Object.entries(pages))(
    '%s: lists what was corrected and brought, newest first, without the first version',
    (_, html) => {
      const list = text(html);
      const first = list.indexOf('Version 1.2, 2 May 2025, correction: The &lt;figure&gt; was wrong. (Figure 1.1)');
      expect(first).toBeGreaterThan(0);
      expect(list.indexOf('Version 1.1, February 2025, update: New data.')).toBeGreaterThan(first);
      expect(list.slice(first)).not.toContain('Version 1.0, 2024, ');
    },
  );

  it('leads to what was changed, where that is', () => {
    for (const name of ['report on paper', 'report on the web'])
      expect(pages[name]).toContain('<a href="#fig-a">Figure 1.1</a>');
    expect(pages.landing).toContain('<a href="report.html#fig-a">Figure 1.1</a>');
    expect(pages['briefing on paper']).not.toContain('#fig-a');
  });

  it('leads from the landing page to the versions before this one', () => {
    expect(pages.landing).toMatch(
      /Earlier versions<\/h2>\s*<ul><li><a href="[^"]*\/v1\.1\/index\.html">Version 1\.1, February 2025<\/a><\/li><li><a href="[^"]*\/v1\.0\/index\.html">Version 1\.0, 2024<\/a>/,
    );
  });
});
