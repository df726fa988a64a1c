// Measures in a real browser how long it takes from saving a section to the page that shows it; runs alone as well.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Page } from 'puppeteer-core';
import { runServer } from '../../src/app/preview/run-server.ts';
import { findBrowser } from '../../src/index.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const SECTION = 'briefings/innovation-evidence-review/sections/04-capacities-of-places.md';
const WARM = 8;
const SAVES = 25;

/** Milliseconds; `reference` is the browser alone: the same page loaded from the same server, with nothing made anew. */
export interface PreviewReading {
  readonly savedToSeen: readonly number[];
  readonly reference: readonly number[];
  readonly kilobytes: number;
}

/** Saves a section of the report for Wales again and again, and waits each time until the browser has painted its new words. */
export async function benchPreview(): Promise<PreviewReading> {
  const root = await mkdtemp(join(tmpdir(), 'despatch-bench-preview-'));
  for (const name of ['despatch.yaml', 'briefings'])
    await cp(join(project, name), join(root, name), { recursive: true });
  const found = await findBrowser();
  if (found === null) throw new Error('No browser was found; run: npx despatch setup');
  const preview = await runServer({ root, region: 'wales', hear: () => undefined });
  const browser = await puppeteer.launch({
    executablePath: found.path,
    args: found.sandbox ? [] : ['--no-sandbox'],
    pipe: true,
  });
  try {
    const page = await browser.newPage();
    await page.goto(preview.url);
    const kilobytes = Number(await page.evaluate('document.documentElement.outerHTML.length')) / 1000;
    const text = await readFile(join(root, SECTION), 'utf8');
    const [savedToSeen, reference]: number[][] = [[], []];
    // Taken in turns, so that a busy machine weighs on both.
    for (let save = 0; save < WARM + SAVES; save++) {
      const words = `These words are number ${save}.`;
      const seen = seenAt(page, words);
      const started = performance.now();
      await writeFile(join(root, SECTION), `${text}\n\n${words}\n`);
      await seen;
      const taken = performance.now() - started;
      const again = performance.now();
      await page.reload({ waitUntil: 'load' });
      const loaded = performance.now() - again;
      if (save < WARM) continue;
      savedToSeen?.push(taken);
      reference?.push(loaded);
    }
    return { savedToSeen: savedToSeen ?? [], reference: reference ?? [], kilobytes };
  } finally {
    await browser.close();
    await preview.close();
    await rm(root, { recursive: true });
  }
}

/** Resolves when a frame was painted with some words in the page. */
function seenAt(page: Page, words: string): Promise<unknown> {
  return page.evaluate(`new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('main').textContent.includes(${JSON.stringify(words)})) return false;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(resolve));
      return true;
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  })`);
}

/** The median. */
export function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { savedToSeen, reference, kilobytes } = await benchPreview();
  console.log(
    `saved to seen: median ${middle(savedToSeen).toFixed(0)} ms of ${savedToSeen.map((ms) => ms.toFixed(0)).join(', ')}`,
  );
  console.log(`page of ${kilobytes.toFixed(0)} KB loaded: median ${middle(reference).toFixed(0)} ms`);
}
