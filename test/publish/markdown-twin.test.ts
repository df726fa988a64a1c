// Markdown twins: what becomes of each kind of block, and that a reader of Markdown finds in them what the page says.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build.ts';
import { escapeHtml } from '../../src/compose/escape-html.ts';
import { markdownTwin } from '../../src/publish/twin/markdown-twin.ts';
import { type ElementNode, readElements } from '../../src/publish/twin/read-elements.ts';
import { mainOf } from '../../src/publish/twin/texts-of-web.ts';
import { edition, variant } from './sample-editions.ts';

interface MdNode {
  readonly type: string;
  readonly depth?: number;
  readonly value?: string;
  readonly alt?: string;
  readonly children?: readonly MdNode[];
}

const parser = unified().use(remarkParse).use(remarkGfm);
const withoutFront = (markdown: string) => markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
const parse = (markdown: string) => parser.parse(withoutFront(markdown)) as MdNode;
const all = (node: MdNode): readonly MdNode[] => [node, ...(node.children ?? []).flatMap(all)];
const textIn = (node: MdNode): string => node.value ?? (node.children ?? []).map(textIn).join('');
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The body of the twin of a page with this in its <main>. */
function twinOf(html: string): string {
  const [file] = markdownTwin(edition(variant('report', null), `<body><main id="text">${html}</main></body>`));
  const text = Buffer.from(file?.bytes ?? []).toString('utf8');
  return withoutFront(text).replace('\n# A page\n\n', '');
}

describe('a Markdown twin', () => {
  it('begins with what it is, in YAML, and its title', () => {
    const [file] = markdownTwin(edition(variant('report', null), '<main></main>'));
    expect(file?.path).toBe('review/national/report.md');
    expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toMatchInlineSnapshot(`
      "---
      title: "review"
      edition: "report"
      region: "United Kingdom"
      authors: []
      publisher: "The Hub"
      date: "2024"
      version: "1.0"
      status: "published"
      language: "en-GB"
      citation: "The Hub (2024). A review."
      ---

      # A page


      "
    `);
  });

  it('says what its page says, also where another page of the same edition came before', () => {
    const made = edition(variant('report', null), '<main><p>One.</p></main>');
    const other = { ...made, web: made.web && { ...made.web, html: '<main><p>Other.</p></main>' } };
    const bodies = [made, other, made].map((one) => Buffer.from(markdownTwin(one)[0]?.bytes ?? []).toString('utf8'));
    expect(bodies.map((text) => text.split('\n').at(-2))).toEqual(['One.', 'Other.', 'One.']);
  });

  it('is made of web editions only', () => {
    expect(markdownTwin(edition(variant('report', null), null))).toEqual([]);
  });

  it.each([
    ['headings', '<h1>One</h1><h2 id="a"><a href="#a">1.1</a> Two</h2><p>Text.</p><h3>Three <em>so</em></h3>'],
    [
      'lists',
      '<ul><li>One</li><li>Two<ul><li>Inner</li></ul></li></ul><ol start="3"><li><p>Three</p></li><li><p>Four</p><p>and more</p></li></ol><dl><div><dt>Who</dt><dd>Councils</dd></div><div><dt>When</dt><dd>2026</dd></div></dl>',
    ],
    [
      'tables',
      '<table><caption>Table 1. Spending</caption><thead><tr><th scope="col">Region</th><th scope="col">£ | €</th></tr></thead><tbody><tr><th scope="row">North</th><td>1.5</td></tr><tr><td>South</td></tr></tbody></table>',
    ],
    [
      'figures with their numbers',
      '<figure id="fig"><figcaption>Figure 1. Spending</figcaption><svg role="img" aria-label="Bars: North 1, South 2"><text>9</text></svg><details class="figure-data"><summary>Numbers</summary><table><tr><th>Region</th><th>£</th></tr><tr><td>North</td><td>1</td></tr></table></details><p class="source">Source: ONS.</p></figure><img src="a b.png" alt="A [map]"><img src="c.png" alt="">',
    ],
    [
      'notes',
      '<p>Text<sup><a href="#n1" role="doc-noteref">1</a></sup>.</p><section role="doc-endnotes"><ol><li id="n1"><p>A note. <a href="#r1" aria-hidden="true">↩</a></p></li></ol></section>',
    ],
    [
      'citations',
      '<p>As found (<a href="#ref-smith">Smith, 2020</a>).</p><ul><li id="ref-smith">Smith, J. (2020) <em>Places</em>. Available at: <a href="https://example.org/a_b_(c)">https://example.org/a_b_(c)</a></li><li><a href="https://example.org/">Site</a></li></ul>',
    ],
    [
      'findings',
      '<div class="finding"><div class="rating"><span>Strong evidence</span><svg aria-hidden="true"><path/></svg></div><p class="claim"><span class="finding-number">Finding 1</span> Spending differs.</p><p>Two studies.</p></div>',
    ],
    [
      'recommendations',
      '<div class="recommendation"><p class="recommendation-number">1</p><p>Spend <strong>more </strong>here.</p><dl><div><dt>Who should act</dt><dd>Councils</dd></div><div><dt>Rests on</dt><dd><a href="#f-1">Finding 1</a>, Finding 2</dd></div></dl></div>',
    ],
    [
      'what is only for the screen',
      '<nav><a href="#x">Contents</a></nav><button>Copy</button><script>1</script><p hidden>No</p><p>Yes<br>and yes</p><blockquote><p>Said</p><p>so</p></blockquote><pre>a &lt; b\n  c</pre><hr><p><code>a`b</code> <code>`</code></p><pre>```\n&lt;p&gt;</pre>',
    ],
  ])('writes %s', (_, html) => {
    const markdown = twinOf(html);
    expect(markdown).toMatchSnapshot();
    expect(all(parse(markdown)).filter(({ type }) => type === 'html')).toEqual([]);
  });

  it.each([
    '* starred * and *marked*',
    '_low_ snake_case __both__',
    '[a](b) and [c][d] and [^1]',
    'a < b, <b>bold</b> & <!-- gone -->',
    '# number 1',
    'one | two',
    '`code` and ~~gone~~',
    '1. first',
    '2) second',
    '- dash',
    '+ plus',
    '> said',
    '---',
    '===',
    '![picture](x)',
    'a \\* b \\',
    '&amp; and &copy;',
    '***',
    '* * *',
    '[x]: /there',
    'C #',
    'both ##',
    '```',
    '~~~',
  ])('leaves %s as readers see it', (text) => {
    const html = escapeHtml(text);
    for (const [shown, type] of [
      [`<p>${html}</p>`, 'paragraph'],
      [`<h2>${html}</h2>`, 'heading'],
      [`<ul><li>${html}</li></ul>`, 'listItem'],
      [`<table><tr><th>${html}</th><th>b</th></tr><tr><td>${html}</td><td>d</td></tr></table>`, 'tableCell'],
    ] as const) {
      const tree = parse(twinOf(shown));
      const found = all(tree).find((node) => node.type === type);
      expect(tidy(textIn(found ?? { type: 'none' })), shown).toBe(tidy(text));
      expect(
        all(tree).filter((node) => /^(?:html|emphasis|strong|link|image|delete|code|inlineCode)$/.test(node.type)),
      ).toEqual([]);
    }
  });
});

describe('the twins of a whole build', () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'despatch-twins-'));
    const root = fileURLToPath(new URL('../briefings/everything', import.meta.url));
    const options = { filters: { formats: ['html' as const] }, search: false, versions: false };
    const makePrinter = () => Promise.reject(new Error('no PDFs'));
    const made = await build({ ...options, root, outDir: join(folder, 'out'), makePrinter });
    expect(made.ok).toBe(true);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('have the headings of their pages in order, as many tables, and no HTML', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    expect(names.length).toBeGreaterThanOrEqual(2);
    for (const name of names) {
      const nodes = all(parse(readFileSync(join(folder, name), 'utf8')));
      const page = readElements(mainOf(readFileSync(join(folder, name.replace(/md$/, 'html')), 'utf8')));
      const [, ...headings] = nodes.filter(({ type }) => type === 'heading');
      const shown = seenIn(page);
      expect(
        headings.map((node) => `${node.depth} ${tidy(textIn(node))}`),
        name,
      ).toEqual(
        shown.filter((one) => /^h\d$/.test(one.name)).map((one) => `${one.name.slice(1)} ${tidy(wordsOf(one))}`),
      );
      expect(headings.length, name).toBeGreaterThan(3);
      const tables = nodes.filter(({ type }) => type === 'table');
      expect(tables.length, name).toBe(shown.filter((one) => one.name === 'table').length);
      expect(
        nodes.filter(({ type }) => type === 'html'),
        name,
      ).toEqual([]);
    }
  });
});

const isHidden = ({ name, attributes }: ElementNode) =>
  /^(?:nav|summary|script|style|button|template)$/.test(name) || /\s(?:hidden\b|aria-hidden="true")/.test(attributes);

function seenIn(element: ElementNode): readonly ElementNode[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' || isHidden(child) ? [] : [child, ...seenIn(child)],
  );
}

function wordsOf({ children }: ElementNode): string {
  return children.map((child) => (typeof child === 'string' ? child : isHidden(child) ? '' : wordsOf(child))).join('');
}
