// Builds the real review and reads every PDF with another reader: numbers, fonts, page numbers, outline, blank pages.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asset,
  type BuildResult,
  build,
  createPrinter,
  findBrowser,
  type ManifestEntry,
  type PrintJob,
} from '../../src/index.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';
import { difference, openReader } from './reading-order.ts';
import { itl1Codes, tenFigures } from './ten-figures.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const A4 = [595, 842];
let out = '';
let result: BuildResult;
/** What went to the printer, with the hash of what came back. */
const made: { assets: readonly Asset[]; readonly jobs: [PrintJob, string][] } = { assets: [], jobs: [] };
/** What came out of it, read once. */
const read = new Map<ManifestEntry, ReadPdf>();

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'despatch-review-'));
  result = await build({
    root: project,
    outDir: join(out, 'site'),
    // The same pages at another address.
    versions: false,
    makePrinter: async (assets) => {
      const browser = await findBrowser();
      if (!browser) throw new Error('No browser was found.');
      const printer = await createPrinter({ browser, assets });
      made.assets = assets;
      return {
        ...printer,
        print: async (job) => {
          const pdf = await printer.print(job);
          made.jobs.push([job, createHash('sha256').update(pdf.bytes).digest('hex')]);
          return pdf;
        },
      };
    },
  });
  for (const file of pdfs()) read.set(file, await readPdf(readFileSync(join(out, 'site', file.path))));
}, 400_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

const pdfs = (): readonly ManifestEntry[] => result.files.filter((file) => file.kind === 'pdf');

describe('the Innovation Evidence Review', () => {
  it('makes 26 PDFs and 26 web editions without a message', () => {
    expect(result.messages).toEqual([]);
    expect(pdfs()).toHaveLength(26);
    expect(result.files.filter((file) => file.kind === 'web-edition')).toHaveLength(26);
  });

  it('prints in its contents the page on which each link lands', () => {
    let checked = 0;
    for (const [{ path, edition }, { pages }] of read) {
      if (edition !== 'report') continue;
      for (const { words, links } of pages.slice(1, 4)) {
        const isContents = words.some((word) => word.text === 'Contents' || word.text === 'References');
        for (const { rect, dest, to } of isContents ? links : []) {
          if (dest === null) continue;
          const [left, bottom, right, top] = rect;
          const onLine = words.filter(
            (word) => word.y > bottom - 4 && word.y < top + 2 && word.x > Math.max(right, left) - 60,
          );
          const printed = onLine
            .map((word) => word.text)
            .join('')
            .match(/(\d+)$/)?.[1];
          expect(`${path} ${dest} ${printed}`).toBe(`${path} ${dest} ${to}`);
          checked++;
        }
      }
    }
    // At least the chapters and their headings in each of the thirteen reports.
    expect(checked).toBeGreaterThan(13 * 30);
  });

  it('numbers every page but a cover, and has no blank page', () => {
    for (const [{ path, edition }, { pages }] of read)
      for (const [index, { words, size }] of pages.entries()) {
        const number = index + 1;
        const isCover = edition === 'report' && number === 1;
        const foot = words.some((word) => word.text.includes(`Page ${number} of ${pages.length}`) && word.y < 80);
        expect(`${path} ${number} ${foot}`).toBe(`${path} ${number} ${!isCover}`);
        const body = words
          .filter((word) => word.y > 80 && word.y < 780)
          .reduce((sum, word) => sum + word.text.length, 0);
        expect(body, `${path}, page ${number} is blank`).toBeGreaterThan(30);
        expect(size.map(Math.round)).toEqual(A4);
      }
  });

  it('embeds only TrueType fonts of its own', () => {
    for (const [{ path }, { fonts }] of read) {
      const [used, described] = [
        fonts.filter(({ type }) => type === 'Font'),
        fonts.filter(({ type }) => type !== 'Font'),
      ];
      expect(used.length, path).toBeGreaterThan(0);
      const kinds = new Set(used.map(({ kind }) => kind));
      expect(
        [...kinds].filter((kind) => !['Type0', 'CIDFontType2', 'TrueType'].includes(kind)),
        path,
      ).toEqual([]);
      const ours = /^[A-Z]{6}\+(SourceSans|SourceSerif|DespatchSymbols)/;
      expect(
        used.filter(({ name }) => !ours.test(name)),
        path,
      ).toEqual([]);
      expect(described.length, path).toBeGreaterThan(0);
      expect(
        described.filter(({ hasFile }) => !hasFile),
        path,
      ).toEqual([]);
    }
  });

  it('is tagged, and names its title, author and language', () => {
    const titles = new Set<string>();
    for (const [file, { info, isTagged, chapters, pages }] of read) {
      const edition = file.edition === 'policy-briefing' ? ': Policy briefing' : '';
      expect(String(info.Title)).toContain(`Innovation Evidence Review${edition}`);
      titles.add(String(info.Title));
      expect(info.Author).toBe('Dr Chloe Billing');
      expect(info.Language).toBe('en-GB');
      expect(isTagged).toBe(true);
      if (file.edition === 'report') expect(chapters).toBeGreaterThan(10);
      expect(file.pages).toBe(pages.length);
    }
    expect(titles.size).toBe(26);
  });

  it('has no link that leads nowhere, on its pages and in its PDFs', async () => {
    const paths = new Set(result.files.map((file) => file.path));
    const pages = [...paths].filter((path) => path.endsWith('.html'));
    const texts = new Map(pages.map((path) => [path, readFileSync(join(out, 'site', path), 'utf8')]));
    const ids = new Map(
      [...texts].map(([path, text]) => [path, new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
    );
    const dead = pages.flatMap((path) =>
      [...(texts.get(path) ?? '').matchAll(/(?:href|src)="(?!https?:|mailto:)([^"#]*)(?:#([^"]*))?"/g)].flatMap(
        ([, file, id]) => {
          const target = file ? join(dirname(path), file) : path;
          return paths.has(target) && (!id || ids.get(target)?.has(id)) ? [] : [`${path} → ${target}#${id}`];
        },
      ),
    );
    expect(dead).toEqual([]);
    let citations = 0;
    for (const [{ path }, { pages }] of read)
      for (const { dest, to, url } of pages.flatMap(({ links }) => links)) {
        expect(url ?? '', path).not.toContain('despatch.invalid');
        if (dest === null) continue;
        expect(to, `${path} ${dest}`).not.toBeNull();
        if (dest.startsWith('ref-')) citations++;
      }
    expect(citations).toBeGreaterThan(26 * 10);
  });

  it('is read aloud as it was composed: nothing lost, nothing twice, nothing moved', async () => {
    const reader = await openReader(made.assets);
    for (const [job, hash] of made.jobs) {
      const { told } = [...read].find(([{ sha256 }]) => sha256 === hash)?.[1] ?? {};
      const composed = await reader.read(job);
      expect(told?.text.length, job.name).toBeGreaterThan(3000);
      expect(difference(composed.pieces, told?.text ?? ''), job.name).toBeNull();
      // Not even where a line ends are two words one, or is one word two.
      expect(
        [...new Set(told?.words)].filter((word) => !composed.words.has(word)),
        job.name,
      ).toEqual([]);
    }
    await reader.close();
    expect(made.jobs).toHaveLength(26);
  }, 400_000);

  it('tells ten figures of each region as other code works them out from the CSVs', () => {
    const codes = itl1Codes();
    const seen: string[] = [];
    for (const [file, { pages }] of read) {
      if (file.edition !== 'report' || file.region === null) continue;
      const text = pages
        .map((page) => page.text)
        .join('')
        .replace(/\s+/g, '');
      const figures = tenFigures(codes.get(file.region) ?? '');
      expect(figures).toHaveLength(10);
      expect(
        figures.filter((figure) => !text.includes(figure)),
        file.path,
      ).toEqual([]);
      seen.push(file.region);
    }
    expect(new Set(seen).size).toBe(12);
  });

  it('leaves no heading at the foot of a page', () => {
    for (const [{ path }, { outline, pages }] of read)
      for (const { title, page, y } of outline) {
        // Below the line on which a heading stands there is more of its own page's text.
        const below = pages[page - 1]?.words.filter((word) => word.y < y - 20 && word.y > 60) ?? [];
        expect(below.length, `${path}: "${title}" is at the foot of page ${page}`).toBeGreaterThan(0);
      }
  });
});
