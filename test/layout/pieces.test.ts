// Tests the small steps of layout, one by one.
import { expect, test } from 'vitest';
import { createAdaptForWeb } from '../../src/layout/adapt-for-web.ts';
import { contentsDensity } from '../../src/layout/body-view.ts';
import { buildStyleSheet } from '../../src/layout/build-style-sheet.ts';
import { checkUrl } from '../../src/layout/check-url.ts';
import { createScrollBoxes } from '../../src/layout/create-scroll-boxes.ts';
import { createWords } from '../../src/layout/create-words.ts';
import { formatDate } from '../../src/layout/format-date.ts';
import { formatSize } from '../../src/layout/format-size.ts';
import { fullReportOf } from '../../src/layout/full-report-of.ts';
import { holdBrackets } from '../../src/layout/hold-brackets.ts';
import { createLayout } from '../../src/layout/index.ts';
import { makeMonogram } from '../../src/layout/make-monogram.ts';
import { quoteForCss } from '../../src/layout/quote-for-css.ts';
import { toIndex, toRoot } from '../../src/layout/relative-path.ts';
import { runningHeads } from '../../src/layout/running-heads.ts';
import type { SafeHtml } from '../../src/model.ts';
import { collection, document, downloads, read, words } from './fixture.ts';

const say = createWords({ 'en-GB': words() }, 'en-GB');

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['mailto:hub@example.org', 'mailto:hub@example.org'],
  ['#f-1', '#f-1'],
  ['../wales/index.html', '../wales/index.html'],
  ['a%3Ab', 'a%3Ab'],
  ['javascript:alert(1)', '#'],
  ['  JaVaScRiPt:alert(1)', '#'],
  ['java\nscript:alert(1)', '#'],
  ['data:text/html,x', '#'],
  ['file:///etc/passwd', '#'],
  ['//example.org', '#'],
  ['\\\\example.org', '#'],
  ['https:example.org', '#'],
  ['', '#'],
  [undefined, '#'],
])('the link %j becomes %j', (url, expected) => {
  expect(checkUrl(url)).toBe(expected);
});

test.each([
  ['Local policy', '"Local policy"'],
  ['a "b" \\ c', '"a \\22 b\\22  \\5c  c"'],
  ['a\n  b', '"a b"'],
  ['</style><script>', '"\\3c \\2f style\\3e \\3c script\\3e "'],
  ['R&D: Cymru – Ŵyl', '"R\\26 D: Cymru – Ŵyl"'],
  ['}@import url(x);{', '"\\7d \\40 import url(x);\\7b "'],
])('the text %j is the CSS string %s', (text, expected) => {
  expect(quoteForCss(text)).toBe(expected);
});

test.each([
  ['2024', '2024'],
  ['2024-05', 'May 2024'],
  ['2024-05-17', '17 May 2024'],
  ['soon', 'soon'],
])('the date %s reads %s', (date, expected) => {
  expect(formatDate(date, 'en-GB')).toBe(expected);
});

test.each([
  [1, '1\u00a0KB'],
  [511_640, '512\u00a0KB'],
  [999_600, '1.0\u00a0MB'],
  [1_240_000, '1.2\u00a0MB'],
  [31_400_000, '31\u00a0MB'],
])('%i bytes read %s', (bytes, expected) => {
  expect(formatSize(bytes)).toBe(expected);
});

test.each([
  ['Dr Chloe Billing', 'CB'],
  ['Professor Anne Green', 'AG'],
  ['Ŵyn ap Dafydd Jones', 'ŴJ'],
  ['Plato', 'P'],
  ['Dr', ''],
])('the monogram of %s is %s', (name, expected) => {
  expect(makeMonogram(name)).toBe(expected);
});

test('words are filled in, fall back to British English, and a missing one is our mistake', () => {
  expect(say('edition.of-region', { region: 'Wales' })).toBe('Wales edition');
  expect(say('edition.of-region', { region: '{region} $&' })).toBe('{region} $& edition');
  expect(createWords({ 'en-GB': { 'a.b': 'c' }, cy: {} }, 'cy')('a.b')).toBe('c');
  expect(() => say('no.such')).toThrow('no.such');
  expect(() => say('__proto__')).toThrow();
});

test('links between folders work at every depth', () => {
  expect(toRoot('review/wales')).toBe('../../');
  expect(toRoot('')).toBe('');
  expect(toIndex('review/wales', 'review/uk')).toBe('../uk/index.html');
  expect(toIndex('review/wales', 'review')).toBe('../index.html');
  expect(toIndex('review', 'review/wales')).toBe('wales/index.html');
  expect(toIndex('review', 'review')).toBe('index.html');
});

test('chapters are adapted for the web: headings and pictures, and nothing else', () => {
  const adapt = createAdaptForWeb('../../');
  const html = adapt(
    '<h1 id="a">A</h1><h2>B</h2><p>&lt;h1&gt; src="assets/x"</p><p><img alt="a > b" src="assets/p/images/x.png"></p>' as SafeHtml,
  );
  expect(html).toContain('<h2 id="a">A</h2><h3>B</h3>');
  expect(html).toContain('<p>&lt;h1&gt; src="assets/x"</p>');
  expect(html).toContain('<img alt="a > b" src="../../assets/p/images/x.png">');
});

test('tables and drawings scroll in boxes that the keyboard reaches, counted through the page', () => {
  const box = createScrollBoxes(say);
  const html = box('<div class="table"><table></table></div><div class="figure-drawing"></div>' as SafeHtml);
  expect(html).toBe(
    '<div class="table" role="region" tabindex="0" aria-label="Table 1 on this page, scrolls sideways"><table></table></div>' +
      '<div class="figure-drawing" role="group" tabindex="0" aria-label="Drawing 1 on this page, scrolls sideways on a small screen"></div>',
  );
  expect(box('<div class="table"></div>' as SafeHtml)).toContain('Table 2 on this page');
});

test('running heads fit side by side, and end at a word', () => {
  const chapter = { id: 'a', number: '3', title: 'word '.repeat(40).trim(), html: '' as SafeHtml, file: '' };
  const css = runningHeads({ mark: 'Draft', left: 'A title: Wales', publisher: 'Hub', chapters: [chapter] }, say);
  expect(css).toContain('@right-middle{content:"Draft"}');
  expect(/@top-right\{content:"([^"]+)"/.exec(css)?.[1]).toMatch(/^3 (word )+word…$/);
  expect(css).toContain('@bottom-right{content:"Page" " " counter(page) " " "of" " " counter(pages)}');
});

test('the style sheet has the fonts, the rules, then the brand’s colours; what is no colour is left out', () => {
  const [font] = [
    {
      file: 'a/sans-400.woff2',
      family: 'Sans',
      weight: 400,
      style: 'normal',
      unicodeRange: 'U+0-FF',
      bytes: new Uint8Array(),
    },
  ] as const;
  const brand = {
    id: 'b',
    name: 'B',
    colours: { accentText: '#9C3D12', tint1: 'rgb(1 2 3)', ink: 'red;} @import "x"' },
  };
  const css = buildStyleSheet('p { margin: 0 }', brand, [font]);
  expect(css).toContain('src: url("fonts/sans-400.woff2") format("woff2");');
  expect(css.indexOf('p { margin')).toBeGreaterThan(css.indexOf('@font-face'));
  expect(css.indexOf('--accent-text: #9C3D12;')).toBeGreaterThan(css.indexOf('p { margin'));
  expect(css).toContain('--tint1: rgb(1 2 3);');
  expect(css).not.toContain('@import');
});

test('assets are the style sheets of each brand, fonts and pictures', () => {
  const all = collection(true);
  const [publication] = all.publications;
  if (publication === undefined) throw new Error('The fixture has a publication.');
  const picture = {
    path: 'images/map.png',
    bytes: new Uint8Array([1]),
    mediaType: 'image/png',
    words: [],
    widthPx: 1,
    heightPx: 1,
  };
  const { assets, fontFamilies } = createLayout({ ...all, publications: [{ ...publication, pictures: [picture] }] });
  const paths = assets.map(({ path }) => path);
  expect(paths).toContain('assets/print-lpip-hub.css');
  expect(paths).toContain('assets/web-lpip-hub.css');
  expect(paths).toContain('assets/fonts/source-sans-3-latin-400-normal.woff2');
  expect(paths).toContain('assets/innovation-evidence-review/images/map.png');
  expect(new Set(paths).size).toBe(paths.length);
  expect(fontFamilies).toEqual(['Source Sans 3', 'Source Serif 4']);
});

test('units in the heads of tables hold together, and nothing else changes', () => {
  const table = (head: string) => `<p>(a b)</p><thead><tr><th scope="col">${head}</th></tr></thead>` as SafeHtml;
  expect(holdBrackets(table('FYE 2022 (£ million)'))).toBe(table('FYE 2022 (£\u00a0million)'));
  expect(holdBrackets(table('Share (as the office counts it)'))).toBe(table('Share (as the office counts it)'));
  expect(holdBrackets(table('Share (<em>a b</em>)'))).toBe(table('Share (<em>a b</em>)'));
});

test.each([
  [6, 4, ''],
  [14, 16, 'closest'],
  [14, 38, 'close'],
  [17, 45, 'closest'],
  [20, 90, 'closest'],
])('contents of %i chapters and %i sections are set "%s"', (chapters, sections, density) => {
  const entry = { id: 'a', number: '1', title: 'A', depth: 2 };
  const contents = Array.from({ length: chapters }, (_, index) => ({
    ...entry,
    entries: index === 0 ? Array.from({ length: sections }, () => entry) : [],
  }));
  expect(contentsDensity(contents)).toBe(density);
});

test('on paper a briefing with a summary of its region shows the first paragraph of the common one; the web shows all', () => {
  const briefing = { ...document('policy-briefing', 'wales'), summary: '<p>One.</p>\n<p>Two.</p>' as SafeHtml };
  const layout = createLayout(collection());
  expect(layout.print(briefing).html).toMatch(/<div class="opening" id="part-in-brief"[^>]*><p>One\.<\/p><\/div>/);
  expect(layout.print({ ...briefing, regionalSummary: null }).html).toContain('<p>Two.</p></div>');
  expect(layout.web({ document: briefing, downloads }).html).toContain('<p>Two.</p>');
});

test('recommendations name the findings that they rest on in one line, each with its page', () => {
  const { html } = createLayout(collection()).print(document('report', 'wales'));
  const slot = (id: string) => `(page&nbsp;<span class="page-slot" data-page-of="${id}"></span>)</a>`;
  expect(html).toContain(`<a href="#f-2">Finding 2.1 ${slot('f-2')}, <a href="#f-4">Finding 4.1 ${slot('f-4')}</dd>`);
});

test('the margins of a briefing are the same numbers in its page rule and for the measuring', () => {
  const css = read('styles/print.css');
  const root = /:root:has\(> \.briefing\) \{([^}]*)\}/.exec(css)?.[1] ?? '';
  const values = ['top', 'right', 'bottom', 'left'].map((side) =>
    Number(new RegExp(`--page-margin-${side}-mm: ([\\d.]+);`).exec(root)?.[1]),
  );
  const page = /@page briefing \{\s*margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm;/.exec(css)?.slice(1).map(Number);
  expect(values).toEqual([...(page ?? []), page?.[1]]);
  expect(css).toMatch(/\.sheet--briefing \{\s*page: briefing;/);
});

test('the size and margins that print measures with are those of the page', () => {
  const css = read('styles/print.css');
  const value = (name: string) => Number(new RegExp(`--page-${name}-mm: ([\\d.]+);`).exec(css)?.[1]);
  const page = /@page \{\s*size: ([\d.]+)mm ([\d.]+)mm;\s*margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm;/
    .exec(css)
    ?.slice(1)
    .map(Number);
  expect(page).toEqual([
    value('width'),
    value('height'),
    value('margin-top'),
    value('margin-right'),
    value('margin-bottom'),
  ]);
  expect(value('margin-left')).toBe(value('margin-right'));
});

test('no text on paper is smaller than 9.5 points, but for the figures of notes', () => {
  const sizes = [...read('styles/print.css').matchAll(/([a-z-]+):[^;]*?(?<![\d.])([\d.]+)pt/g)]
    .filter(([, property]) => property === 'font' || property === 'font-size')
    .map(([, , size]) => Number(size));
  expect(sizes.length).toBeGreaterThan(20);
  expect(sizes.filter((size) => size < 9.5)).toEqual([8.5]);
});

test('a photograph of the publication is shown, any other gives way to the monogram', () => {
  const made = document('report', null);
  const [author] = made.authors;
  if (author === undefined) throw new Error('The fixture has an author.');
  const person = { ...author.person, photo: 'images/c.jpg', photoAlt: 'A portrait' };
  const picture = {
    path: 'images/c.jpg',
    bytes: new Uint8Array(),
    mediaType: 'image/jpeg',
    words: [],
    widthPx: 1,
    heightPx: 1,
  };
  const layout = createLayout(collection());
  const unknown = { ...made, authors: [{ ...author, person }] };
  expect(layout.print(unknown).html).toContain('<p class="monogram" aria-hidden="true">CB</p>');
  const known = { ...unknown, publication: { ...made.publication, pictures: [picture] } };
  expect(layout.print(known).html).toContain('src="assets/innovation-evidence-review/images/c.jpg" alt="A portrait"');
});

test('a briefing says where the report is: by file on paper, by address once it is known, by link on the web', () => {
  const briefing = document('policy-briefing', 'wales');
  const file = 'innovation-evidence-review-wales-report.pdf';
  expect(fullReportOf(briefing, {})).toEqual({ file, href: null });
  const href = `https://example.org/p/innovation-evidence-review/wales/${file}`;
  expect(fullReportOf(briefing, { baseUrl: 'https://example.org/p/' })).toEqual({ file, href });
  expect(fullReportOf(briefing, { downloads })?.href).toBe('report.html');
  const alone = { ...briefing, publication: { ...briefing.publication, editions: ['policy-briefing' as const] } };
  expect(fullReportOf(alone, {})).toBeNull();
});
