// Tests what every page keeps to: anchors, links, escaping, policy, words.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Collection, Document, HtmlPage, SafeHtml, Site, SitePage } from '../../src/model.ts';
import { planPages } from '../../src/publish/plan-pages.ts';
import {
  collection,
  document,
  downloads,
  hub,
  landing,
  minimalDocument,
  read,
  regions,
  SITE_PAGES,
  site,
  words,
} from './fixture.ts';

const layout = createLayout(collection());

function allPages(of: Collection, change: <Value>(value: Value) => Value = (value) => value): Record<string, HtmlPage> {
  const made = createLayout(of);
  const report = change(document('report', 'west-midlands'));
  const briefing = change(document('policy-briefing', 'west-midlands'));
  const national = change(document('report', null));
  const all = site([landing(document('report', null)), landing(document('report', 'west-midlands'))]);
  const whole = change(all);
  return {
    'report on paper': made.print(report),
    'briefing on paper': made.print(briefing),
    'national report on paper': made.print(national),
    'report on the web': made.web({ document: report, downloads: change(downloads) }),
    'briefing on the web': made.web({ document: briefing, downloads: change(downloads) }),
    landing: made.landing(change(landing(report)), whole),
    ...Object.fromEntries(
      SITE_PAGES.map((kind) => {
        const page = all.pages.find((one) => one.kind === kind);
        if (page === undefined) throw new Error(`No ${kind}.`);
        return [kind, made.site({ ...page, list: change(page.list) }, whole)];
      }),
    ),
  };
}

const pages = Object.entries(allPages(collection()));

test.each(pages)('%s: is one whole document with a language and a title', (_, { html, title, language }) => {
  expect(html.startsWith('<!DOCTYPE html>')).toBe(true);
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).toContain(`<title>${title}</title>`);
  expect(html.match(/<html|<\/html>|<body|<\/body>/g)).toHaveLength(4);
});

test.each(pages)('%s: every anchor that a link or a page slot names is there, once', (_, { html }) => {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  const named = [...html.matchAll(/(?:href="#|data-page-of=")([^"]*)"/g)].map(([, id]) => id);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(pages)('%s: every link is relative, http, https or mailto', (_, { html }) => {
  const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(1);
  expect(links.filter((link) => /^[a-z]+:/.test(link) && !/^(https?:\/\/|mailto:)/.test(link))).toEqual([]);
  if (!html.includes('There is no such page')) expect(links.filter((link) => link.startsWith('/'))).toEqual([]);
  expect(links).not.toContain('');
});

test('slots stand empty in the contents of a report on paper, and nowhere on the web', () => {
  const report = document('report', 'wales');
  const slots = layout.print(report).html.match(/<span class="page-slot" data-page-of="[^"]+"><\/span>/g) ?? [];
  expect(slots.length).toBeGreaterThan(report.outline.length);
  expect(layout.web({ document: report, downloads }).html).not.toContain('page-slot');
});

test('sheets are the only children of .sheets, and each chapter has its named page', () => {
  const { html } = layout.print(document('report', 'wales'));
  const inside = html.slice(html.indexOf('<div class="sheets">') + 20, html.lastIndexOf('</div>\n</body>'));
  expect(inside.replace(/<section class="sheet[\s\S]*?<\/section>\n?(?=<section class="sheet|\s*$)/g, '').trim()).toBe(
    '',
  );
  expect(html).toContain('@page c4{@top-right{content:"3 Local and devolved policy"}}.sheet--c4{page:c4}');
  expect(html).toContain('class="sheet chapter sheet--c4"');
});

test('the parts of a report come in their order', () => {
  const { html } = layout.print(document('report', 'wales'));
  const marks = [
    'class="cover',
    'part-imprint',
    'sheet--contents',
    'sheet--messages',
    'sheet--brief',
    'sheet--c1"',
    'sheet--recommendations',
    'sheet--c2"',
    'sheet--c6"',
    'sheet--references',
    'sheet--about',
  ].map((mark) => html.indexOf(mark, html.indexOf('<body')));
  expect(marks).toEqual([...marks].sort((a, b) => a - b));
  expect(marks).not.toContain(-1);
});

test('a part that an author places stands there, and not in a place of its own', () => {
  const whole = document('report', 'wales');
  const parts = ['key-messages', 'recommendations', 'contents', 'references'];
  const marks = parts.map((part) => `<h2 id="my-${part}">Mine</h2><div data-part="${part}"></div>`).join('');
  const placed: Document = {
    ...whole,
    chapters: [
      ...whole.chapters,
      { id: 'mine', number: '6', title: 'Mine', html: `<h1 id="mine">Mine</h1>${marks}` as SafeHtml, file: '' },
    ],
    outline: [...whole.outline, { id: 'mine', number: '6', title: 'Mine', depth: 1 }],
  };
  const [print, web] = [layout.print(placed).html, layout.web({ document: placed, downloads }).html];
  for (const html of [print, web]) {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const named = [...html.matchAll(/(?:href="#|data-page-of=")([^"]*)"/g)].map(([, id]) => id);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(html).not.toContain('data-part');
    for (const id of ['part-key-messages', 'part-recommendations', 'part-contents', 'part-references'])
      expect(html).not.toContain(id);
    for (const [part, made] of [
      ['key-messages', '<ol class="key-messages">'],
      ['recommendations', '<p class="recommendation-number">R1</p>'],
      ['contents', '<ol class="contents'],
      ['references', '<ul class="references">'],
    ])
      expect(html.slice(html.indexOf(`class="part part--${part}"`)).slice(0, 160), part).toContain(made);
    expect(html.match(/<p class="recommendation-number">R1/g)).toHaveLength(2);
  }
  expect(print).toContain('<h3 class="headline">');
  expect(print).not.toContain('<h2 class="headline">');
  expect(web).toContain('<h4 class="headline">');
});

const withReference: Document = {
  ...document('report', 'wales'),
  summary:
    '<p>See <a class="xref" href="#introduction">Section\u00a01</a>.</p><p>(A) So (see <a class="xref" href="#introduction">Section\u00a01</a>).</p>' as SafeHtml,
  chapters: [
    {
      id: 'introduction',
      number: '1',
      title: 'One',
      html: '<h1 id="introduction">As <a class="xref" href="#introduction">Section\u00a01</a></h1>' as SafeHtml,
      file: '',
    },
  ],
};

test('a reference says its page on paper, but not in a heading', () => {
  const { html } = layout.print(withReference);
  expect(html).toContain(
    '<p>See <a class="xref" href="#introduction">Section\u00a01<span class="xref-page" data-page-elsewhere> (page\u00a0<span data-page-of="introduction"></span>)</span></a>.</p>',
  );
  expect(html).toContain(
    '<p>(A) So (see <a class="xref" href="#introduction">Section\u00a01<span class="xref-page" data-page-elsewhere>, page\u00a0',
  );
  expect(html).toContain('As <a class="xref" href="#introduction">Section\u00a01</a></h1>');
});

test('on the web a reference says no page, and leads from the landing page into the report, or nowhere', () => {
  const { html } = layout.web({ document: withReference, downloads });
  expect(html).toContain('<p>See <a class="xref" href="#introduction">Section\u00a01</a>.</p>');
  expect(html).not.toContain('data-page-of');
  expect(layout.landing(landing(withReference), site()).html).toContain('href="report.html#introduction">Section');
  expect(layout.landing({ ...landing(withReference), downloads: [] }, site()).html).toContain(
    '<p>See Section\u00a01.</p>',
  );
});

test('figures and tables are listed after the contents from four of a kind on', () => {
  const four = (kind: 'figure' | 'table') =>
    ['1.1', '1.2', '2.1', '2.2'].map((number) => ({ kind, id: 'introduction', number, title: `${kind} <${number}>` }));
  const report = document('report', 'wales');
  const some = { ...report, figures: [...four('figure'), ...four('table').slice(1)] };
  const print = layout.print(some).html;
  expect(print).toContain('<h2 class="figure-list-title">Figures</h2>');
  expect(print).not.toContain('<h2 class="figure-list-title">Tables</h2>');
  expect(print).toContain(
    '<span class="contents-number">2.2 </span><span class="contents-title">figure &lt;2.2&gt; </span><span class="page-slot" data-page-of="introduction"></span>',
  );
  const web = layout.web({ document: { ...report, figures: four('table') }, downloads }).html;
  expect(web.match(/<details class="figure-list"><summary>Tables<\/summary>/g)).toHaveLength(2);
  for (const html of [layout.print(report).html, layout.web({ document: report, downloads }).html])
    expect(html).not.toContain('figure-list');
});

test('a briefing for which no finding is marked shows all', () => {
  const briefing = document('policy-briefing', 'wales');
  const findings = briefing.findings.map((finding) => ({ ...finding, briefing: false }));
  const { html } = layout.print({ ...briefing, findings });
  expect(html.match(/class="finding" id=/g)).toHaveLength(findings.length);
});

test('a region’s summary has the region’s name over it', () => {
  expect(layout.print(document('report', 'wales')).html).toContain('Wales in brief</h1>');
  expect(layout.print(document('report', null)).html).toContain('In brief</h1>');
  expect(layout.landing(landing(document('report', 'wales')), site()).html).toContain('Wales in brief</h2>');
});

test('the briefing shows the findings that are marked for it, and no others', () => {
  const shown = document('policy-briefing', 'wales');
  for (const { html } of [layout.print(shown), layout.web({ document: shown, downloads })])
    expect([...html.matchAll(/class="finding" id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'f-1',
      'f-2',
      'f-4',
      'f-5',
    ]);
});

test('the landing page offers the downloads with type, size and pages, and the way to every region', () => {
  const { html } = layout.landing(landing(document('report', 'wales')), site());
  expect(html).toContain(
    'Download the report</a> <span class="download-facts">PDF, 512\u00a0KB, 38 pages, English <span class="mark">Accessible PDF</span></span>',
  );
  expect(html).toContain('PDF, 186\u00a0KB, 4 pages, English</span>');
  expect(html).toContain('<h2 id="data">Data and evidence</h2>');
  expect(html).toContain(
    '<span class="data-name">Recommendations, report</span> <a href="innovation-evidence-review-west-midlands-report-recommendations.csv" aria-label="Recommendations, report, CSV">CSV</a> <span class="data-size">(5\u00a0KB)</span>, <a',
  );
  expect(html).toContain('href="innovation-evidence-review-west-midlands-policy-briefing.pdf"');
  for (const { id } of regions.filter(({ id: other }) => other !== 'wales'))
    expect(html).toContain(`href="../${id}/index.html"`);
  expect(html).toContain('href="index.html" aria-current="page">Wales</a>');
  expect(html).toContain('href="https://lpiphub.bham.ac.uk/"');
  expect(html).toContain('href="https://lpiphub.bham.ac.uk/themes/innovation/"');
  expect(html).toContain('href="../../assets/site-lpip-hub.css"');
});

function hubPage(kind: SitePage['kind'], of: Site): string {
  const page = of.pages.find((one) => one.kind === kind);
  return page === undefined ? '' : layout.site(page, of).html;
}

test('the home names each publication once, and leads to themes, regions and people', () => {
  const landings = [null, ...regions.map(({ id }) => id)].map((id) => landing(document('report', id, { maps: false })));
  const html = hubPage('home', site(landings));
  expect(html.match(/class="publication"/g)).toHaveLength(1);
  for (const { id } of regions) expect(html).toContain(`href="regions/${id}/index.html"`);
  for (const folder of ['themes/innovation', 'people/chloe-billing', 'publications', 'about', 'accessibility'])
    expect(html).toContain(`href="${folder}/index.html"`);
  expect(html).toContain('href="assets/site-lpip-hub.css"');
});

test('a list that nothing is in says so', () => {
  const empty = site([]);
  for (const kind of ['home', 'publications'] as const)
    expect(hubPage(kind, empty)).toContain('Nothing has been published yet.');
  expect(hubPage('theme', empty)).toContain('Nothing has been published in this theme yet.');
  expect(hubPage('region', empty)).toContain('Nothing has been published for the North East yet.');
});

test('the page for what is not found works at any depth, below the path where the site stands', () => {
  const of = (baseUrl: string | null) => hubPage('not-found', { ...site(), hub: { ...site().hub, baseUrl } });
  expect(of(null)).toContain('href="/publications/index.html"');
  expect(of(null)).toContain('href="/assets/site-lpip-hub.css"');
  expect(of('https://example.org/evidence')).toContain('href="/evidence/themes/index.html"');
});

test('web pages allow no inline style, and no script but the one that copies a citation', () => {
  for (const [name, { html }] of pages.filter(([name]) => !name.includes('paper'))) {
    expect(html, name).toContain('default-src &#x27;none&#x27;; style-src &#x27;self&#x27;');
    expect(html.includes('script-src'), name).toBe(name === 'landing');
    // Linked data in a <script> is not run.
    const scripts =
      html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '').match(/<script[\s\S]*?<\/script>/g) ??
      [];
    expect(scripts, name).toEqual(
      name === 'landing' ? ['<script src="../../assets/copy-citation.js" defer></script>'] : [],
    );
    expect(html, name).not.toMatch(/<style|\sstyle="|\son[a-z]+="/i);
    expect(html.match(/<h1/g), name).toHaveLength(1);
  }
});

test('the button that copies a citation is hidden until its script shows it, and the citation is text', () => {
  const { html } = layout.landing(landing(document('report', 'wales')), site());
  expect(html).toMatch(/<button [^>]*\bhidden data-copy="citation"/);
  expect(html).toContain('<p class="cite-text" id="citation">Billing, C. (2024). Innovation Evidence Review.');
});

test('a page that lacks all that may be missing has no empty list, heading or word', () => {
  const report = minimalDocument('report');
  const briefing = minimalDocument('policy-briefing');
  const bare = { document: report, downloads: [], citationFiles: [], siblings: [] };
  const { host: _, ...publisher } = hub().publisher;
  const empty = planPages({ ...hub(), publisher, about: null, map: null, people: [] }, [bare]);
  const made = [
    layout.print(report),
    layout.print(briefing),
    layout.web({ document: report, downloads: [] }),
    layout.web({ document: briefing, downloads: [] }),
    layout.landing(bare, empty),
    ...empty.pages.map((page) => layout.site(page, empty)),
  ];
  for (const { html } of made) {
    expect(html).not.toMatch(/undefined|null|\[object|NaN/);
    expect(html).not.toMatch(/<(ul|ol|dl|dd|h[1-6]|p|li)[^>]*>\s*<\/\1>/);
  }
});

const TAINT = '"><img src=x onerror=alert(1)>{{constructor}}\'</style></title>';

/** Names of fields that no author writes freely: ids, paths, keys, and HTML that went through the sanitiser. */
const TRUSTED = new Set(
  'html headline claim body summary regionalSummary foreword map biography about introduction by id brand folder webFile pdfFile edition language publication region date format templates styles brands words baseUrl status'.split(
    ' ',
  ),
);

function taint<Value>(value: Value): Value {
  if (typeof value === 'string') return `${value}${TAINT}` as Value;
  if (Array.isArray(value)) return value.map(taint) as Value;
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, field]) => {
    const left = TRUSTED.has(name) && (typeof field === 'string' || field === null);
    return [name, left || ['templates', 'styles', 'brands', 'words'].includes(name) ? field : taint(field)];
  });
  return Object.fromEntries(fields);
}

test.each(Object.entries(allPages(taint(collection()), taint)))(
  '%s: no field escapes into the markup',
  (_, { html }) => {
    expect(html).not.toContain('<img src=x');
    expect(html).toContain('&quot;&gt;&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;{{constructor}}');
    expect(html.slice(0, html.indexOf('<body')).match(/<\/title>/g)).toHaveLength(1);
    expect(html.match(/<\/style>/g) ?? []).toHaveLength(html.includes('<style>') ? 1 : 0);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(style).not.toMatch(/[<>']/);
  },
);

test('links that run scripts lead nowhere', () => {
  const made = document('report', 'wales');
  const evil = 'java\u0073cript:alert(1)';
  const changed: Document = {
    ...made,
    publisher: { ...made.publisher, url: evil },
    theme: { id: 't', title: 'T', url: evil },
  };
  for (const { html } of [layout.print(changed), layout.landing(landing(changed), site())])
    expect(html).not.toContain(`href="${evil}`);
});

const sources = readdirSync(join(import.meta.dirname, '../../templates'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => [name, read(`templates/${name}`)] as const);

test.each(sources)('%s: escapes everything that trustHtml did not mark', (_, source) => {
  expect(source).not.toMatch(/\{\{\{|\{\{~?&/);
  expect(source).not.toMatch(/(?:href|src)="(?!#|\{\{url |index\.html)/);
});

const code = readdirSync(join(import.meta.dirname, '../../src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/${name}`));

const known = words();

test('every word that templates and layout ask for exists', () => {
  const asked = [...sources.map(([, source]) => source), ...code].flatMap((source) =>
    [...source.matchAll(/(?:\{\{word |\(word |\bwords\()["']([^"']+)["']/g)].map(([, key]) => key),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => key === undefined || known[key] === undefined)).toEqual([]);
});

test('no word is left over', () => {
  const text = [...sources.map(([, source]) => source), ...code].join('\n');
  const made = ['report', 'policy-briefing'].flatMap((edition) =>
    ['edition.', 'landing.download-', 'landing.read-'].map((start) => `${start}${edition}`),
  );
  // What a review counts is named by a word of the code, with "-one" or "-many" after it.
  const isMade = (key: string) => {
    const [, room = '', stem = ''] = /^(diff|review)\.(.+?)(?:-one|-many)?$/.exec(key) ?? [];
    return (
      made.includes(key) ||
      (text.includes(`\`${room}.$`) && (text.includes(`'${stem}'`) || text.includes(`${stem}: '`)))
    );
  };
  const left = Object.keys(known).filter((key) => !new RegExp(`["']${key}["']`).test(text) && !isMade(key));
  expect(left).toEqual([]);
});
