// Opens every kind of page in a browser and holds it to WCAG 2.2 AA: axe-core, html-validate, reflow, keyboard and focus.
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build.ts';
import { findBrowser } from '../../src/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a reader of a landing page downloads, fonts and all, and of a web edition with its charts but without the fonts, in bytes. */
const MOST_BYTES = { landing: 150_000, report: 400_000 };
/** 320 CSS pixels are what a window of 1280 has left at a zoom of 400 % (WCAG 2.2, 1.4.10). */
const WIDTHS_PX = [320, 1280];
const PUBLICATION = 'innovation-evidence-review';
const PAGES = [
  'index.html',
  'not-found.html',
  ...[
    'publications',
    'publications/kind/evidence-review',
    'themes',
    'themes/innovation',
    'people',
    'people/chloe-billing',
    'regions',
    'regions/wales',
    'about',
    'accessibility',
    'search',
  ].map((page) => `${page}/index.html`),
  // Wales has a brand of its own; its report is of a kind that is there already.
  ...['index', 'report', 'policy-briefing', 'wales/index', 'wales/policy-briefing'].map(
    (page) => `${PUBLICATION}/${page}.html`,
  ),
];
/** Pages of a small site of their own, for what the sample has none of: what is not out yet, or no more. */
const UNPUBLISHED = [
  'index.html',
  'publications/index.html',
  ...['draft-review', 'withdrawn-review'].flatMap((id) => [`${id}/index.html`, `${id}/report.html`]),
].map((path) => `unpublished/${path}`);

interface Focused {
  readonly html: string;
  readonly outlined: boolean;
  /** Place among all elements of the page. */
  readonly index: number;
  readonly body: boolean;
}

let folder: string;
let project: string;
let browser: Browser;

/** Builds the web pages of a project into a folder. */
async function buildPages(root: string, outDir: string): Promise<void> {
  const filters = { formats: ['html' as const] };
  const made = await build({ root, outDir, filters, makePrinter: () => Promise.reject(new Error('no PDFs')) });
  expect(made.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
}

/** The small project twice over, as a draft and withdrawn. */
function makeUnpublished(): string {
  const made = mkdtempSync(join(tmpdir(), 'despatch-unpublished-'));
  cpSync(join(root, 'test/briefings/minimal'), made, { recursive: true });
  const review = join(made, 'briefings/small-review');
  const lines = {
    'draft-review': 'status: draft\nembargo: 2999-12-01\n',
    'withdrawn-review': 'status: withdrawn\nwithdrawn: { date: 2025-03-01, reason: Its *data* were withdrawn. }\n',
  };
  for (const [id, added] of Object.entries(lines)) {
    const own = join(made, 'briefings', id);
    cpSync(review, own, { recursive: true });
    const file = join(own, 'publication.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('status: published\n', ''));
    appendFileSync(file, added);
  }
  return made;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-web-'));
  project = makeUnpublished();
  await buildPages(root, folder);
  await buildPages(project, join(folder, 'unpublished'));
  // It is served at any address, so its links start at the root of a server, which a file has none of.
  const lost = readFileSync(join(folder, '404.html'), 'utf8');
  writeFileSync(join(folder, 'not-found.html'), lost.replace(/ (href|src)="\//g, ' $1="'));
  const found = await findBrowser();
  browser = await launch({ executablePath: found?.path ?? '', pipe: true, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  for (const made of [folder, project]) rmSync(made, { recursive: true, force: true });
});

async function open(path: string, width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setBypassCSP(true);
  await page.goto(pathToFileURL(join(folder, path)).href);
  return page;
}

describe.each([...PAGES, ...UNPUBLISHED])('%s', (path) => {
  it.each(WIDTHS_PX)('has no finding of axe-core at %i px, and needs no scrolling to the side', async (width) => {
    const page = await open(path, width);
    await page.evaluate(AXE);
    const found = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
    )) as axe.AxeResults;
    const violations = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate(
      new FileSystemConfigLoader({
        extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
        root: true,
        // Everything comes from the page's own host; a box that scrolls is a region, but no section of the text.
        rules: {
          'require-sri': ['error', { target: 'crossorigin' }],
          'prefer-native-element': ['error', { exclude: ['region'] }],
        },
      }),
    );
    const report = await validator.validateString(readFileSync(join(folder, path), 'utf8'));
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
    );
    expect(found).toEqual([]);
  });

  it('can be used with the keyboard: a skip link first, and a focus that is seen', async () => {
    const page = await open(path, 1280);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(`(() => {
      const link = document.activeElement;
      const { top, height } = link.getBoundingClientRect();
      return { href: link.getAttribute('href'), shown: top >= 0 && height > 0 };
    })()`);
    expect(first).toEqual({ href: '#text', shown: true });
    const unseen: string[] = [];
    let last = 0;
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab');
      const focused = (await page.evaluate(`(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
        const index = [...document.querySelectorAll('*')].indexOf(element);
        return { html: element.outerHTML.slice(0, 120), outlined, index, body: element === document.body };
      })()`)) as Focused;
      if (focused.body) break;
      if (!focused.outlined) unseen.push(focused.html);
      // Focus goes through the page in the order of its text (WCAG 2.2, 2.4.3).
      if (focused.index <= last) unseen.push(`out of order: ${focused.html}`);
      last = focused.index;
    }
    expect(unseen).toEqual([]);
    await page.close();
  });

  it('prints without what only a screen needs', async () => {
    const page = await open(path, 1280);
    await page.emulateMediaType('print');
    const shown = await page.evaluate(`['.skip', '.bar', '.site-nav', '.crumbs', '.small-contents'].filter((name) => {
      const element = document.querySelector(name);
      return element !== null && getComputedStyle(element).display !== 'none';
    })`);
    expect(shown).toEqual([]);
    await page.close();
  });
});

it.each(['web', 'site'])('%s.css moves nothing for those who asked for less motion', (name) => {
  const css = readFileSync(join(folder, `assets/${name}-lpip-hub.css`), 'utf8');
  expect(css.replace(/@media[^{]*prefers-reduced-motion[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')).not.toMatch(
    /\b(?:animation|transition|scroll-behavior)\s*:/,
  );
});

/** What a page loads, in bytes by file. */
async function loads(path: string): Promise<ReadonlyMap<string, number>> {
  const page = await browser.newPage();
  const loaded = new Map<string, number>();
  page.on('request', (request) => {
    const file = fileURLToPath(request.url());
    loaded.set(file, statSync(file).size);
  });
  await page.goto(pathToFileURL(join(folder, path)).href, { waitUntil: 'networkidle0' });
  await page.close();
  return loaded;
}

describe('what a page weighs', () => {
  const sum = (loaded: ReadonlyMap<string, number>) => [...loaded.values()].reduce((all, bytes) => all + bytes, 0);

  it.each(['', 'wales/'])('a landing page with its fonts keeps to its limit: %s', async (region) => {
    const loaded = await loads(`${PUBLICATION}/${region}index.html`);
    expect([...loaded.keys()].filter((file) => file.endsWith('.woff2'))).toHaveLength(4);
    expect(sum(loaded)).toBeLessThan(MOST_BYTES.landing);
  });

  it.each(['', 'wales/'])('a report with its charts keeps to its limit: %s', async (region) => {
    const loaded = await loads(`${PUBLICATION}/${region}report.html`);
    const fonts = [...loaded].filter(([file]) => file.endsWith('.woff2'));
    expect(sum(loaded) - sum(new Map(fonts))).toBeLessThan(MOST_BYTES.report);
  });
});

it('a region is picked on the map', async () => {
  const page = await open(`${PUBLICATION}/index.html`, 1280);
  const scotland = await page.$('.region-map a[href*="scotland"]');
  await Promise.all([page.waitForNavigation(), scotland?.click()]);
  expect(page.url()).toContain(`/${PUBLICATION}/scotland/index.html`);
  expect(await page.$eval('.region-map .is-current', (link) => link.textContent)).toBe('Scotland');
  await page.close();
});
