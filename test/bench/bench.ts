// Measures the real build as ratios against bare printing in the same run: `npm run bench`. Nothing here is a test.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { parse, stringify } from 'yaml';
import { type Asset, build, findBrowser, type Pdf, type PrintJob } from '../../src/index.ts';
import { startBrowser } from '../../src/print/browser.ts';
import { finish } from '../../src/print/finish/finish.ts';
import { launchArguments } from '../../src/print/launch-arguments.ts';
import { printPage } from '../../src/print/print-page.ts';
import { openSealedPage } from '../../src/print/sealed-page.ts';
import { benchCompose } from './bench-compose.ts';
import { benchPreview, middle } from './bench-preview.ts';
import { buildBoth, type Pair } from './bench-site.ts';
import { benchTables } from './bench-tables.ts';
import { coldBuild } from './cold-build.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 3;
const WARM = 5;

/** The finished pages of a build, with their contents' numbers in place of the empty slots, and what they link to. */
async function finishedPages(root = project): Promise<{ jobs: readonly PrintJob[]; assets: readonly Asset[] }> {
  const jobs: PrintJob[] = [];
  let assets: readonly Asset[] = [];
  const stub: Pdf = {
    bytes: new Uint8Array(),
    pages: 1,
    anchors: {},
    blocks: [],
    lastPageMm: null,
    strayFonts: [],
    settled: true,
    faults: [],
  };
  const out = await mkdtemp(join(tmpdir(), 'despatch-bench-'));
  await build({
    root,
    outDir: join(out, 'site'),
    makePrinter: async (given) => {
      assets = given;
      return {
        warm: async () => undefined,
        close: async () => undefined,
        print: async (job) => {
          jobs.push({ ...job, html: job.html.replace(/(data-page-of="[^"]*">)(?=<)/g, '$199') });
          return stub;
        },
      };
    },
  });
  await rm(out, { recursive: true });
  return { jobs, assets };
}

/** Finishes the longest of the printed pages over and over, in one thread: milliseconds a page, warm. */
async function finishing(of: { jobs: readonly PrintJob[]; assets: readonly Asset[] }): Promise<readonly number[]> {
  const found = await findBrowser();
  const longest = [...of.jobs].sort((a, b) => b.html.length - a.html.length)[0];
  if (!found || !longest) throw new Error('There is nothing to finish.');
  const browser = await startBrowser(found);
  const { html: _, ...job } = longest;
  const raw = await printPage(await openSealedPage(browser, of.assets), longest);
  await browser.kill();
  const taken: number[] = [];
  for (let run = 0; run < WARM + 15; run++) {
    const started = performance.now();
    finish({ bytes: raw.bytes, job, page: raw.page, fontsAreSound: true, stamp: null });
    if (run >= WARM) taken.push((performance.now() - started) / raw.pages);
  }
  return taken;
}

/** Prints the same pages with nothing around it: one browser, two pages, no measuring, no reading, no checks. */
async function barePrinting(of: {
  jobs: readonly PrintJob[];
  assets: readonly Asset[];
}): Promise<{ wallMs: number; pdfMs: number }> {
  const found = await findBrowser();
  if (!found) throw new Error('No browser was found; run: npx despatch setup');
  const browser = await puppeteer.launch({
    executablePath: found.path,
    args: [...launchArguments({ sandbox: found.sandbox })],
    pipe: true,
  });
  const byPath = new Map(of.assets.map((asset) => [`/${asset.path}`, asset]));
  const waiting = [...of.jobs];
  const lanes = [0, 0];
  const pages = await Promise.all(
    lanes.map(async () => {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const asset = byPath.get(new URL(request.url()).pathname);
        void request.respond(
          asset
            ? { status: 200, contentType: asset.mediaType, body: Buffer.from(asset.bytes) }
            : { status: 200, contentType: 'text/html', body: '<!doctype html><title></title>' },
        );
      });
      await page.goto('http://despatch.invalid/');
      return page;
    }),
  );
  const started = performance.now();
  await Promise.all(
    pages.map(async (page, lane) => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await page.setContent(job.html, { waitUntil: 'load' });
        await page.evaluate('document.fonts.ready.then(() => true)');
        const before = performance.now();
        await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
        lanes[lane] = (lanes[lane] ?? 0) + performance.now() - before;
      }
    }),
  );
  const wallMs = performance.now() - started;
  await browser.close();
  return { wallMs, pdfMs: Math.max(...lanes) };
}

/** A copy of the project with `times` as many regions: synthetic places with the same texts. */
async function multiplied(times: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'despatch-bench-project-'));
  for (const name of ['despatch.yaml', 'briefings'])
    await cp(join(project, name), join(root, name), { recursive: true });
  const file = join(root, 'briefings/regions.yaml');
  const regions = parse(await readFile(file, 'utf8')) as { regions: { id: string; name: string }[] };
  const originals = [...regions.regions];
  const folder = join(root, 'briefings/innovation-evidence-review/regions');
  const named = await readdir(folder);
  for (let copy = 2; copy <= times; copy++)
    for (const region of originals) {
      regions.regions.push({ ...region, id: `${region.id}-${copy}`, name: `${region.name} ${copy}` });
      if (named.includes(region.id))
        await cp(join(folder, region.id), join(folder, `${region.id}-${copy}`), { recursive: true });
    }
  await writeFile(file, stringify({ ...regions, regions: regions.regions }));
  await withoutAssertions(join(root, 'briefings'));
  return root;
}

/** Among four Londons none is the first: what holds of the real regions is not asked of synthetic ones. */
async function withoutAssertions(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(md|yaml)$/.test(name)) continue;
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/:holds\[((?:[^\]\\]|\\.)*)\]\{that="[^"]*"\}/g, '$1'));
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const line = (label: string, value: string): void => console.log(`${label.padEnd(58)} ${value}`);

const [calibration, ...readings] = await benchCompose(project);
const [small, long] = await benchTables([1000, 5000]);
if (small && long) {
  line('a table of 1,000 rows in print', `${seconds(small.ms)}, ${small.pages} pages`);
  line('a table of 5,000 rows in print', `${seconds(long.ms)}, ${long.pages} pages`);
  line('growth for 5 × the rows (bound 6.0)', (long.ms / small.ms).toFixed(2));
}

const preview = await benchPreview();
line('preview: from saving a section to seeing it (bound 300 ms)', `${middle(preview.savedToSeen).toFixed(0)} ms`);
line('  that page loaded by the browser, nothing made anew', `${middle(preview.reference).toFixed(0)} ms`);

const finished = await finishedPages();
const pairs: Pair[] = [];
const bare: { wallMs: number; pdfMs: number }[] = [];
// Taken in turns, so that a busy machine weighs on both.
for (let run = 0; run < RUNS; run++) {
  bare.push(await barePrinting(finished));
  pairs.push(await buildBoth(project, run));
}
const builds = pairs.map(({ whole }) => whole);
const wallMs = median(builds.map((run) => run.wallMs));
const bareMs = median(bare.map((run) => run.wallMs));
const pdfMs = median(bare.map((run) => run.pdfMs));
const editionsMs = median(pairs.map(({ editions }) => editions.wallMs));
const [pair] = pairs;
if (pair === undefined) throw new Error('Nothing was built.');
const { whole: first, editions } = pair;
line('pages of a report, the middle one', `${first.reportPages}`);
line('calibration: plain JavaScript', `${calibration?.ms.toFixed(1)} ms`);
for (const { label, ms, bound } of readings)
  line(
    `${label} (bound ${bound})`,
    `${ms.toFixed(2)} ms, ${(ms / (calibration?.ms ?? 1)).toFixed(2)} of the calibration`,
  );
line('PDFs, pages', `${first.pdfs}, ${first.pages}`);
line('full build, cold', `${seconds(wallMs)}  (${(wallMs / first.pages).toFixed(1)} ms a page)`);
line('bare printing, two pages open', `${seconds(bareMs)}  (${(bareMs / first.pages).toFixed(1)} ms a page)`);
line('  of which page.pdf() alone, longer lane', seconds(pdfMs));
line('ratio build / bare printing (bound 2.0)', (wallMs / bareMs).toFixed(2));
line('ratio build / page.pdf() alone', (wallMs / pdfMs).toFixed(2));
line('editions only, without the site', `${seconds(editionsMs)}, ${editions.files} of ${first.files} files`);
line('ratio build / editions only (bound 1.25)', (wallMs / editionsMs).toFixed(2));
line('finishing, warm, a page (bound 6 ms)', `${median(await finishing(finished)).toFixed(1)} ms`);
line('peak memory of Node (bound 700 MB)', `${Math.max(...builds.map((run) => run.peakRssMb)).toFixed(0)} MB`);
line(
  'stages',
  Object.entries(first.timings)
    .map(([stage, ms]) => `${stage} ${ms.toFixed(0)}`)
    .join(', '),
);

// Every edition shows all places in its charts and tables, so that with four times as many its pages are more and fuller:
// what the browser alone takes for them tells how much is ours.
const root = await multiplied(4);
const large = await coldBuild(root);
const largeBare = await barePrinting(await finishedPages(root));
await rm(root, { recursive: true });
const size = `${large.pdfs} PDFs, ${large.pages} pages, ${large.peakRssMb.toFixed(0)} MB`;
line('4 × the regions', `${seconds(large.wallMs)}, ${size}`);
line('bare printing of that', seconds(largeBare.wallMs));
const growth = { build: large.wallMs / wallMs, bare: largeBare.wallMs / bareMs };
line('growth of the build, of bare printing', `${growth.build.toFixed(2)}, ${growth.bare.toFixed(2)}`);
line('growth of the build / of bare printing (bound 1.1)', (growth.build / growth.bare).toFixed(2));
