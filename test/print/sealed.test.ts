// What a hostile document can reach: nothing. And that each wall would be missed if it fell.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningBrowser, startBrowser } from '../../src/print/browser.ts';
import { createPrinter } from '../../src/print/index.ts';
import { DEAD_PROXY, launchArguments, NO_NAMES } from '../../src/print/launch-arguments.ts';
import { browser, job } from './sample.ts';
import { vectors } from './vectors.ts';

const servers: Server[] = [];
const hosts: string[] = [];
const hits: string[] = [];
let connections = 0;

beforeAll(async () => {
  for (const [address, names] of [
    ['127.0.0.1', ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', 'localhost.']],
    ['::1', ['[::1]']],
  ] as const) {
    const server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('x');
    });
    server.on('connection', () => connections++);
    const listens = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(0, address, () => resolve(true));
    });
    if (!listens) continue;
    servers.push(server);
    hosts.push(...names.map((name) => `${name}:${(server.address() as AddressInfo).port}`));
  }
});
afterAll(() => {
  for (const server of servers) server.close();
});
beforeEach(() => {
  hits.length = 0;
  connections = 0;
});

const documents = () =>
  vectors.map(({ name, html }, i) => ({
    name,
    html: html.replaceAll('URL', `http://${hosts[i % hosts.length]}/${i}`),
  }));

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a hundred ways out of a document reach nothing through the printer', async () => {
  expect(vectors.length).toBeGreaterThanOrEqual(100);
  const printer = createPrinter({ browser: await browser(), assets: [] });
  try {
    for (const { name, html } of documents()) {
      const pdf = await printer.print({ ...job(name, ''), html });
      expect(pdf.pages, name).toBeGreaterThan(0);
      expect(Buffer.from(pdf.bytes).includes('root:x:0'), name).toBe(false);
    }
    for (const host of hosts) {
      const all = vectors.map(({ html }) => html.replaceAll('URL', `http://${host}/all`)).join('\n');
      await printer.print({ ...job(host, ''), html: all });
    }
    await later(500);
  } finally {
    await printer.close();
  }
  expect(hits).toEqual([]);
  expect(connections).toBe(0);
});

/**
 * Opens documents in a plain page, scripts on, no interception, no policy, until it is clear that something gets out. Returns
 * how many reached the server.
 */
async function reached(
  args: readonly string[],
  prepare: (page: Page) => Promise<void>,
  isClear: () => boolean = () => false,
): Promise<number> {
  const running: RunningBrowser = await startBrowser(await browser(), args);
  const waiting = documents();
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !isClear(); next = waiting.shift()) {
      const page = await running.driver.newPage();
      await prepare(page);
      const print = page
        .setContent(next.html, { waitUntil: 'load', timeout: 500 })
        .then(() => page.pdf({ timeout: 1_000 }));
      await Promise.race([print.catch(() => undefined), later(700)]);
      page.close().catch(() => undefined);
    }
  };
  try {
    // Most of the time of a document goes by in waiting for what it may still ask for.
    await Promise.all([lane(), lane(), lane(), lane()]);
  } finally {
    await running.kill();
  }
  return new Set(hits).size;
}

const unsealed = async () =>
  launchArguments(await browser()).filter(
    (arg) => arg !== NO_NAMES && !(DEAD_PROXY as readonly string[]).includes(arg),
  );

test('the same documents do reach the server from a page that is not sealed, so the trap works', async () => {
  const most = () => new Set(hits).size > 50;
  expect(await reached(await unsealed(), async () => undefined, most)).toBeGreaterThan(50);
});

test('the proxy alone holds: without interception, policy or the ban on scripts nothing is reached', async () => {
  const launched = launchArguments(await browser()).filter((arg) => arg !== NO_NAMES);
  expect(await reached(launched, async () => undefined)).toBe(0);
  expect(connections).toBe(0);
});

test('interception alone does not hold: without the proxy something gets out', async () => {
  const intercept = async (page: Page): Promise<void> => {
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.abort().catch(() => undefined));
  };
  await reached(await unsealed(), intercept, () => connections > 0);
  expect(connections).toBeGreaterThan(0);
});
