// Draws the cards of a real build: their size, their bytes twice, and the tags that name them.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, createPrinter } from '../../src/index.ts';
import type { PictureJob } from '../../src/model.ts';
import { browser } from './sample.ts';

const briefings = fileURLToPath(new URL('../briefings/everything', import.meta.url));
const baseUrl = 'https://briefings.example.org/hub';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-cards-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the briefings of one region under a status; `twice` holds what each card came to when it was drawn again. */
async function builtWith(name: string, status: string, at?: string) {
  const root = join(folder, name);
  cpSync(briefings, root, { recursive: true });
  const file = join(root, 'briefings/every-block/publication.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^status: .*$/m, status));
  const outDir = join(root, 'out');
  const twice: (readonly [Uint8Array, Uint8Array])[] = [];
  const result = await build({
    root,
    outDir,
    ...(at === undefined ? {} : { baseUrl: at }),
    filters: { publication: 'every-block', region: 'north', edition: 'policy-briefing' },
    makePrinter: async (assets) => {
      const printer = createPrinter({ browser: await browser(), assets });
      const picture = async (job: PictureJob) => {
        const [first, second] = await Promise.all([printer.picture(job), printer.picture(job)]);
        twice.push([first, second]);
        return first;
      };
      return { ...printer, picture };
    },
  });
  expect(result.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  const landing = result.files.find(({ kind }) => kind === 'landing')?.path ?? '';
  const cards = result.files.filter(({ kind }) => kind === 'card');
  return { cards, twice, outDir, html: readFileSync(join(outDir, landing), 'utf8') };
}

const tag = (html: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];

it('what is published has a card of 1200 by 630 pixels, the same each time, that its landing page names', async () => {
  const { cards, twice, outDir, html } = await builtWith('published', 'status: published', baseUrl);
  expect(cards).toMatchObject([{ path: 'every-block/north/card.png', region: 'north', edition: null }]);
  const png = readFileSync(join(outDir, cards[0]?.path ?? ''));
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.toString('latin1', 12, 16)).toBe('IHDR');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.includes('tIME')).toBe(false);
  expect(png.length).toBeLessThan(100_000);
  for (const [first, second] of twice) expect(Buffer.compare(first, second)).toBe(0);
  expect(twice).toHaveLength(1);

  const address = tag(html, 'og:image') ?? '';
  expect(address).toBe(`${baseUrl}/every-block/north/card.png`);
  expect(existsSync(join(outDir, address.slice(baseUrl.length)))).toBe(true);
  expect([tag(html, 'og:image:width'), tag(html, 'og:image:height')]).toEqual(['1200', '630']);
  expect(tag(html, 'og:image:alt')).toContain(tag(html, 'og:site_name'));
  expect(tag(html, 'twitter:card')).toBe('summary_large_image');
});

it('no tag names a card while it is not known where the site will stand', async () => {
  const { cards, html } = await builtWith('nowhere', 'status: published');
  expect(cards).toHaveLength(1);
  expect(html).not.toContain('og:image');
});

it.each([
  'status: draft',
  'status: published\nembargo: 2099-12-01',
  'status: withdrawn\nwithdrawn: { date: 2025-03-01, reason: "Wrong." }',
])('%s has none', async (status) => {
  const { cards, twice, html } = await builtWith(status.replace(/\W+/g, '-').slice(0, 40), status, baseUrl);
  expect([cards, twice]).toEqual([[], []]);
  expect(html).not.toContain('og:image');
});
