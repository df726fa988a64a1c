// Opens every kind of page in a browser and holds it to WCAG 2.2 AA: axe-core, html-validate, reflow, keyboard and focus.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
/** 320 CSS pixels are what a window of 1280 has left at a zoom of 400 % (WCAG 2.2, 1.4.10). */
const WIDTHS_PX = [320, 1280];
const PUBLICATION = 'innovation-evidence-review';
const PAGES = [
  'index.html',
  ...['', 'wales/'].flatMap((region) =>
    ['index', 'report', 'policy-briefing'].map((page) => `${PUBLICATION}/${region}${page}.html`),
  ),
];

interface Focused {
  readonly html: string;
  readonly outlined: boolean;
  /** Place among all elements of the page. */
  readonly index: number;
  readonly body: boolean;
}

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-web-'));
  const filters = { formats: ['html' as const] };
  const made = await build({ root, outDir: folder, filters, makePrinter: () => Promise.reject(new Error('no PDFs')) });
  expect(made.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  const found = await findBrowser();
  browser = await launch({ executablePath: found?.path ?? '', pipe: true, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string, width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setBypassCSP(true);
  await page.goto(pathToFileURL(join(folder, path)).href);
  return page;
}

describe.each(PAGES)('%s', (path) => {
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
    const shown = await page.evaluate(`['.skip', '.bar', '.small-contents'].filter((name) => {
      const element = document.querySelector(name);
      return element !== null && getComputedStyle(element).display !== 'none';
    })`);
    expect(shown).toEqual([]);
    await page.close();
  });
});

it('moves nothing for those who asked for less motion', () => {
  const css = readFileSync(join(folder, 'assets/web-lpip-hub.css'), 'utf8');
  expect(css.replace(/@media[^{]*prefers-reduced-motion[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')).not.toMatch(
    /\b(?:animation|transition|scroll-behavior)\s*:/,
  );
});
