// Builds the real review and reads every PDF with another reader: numbers, fonts, page numbers, outline, blank pages.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asset,
  type BuildResult,
  build,
  createPrinter,
  findBrowser,
  type ManifestEntry,
  type Pdf,
  type PrintJob,
} from '../../src/index.ts';
import { difference, openReader, textOfTags, wordsOfTags } from './reading-order.ts';
import { itl1Codes, tenFigures } from './ten-figures.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const A4 = [595, 842];
let out = '';
let result: BuildResult;
/** What went to the printer, and came back. */
const made: { assets: readonly Asset[]; printed: { readonly job: PrintJob; readonly pdf: Pdf }[] } = {
  assets: [],
  printed: [],
};

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
          made.printed.push({ job, pdf });
          return pdf;
        },
      };
    },
  });
}, 300_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

const pdfs = (): readonly ManifestEntry[] => result.files.filter((file) => file.kind === 'pdf');

async function eachPdf(look: (file: ManifestEntry, pdf: PDFDocumentProxy) => Promise<void>): Promise<void> {
  for (const file of pdfs()) {
    const data = new Uint8Array(readFileSync(join(out, 'site', file.path)));
    const task = getDocument({ data, verbosity: 0 });
    await look(file, await task.promise);
    await task.destroy();
  }
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

async function wordsOf(page: PDFPageProxy): Promise<readonly Word[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ text: item.str.trim(), x: item.transform[4], y: item.transform[5] }]
      : [],
  );
}

describe('the Innovation Evidence Review', () => {
  it('makes 26 PDFs and 26 web editions without a message', () => {
    expect(result.messages).toEqual([]);
    expect(pdfs()).toHaveLength(26);
    expect(result.files.filter((file) => file.kind === 'web-edition')).toHaveLength(26);
  });

  it('prints in its contents the page on which each link lands', async () => {
    let checked = 0;
    await eachPdf(async (file, pdf) => {
      if (file.edition !== 'report') return;
      for (let number = 2; number <= 4; number++) {
        const page = await pdf.getPage(number);
        const words = await wordsOf(page);
        const isContents = words.some((word) => word.text === 'Contents' || word.text === 'References');
        for (const link of isContents ? await page.getAnnotations() : []) {
          if (typeof link.dest !== 'string') continue;
          const [left, bottom, right, top] = link.rect as [number, number, number, number];
          const onLine = words.filter(
            (word) => word.y > bottom - 4 && word.y < top + 2 && word.x > Math.max(right, left) - 60,
          );
          const printed = onLine
            .map((word) => word.text)
            .join('')
            .match(/(\d+)$/)?.[1];
          const [reference] = (await pdf.getDestination(link.dest)) as [never];
          expect(`${file.path} ${link.dest} ${printed}`).toBe(
            `${file.path} ${link.dest} ${(await pdf.getPageIndex(reference)) + 1}`,
          );
          checked++;
        }
      }
    });
    // At least the chapters and their headings in each of the thirteen reports.
    expect(checked).toBeGreaterThan(13 * 30);
  });

  it('numbers every page but a cover, and has no blank page', async () => {
    await eachPdf(async (file, pdf) => {
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const words = await wordsOf(page);
        const isCover = file.edition === 'report' && number === 1;
        const foot = words.some((word) => word.text.includes(`Page ${number} of ${pdf.numPages}`) && word.y < 80);
        expect(`${file.path} ${number} ${foot}`).toBe(`${file.path} ${number} ${!isCover}`);
        const body = words
          .filter((word) => word.y > 80 && word.y < 780)
          .reduce((sum, word) => sum + word.text.length, 0);
        expect(body, `${file.path}, page ${number} is blank`).toBeGreaterThan(30);
        expect(page.view.slice(2).map(Math.round)).toEqual(A4);
      }
    });
  });

  it('embeds only TrueType fonts of its own', async () => {
    for (const file of pdfs()) {
      const pdf = await PDFDocument.load(readFileSync(join(out, 'site', file.path)), { updateMetadata: false });
      const fonts = pdf.context
        .enumerateIndirectObjects()
        .flatMap(([, object]) =>
          object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font') ? [object] : [],
        );
      const kinds = new Set(fonts.map((font) => font.get(PDFName.of('Subtype'))?.toString()));
      expect([...kinds].filter((kind) => !['/Type0', '/CIDFontType2', '/TrueType'].includes(kind ?? ''))).toEqual([]);
      const strangers = fonts
        .map((font) => font.get(PDFName.of('BaseFont'))?.toString() ?? '')
        .filter((name) => !/^\/[A-Z]{6}\+(SourceSans|SourceSerif|DespatchSymbols)/.test(name));
      expect(strangers, file.path).toEqual([]);
      const descriptors = pdf.context
        .enumerateIndirectObjects()
        .flatMap(([, object]) =>
          object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor') ? [object] : [],
        );
      expect(descriptors.length).toBeGreaterThan(0);
      expect(descriptors.filter((one) => !one.has(PDFName.of('FontFile2')))).toEqual([]);
    }
  });

  it('is tagged, and names its title, author and language', async () => {
    const titles = new Set<string>();
    await eachPdf(async (file, pdf) => {
      const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
      const edition = file.edition === 'policy-briefing' ? ': Policy briefing' : '';
      expect(String(info.Title)).toContain(`Innovation Evidence Review${edition}`);
      titles.add(String(info.Title));
      expect(info.Author).toBe('Dr Chloe Billing');
      expect(info.Language).toBe('en-GB');
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
      if (file.edition === 'report') expect((await pdf.getOutline()).length).toBeGreaterThan(10);
      expect(file.pages).toBe(pdf.numPages);
    });
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
    await eachPdf(async (file, pdf) => {
      for (let number = 1; number <= pdf.numPages; number++)
        for (const { url, dest } of await (await pdf.getPage(number)).getAnnotations()) {
          expect(url ?? '', `${file.path}, page ${number}`).not.toContain('despatch.invalid');
          if (typeof dest !== 'string') continue;
          expect(await pdf.getDestination(dest), `${file.path} ${dest}`).not.toBeNull();
          if (dest.startsWith('ref-')) citations++;
        }
    });
    expect(citations).toBeGreaterThan(26 * 10);
  });

  it('is read aloud as it was composed: nothing lost, nothing twice, nothing moved', async () => {
    const reader = await openReader(made.assets);
    for (const { job, pdf } of made.printed) {
      const task = getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 });
      const tags = await textOfTags(await task.promise);
      expect(tags.length).toBeGreaterThan(3000);
      expect(difference(await reader.read(job), tags), job.name).toBeNull();
      // Not even where a line ends are two words one, or is one word two.
      const words = await reader.words(job);
      const spelt = await wordsOfTags(await task.promise);
      expect(
        [...new Set(spelt)].filter((word) => !words.has(word)),
        job.name,
      ).toEqual([]);
      await task.destroy();
    }
    await reader.close();
  }, 400_000);

  it('tells ten figures of each region as other code works them out from the CSVs', async () => {
    const codes = itl1Codes();
    const seen: string[] = [];
    await eachPdf(async (file, pdf) => {
      if (file.edition !== 'report' || file.region === null) return;
      const pages: string[] = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
      }
      const text = pages.join('').replace(/\s+/g, '');
      const figures = tenFigures(codes.get(file.region) ?? '');
      expect(figures).toHaveLength(10);
      expect(
        figures.filter((figure) => !text.includes(figure)),
        file.path,
      ).toEqual([]);
      seen.push(file.region);
    });
    expect(new Set(seen).size).toBe(12);
  });

  it('leaves no heading at the foot of a page', async () => {
    await eachPdf(async (file, pdf) => {
      for (const entry of (await pdf.getOutline()) ?? []) await check(entry, { file, pdf });
    });
  });
});

type Entry = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** Below the line on which an outline entry's heading stands there is more of its own page's text. */
async function check(entry: Entry, of: { file: ManifestEntry; pdf: PDFDocumentProxy }): Promise<void> {
  const [reference, , , y] = (
    typeof entry.dest === 'string' ? await of.pdf.getDestination(entry.dest) : entry.dest
  ) as [never, never, number, number];
  const index = await of.pdf.getPageIndex(reference);
  const words = await wordsOf(await of.pdf.getPage(index + 1));
  const below = words.filter((word) => word.y < y - 20 && word.y > 60);
  expect(below.length, `${of.file.path}: "${entry.title}" is at the foot of page ${index + 1}`).toBeGreaterThan(0);
  for (const item of entry.items) await check(item as Entry, of);
}
