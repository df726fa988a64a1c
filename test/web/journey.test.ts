// Goes through a built site as its readers do, with scripts off: from disk, from below a path of a server, by keyboard alone.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, createPrinter, findBrowser } from '../../src/index.ts';

const root = fileURLToPath(new URL('../briefings/two-regions', import.meta.url));
/** Where the site stands on the server. */
const BELOW = '/evidence/hub';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

let folder: string;
let browser: Browser;
let server: Server;
let files: readonly { readonly path: string; readonly kind: string }[];
/** Starts of the addresses under which the same site is read. */
const starts: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-journey-'));
  const found = await findBrowser();
  if (found === null) throw new Error('There is no browser.');
  const made = await build({
    root,
    outDir: folder,
    makePrinter: async (assets) => createPrinter({ browser: found, assets }),
  });
  expect(made.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  files = made.files;
  server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '').replace(/[?#].*$/, ''));
    // The same site stands at the root as well, which shows its own page for what is not there.
    const file = join(folder, path.startsWith(`${BELOW}/`) ? path.slice(BELOW.length) : path);
    try {
      const bytes = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      response.writeHead(404, { 'content-type': TYPES['.html'] }).end(readFileSync(join(folder, '404.html')));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  starts['a file'] = `${pathToFileURL(folder).href}/`;
  starts['a path on a server'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}${BELOW}/`;
  browser = await launch({ executablePath: found.path, pipe: true, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page without scripts, and what it asked for. */
async function open(address: string, width = 1280): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setJavaScriptEnabled(false);
  await page.setViewport({ width, height: 900 });
  await page.goto(address);
  return { page, asked };
}

/** Follows the first link whose words are these. */
async function follow(page: Page, words: string): Promise<void> {
  const [link] = (await page.$$(`::-p-xpath(//a[normalize-space(.)="${words}"])`)) as unknown as {
    click(): Promise<void>;
  }[];
  if (link === undefined) throw new Error(`${page.url()} has no link "${words}".`);
  await Promise.all([page.waitForNavigation(), link.click()]);
}

/** Goes with the tab key to the first link whose words are these, and presses it. */
async function press(page: Page, words: string): Promise<void> {
  const client = await page.createCDPSession();
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press('Tab');
    // Scripts of the page are off; the accessibility tree says where the focus is.
    const { nodes } = (await client.send('Accessibility.getFullAXTree')) as {
      nodes: { name?: { value: string }; properties?: { name: string; value: { value: unknown } }[] }[];
    };
    const focused = nodes.filter(({ properties }) =>
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    );
    if (focused.some(({ name }) => name?.value.trim() === words)) {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      return;
    }
  }
  throw new Error(`${page.url()} has no link "${words}" that the keyboard reaches.`);
}

const heading = (page: Page) => page.$eval('h1', (element) => element.textContent);

describe.each(['a file', 'a path on a server'])('from %s', (kind) => {
  it('a reader goes from home to theme to landing page to download, and picks a region', async () => {
    const { page, asked } = await open(`${starts[kind]}index.html`);
    expect(await heading(page)).toBe('The Small Hub');
    await follow(page, 'Innovation');
    expect(page.url()).toBe(`${starts[kind]}themes/innovation/index.html`);
    await follow(page, 'A Spending Review');
    expect(page.url()).toBe(`${starts[kind]}spending-review/index.html`);
    await follow(page, 'North');
    expect(page.url()).toBe(`${starts[kind]}spending-review/north/index.html`);
    const downloads = await page.$$eval('.downloads--large a', (links) =>
      links.map((link) => ({ href: (link as { href: string }).href, text: link.textContent })),
    );
    expect(downloads.map(({ text }) => text)).toEqual(['Download the report', 'Download the policy briefing']);
    for (const { href } of downloads) {
      const file = join(folder, href.slice((starts[kind] ?? '').length));
      expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
      expect(statSync(file).size).toBeGreaterThan(10_000);
    }
    expect(await page.$eval('.download-facts', (element) => element.textContent)).toMatch(
      /^PDF, \d+\u00a0KB, \d+ pages, English Accessible PDF$/,
    );
    await follow(page, 'Read the report on the web');
    expect(page.url()).toBe(`${starts[kind]}spending-review/north/report.html`);
    await follow(page, 'Regions');
    await follow(page, 'South');
    expect(page.url()).toBe(`${starts[kind]}regions/south/index.html`);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((url) => !url.startsWith(starts[kind] ?? ''))).toEqual([]);
    await page.close();
  });

  it('the keyboard alone leads there as well', async () => {
    const { page } = await open(`${starts[kind]}index.html`);
    await press(page, 'People');
    await press(page, 'Dr Ada Writer');
    expect(await heading(page)).toBe('Dr Ada Writer');
    await press(page, 'A Spending Review');
    await press(page, 'South');
    expect(page.url()).toBe(`${starts[kind]}spending-review/south/index.html`);
    await page.close();
  });
});

it('every page of the site fits a window of 320 px, and asks for nothing from elsewhere', async () => {
  const wide: string[] = [];
  const pages = files.filter(({ path }) => path.endsWith('.html') && path !== '404.html');
  expect(pages.length).toBeGreaterThan(20);
  for (const { path } of pages) {
    const { page, asked } = await open(`${starts['a path on a server']}${path}`, 320);
    const client = await page.createCDPSession();
    const { cssContentSize } = (await client.send('Page.getLayoutMetrics')) as { cssContentSize: { width: number } };
    if (cssContentSize.width > 320) wide.push(`${path}: ${cssContentSize.width}`);
    expect(asked.filter((url) => !url.startsWith(starts['a path on a server'] ?? ''))).toEqual([]);
    await page.close();
  }
  expect(wide).toEqual([]);
});

it('what is not there has a page that works at any depth', async () => {
  const { origin } = new URL(starts['a path on a server'] ?? '');
  const { page } = await open(`${origin}/themes/gone/deep/down.html`);
  expect(await heading(page)).toBe('There is no such page');
  const style = await page.$eval(
    'link[rel=stylesheet]',
    (link) => (link as unknown as { sheet: unknown }).sheet !== null,
  );
  expect(style).toBe(true);
  await follow(page, 'Themes');
  expect(page.url()).toBe(`${origin}/themes/index.html`);
  await page.close();
});

it('the citation is text that can be copied; a button copies it for those who have scripts, and nobody else sees one', async () => {
  const address = `${starts['a path on a server']}spending-review/index.html`;
  const { page } = await open(address);
  expect(await page.$eval('#citation', (element) => element.textContent)).toContain('Writer, A.');
  expect(await page.$('aria/Copy the citation')).toBeNull();
  await page.close();
  const scripted = await browser.newPage();
  const origin = new URL(address).origin;
  await browser
    .defaultBrowserContext()
    .overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  await scripted.goto(address);
  const button = await scripted.$('aria/Copy the citation');
  await button?.click();
  await scripted.waitForFunction(`document.querySelector('[role=status]').textContent === 'Copied.'`);
  expect(await scripted.evaluate('navigator.clipboard.readText()')).toBe(
    await scripted.$eval('#citation', (element) => element.textContent),
  );
  await scripted.close();
});
