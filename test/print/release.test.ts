// Prints what is no edition yet, or no more: the marks are on every page, and in no tag; a notice replaces what is withdrawn.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build, createPrinter, findBrowser } from '../../src/index.ts';
import { openWithPdfLib, xmpOf } from './read-tags.ts';

const briefings = fileURLToPath(new URL('../briefings/everything', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-release-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PDF as two readers see it: all text of each page, and the text that its tags hold. */
interface Read {
  readonly pages: readonly string[];
  readonly tagged: string;
  readonly xmp: string;
}

/** Builds one region of the test's publication with other lines for its status; `now` is a second before or after the embargo. */
async function builtWith(name: string, status: string, now = '2026-11-30T23:59:59Z') {
  const root = join(folder, name);
  cpSync(briefings, root, { recursive: true });
  const file = join(root, 'briefings/every-block/publication.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^status: .*$/m, status));
  const outDir = join(root, 'out');
  const result = await build({
    root,
    outDir,
    now,
    filters: { publication: 'every-block', region: 'north' },
    makePrinter: async (assets) => {
      const browser = await findBrowser();
      if (browser === null) throw new Error('No browser was found.');
      return createPrinter({ browser, assets });
    },
  });
  expect(result.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { result, pdf: (edition: string) => readPdf(join(outDir, pathOf(result, edition))), outDir };
}

function pathOf(result: BuildResult, edition: string): string {
  const found = result.files.find(
    ({ kind, edition: of, path }) => kind === 'pdf' && of === edition && !/\/v\d/.test(path),
  );
  if (found === undefined) throw new Error(`No PDF of the ${edition} was built.`);
  return found.path;
}

async function readPdf(path: string): Promise<Read> {
  const bytes = readFileSync(path);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  let tagged = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    let inTags = 0;
    const open: boolean[] = [];
    let all = '';
    for (const item of items) {
      if ('type' in item) {
        if (item.type === 'endMarkedContent') inTags -= open.pop() ? 1 : 0;
        else {
          // pdf.js names marks that the structure tree holds by an id; an artifact has none.
          const isTagged = item.type === 'beginMarkedContentProps' && Boolean(item.id);
          open.push(isTagged);
          inTags += isTagged ? 1 : 0;
        }
      } else {
        all += item.str;
        if (inTags > 0) tagged += item.str;
      }
    }
    pages.push(all);
  }
  await task.destroy();
  return { pages, tagged, xmp: xmpOf(await openWithPdfLib(bytes)) };
}

describe.each([
  ['draft', 'status: draft', 'Draft, not for citation', 'This is a draft.'],
  ['review', 'status: review', 'For review, not for publication', 'This text is in review.'],
  ['embargo', 'status: published\nembargo: 2026-12-01', 'Embargoed until 1 December 2026', 'Under embargo:'],
])('%s', (name, status, mark, plain) => {
  it('is marked on every page, in no tag, and its PDFs still claim to be accessible', async () => {
    const { pdf } = await builtWith(name, status);
    for (const edition of ['report', 'policy-briefing']) {
      const { pages, tagged, xmp } = await pdf(edition);
      expect(pages.filter((text) => !text.includes(mark))).toEqual([]);
      expect(tagged).not.toContain(mark);
      expect(tagged).toContain(plain);
      expect(xmp).toMatch(/pdfuaid:part>1<|pdfuaid:part="1"/);
    }
  });
});

it('an embargo that has passed leaves no mark', async () => {
  const { pdf, result } = await builtWith('passed', 'status: published\nembargo: 2026-12-01', '2026-12-01T00:00:00Z');
  expect(result.ok).toBe(true);
  expect((await pdf('report')).pages.join('')).not.toContain('mbargo');
});

it('what is withdrawn is a notice of one page under the names of its PDFs, accessible too', async () => {
  const { pdf, result, outDir } = await builtWith(
    'withdrawn',
    'status: withdrawn\nwithdrawn: { date: 2025-03-01, reason: "The *figures* were wrong." }',
  );
  for (const edition of ['report', 'policy-briefing']) {
    const { pages, tagged, xmp } = await pdf(edition);
    expect(pages).toHaveLength(1);
    expect(tagged).toContain('This publication was withdrawn: 1 March 2025.');
    expect(tagged).toContain('The figures were wrong.');
    expect(tagged).not.toContain('Places differ');
    expect(xmp).toMatch(/pdfuaid:part>1<|pdfuaid:part="1"/);
  }
  const own = result.files.filter(({ publication }) => publication === 'every-block');
  expect([...new Set(own.map(({ kind }) => kind))].sort()).toEqual(['landing', 'pdf', 'text', 'web-edition']);
  const reasons: Partial<Record<string, string>> = {
    landing: 'The <em>figures</em> were wrong.',
    text: 'The *figures* were wrong.',
    'web-edition': 'The <em>figures</em> were wrong.',
  };
  for (const { path, kind } of own) {
    const reason = reasons[kind];
    if (reason === undefined) continue;
    const text = readFileSync(join(outDir, path), 'utf8');
    expect(text).toContain(reason);
    expect(text).not.toMatch(/Places differ|class="downloads/);
  }
});
