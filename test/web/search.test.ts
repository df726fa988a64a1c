// Searches a built site in a browser: served from below a path, filtered by region, and without scripts.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build.ts';
import { findBrowser } from '../../src/index.ts';

const root = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const options = { root, filters: { formats: ['html' as const] }, makePrinter: () => Promise.reject(new Error('no')) };

let folder: string;
let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-search-'));
  const made = await build({ ...options, outDir: join(folder, 'out') });
  expect(made.ok).toBe(true);
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(
      /^\/below\/a\/path\//,
      '',
    );
    try {
      const bytes = readFileSync(join(folder, 'out', path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/below/a/path`;
  const found = await findBrowser();
  browser = await launch({ executablePath: found?.path ?? '', pipe: true, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openSearch(query = '', width = 1280): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setBypassCSP(query !== '');
  const errors: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  await page.goto(`${address}/search/index.html${query}`);
  await page.waitForSelector('#search-form:not([hidden])');
  return { page, errors };
}

async function results(page: Page): Promise<string[]> {
  await page.waitForFunction(`document.getElementById('search-said').textContent !== ''`);
  await page.waitForNetworkIdle({ idleTime: 200 });
  return page.$$eval('#search-results a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
}

describe('the search', () => {
  it('finds a phrase of one region in its edition, by keyboard, and leads to it', async () => {
    const { page, errors } = await openSearch();
    await page.focus('#search-q');
    await page.keyboard.type('"What it means in the North"');
    await page.keyboard.press('Enter');
    const found = await results(page);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((href) => href.includes('/north/'))).toBe(true);
    expect(await page.$eval('#search-results p', (text) => text.textContent)).toContain('What it means in the North');
    const [response] = await Promise.all([page.waitForNavigation(), page.click('#search-results a')]);
    expect(response?.status()).toBe(200);
    expect(await page.content()).toContain('What it means in the North');
    expect(errors).toEqual([]);
    await page.close();
  });

  it('leads to the sections of an edition in which something was found', async () => {
    const { page } = await openSearch();
    await page.type('#search-q', 'spending');
    await page.keyboard.press('Enter');
    const places = (await results(page)).filter((href) => href.includes('#'));
    expect(places.length).toBeGreaterThan(3);
    for (const href of places) {
      const [path = '', id = ''] = href.split('#');
      const html = readFileSync(join(folder, 'out/search', decodeURIComponent(path)), 'utf8');
      expect(html, href).toMatch(new RegExp(`<h\\d[^>]* id="${decodeURIComponent(id)}"`));
    }
    const [first] = await page.$$('#search-results li li a');
    await Promise.all([page.waitForNavigation(), first?.click()]);
    expect(await page.evaluate('document.querySelector(":target")?.tagName')).toMatch(/^H\d$/);
    await page.close();
  });

  it.each([320, 1280])('has no finding of axe-core with results shown at %i px', async (width) => {
    const { page } = await openSearch('?q=spending', width);
    expect((await results(page)).length).toBeGreaterThan(3);
    await page.evaluate(AXE);
    const found = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
    )) as axe.AxeResults;
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('keeps to the region that is chosen', async () => {
    const { page } = await openSearch();
    await page.type('#search-q', 'spending');
    await page.keyboard.press('Enter');
    const all = await results(page);
    await page.select('#search-region', 'North');
    await page.waitForNetworkIdle({ idleTime: 300 });
    const one = await results(page);
    expect(one.length).toBeGreaterThan(0);
    expect(one.length).toBeLessThan(all.length);
    expect(one.every((href) => href.includes('/north/'))).toBe(true);
    await page.close();
  });

  it('leads to the lists where no script runs', async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${address}/search/index.html`);
    const href = await page.$eval('#search-without a', (link) => link.getAttribute('href'));
    expect(href).toBe('../publications/index.html');
    expect(await page.$eval('#search-form', (form) => form.hasAttribute('hidden'))).toBe(true);
    await page.close();
  });
});

it('has the same bytes each time', async () => {
  const hashesOf = async (out: string) => {
    const { files } = await build({ ...options, outDir: join(folder, out) });
    return files.filter(({ kind }) => kind === 'search').map(({ path, sha256 }) => `${path} ${sha256}`);
  };
  const first = await hashesOf('once');
  expect(first.some((file) => file.includes('facets.json'))).toBe(true);
  for (const out of ['twice', 'thrice', 'again']) expect(await hashesOf(out)).toEqual(first);
});

it('is led to by every page where there is one', () => {
  const pages = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  expect(pages.some((path) => path.endsWith('report.html'))).toBe(true);
  const led = pages.filter((path) =>
    /<nav class="site-nav".*?search\/index\.html.*?<\/nav>/s.test(readFileSync(join(folder, 'out', path), 'utf8')),
  );
  expect(led).toEqual(pages);
});

it('is left out when that is asked for', async () => {
  const made = await build({ ...options, outDir: join(folder, 'without'), search: false });
  expect(made.files.some(({ path }) => /search|pagefind/.test(path))).toBe(false);
  for (const { path } of made.files.filter((file) => file.path.endsWith('.html')))
    expect(readFileSync(join(folder, 'without', path), 'utf8'), path).not.toContain('search/');
});
