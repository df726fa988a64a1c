// Page numbers, names and fonts of real PDFs, read back by another reader than ours.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pdf } from '../../src/model.ts';
import { createPrinter, type Printer } from '../../src/print/index.ts';
import { assets, browser, job, nastyDocument } from './sample.ts';

let printer: Printer;
beforeAll(async () => {
  printer = createPrinter({ browser: await browser(), assets });
});
afterAll(() => printer.close());

async function read(pdf: Pdf): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 }).promise;
}

async function pageOf(document: PDFDocumentProxy, id: string): Promise<number> {
  const destination = (await document.getDestination(id)) ?? (await document.getDestination(encodeURIComponent(id)));
  return (await document.getPageIndex(destination?.[0])) + 1;
}

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const content = await (await document.getPage(page)).getTextContent();
  return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

test('page numbers in the contents are the pages on which things stand, in documents that are hard to paginate', async () => {
  for (const seed of [1, 2, 3]) {
    const { html, ids } = nastyDocument(seed, 8);
    const pdf = await printer.print(job(`nasty ${seed}`, html));
    const document = await read(pdf);
    expect(document.numPages).toBe(pdf.pages);
    expect(pdf.pages).toBeGreaterThan(35);
    expect(pdf.settled).toBe(true);
    const contents = (await Promise.all([2, 3, 4].map((page) => textOf(document, page))))
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const id of ids) {
      const page = await pageOf(document, id);
      expect(pdf.anchors[id]).toBe(page);
      expect(contents).toContain(`To ${id} ${page} `.trim());
    }
    expect(pdf.strayFonts).toEqual([]);
  }
});

/** The pages of a document's headings, in order, as its outline has them. */
async function headingPages(document: PDFDocumentProxy): Promise<number[]> {
  const pages: number[] = [];
  const walk = async (entries: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>): Promise<void> => {
    for (const { dest, items } of entries ?? []) {
      const [page] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) ?? [];
      pages.push((await document.getPageIndex(page)) + 1);
      await walk(items);
    }
  };
  await walk(await document.getOutline());
  return pages;
}

test('the page of every element with an id is known, also of those that no link leads to', async () => {
  for (const seed of [4, 5]) {
    const { html, ids } = nastyDocument(seed, 5);
    const pdf = await printer.print(job(`unlinked ${seed}`, html.replace(/<ol>.*?<\/ol>/s, '<a href="#h0">h0</a>')));
    expect(ids.map((id) => pdf.anchors[id])).toEqual(await headingPages(await read(pdf)));
    expect(new Set(ids.map((id) => pdf.anchors[id])).size).toBeGreaterThan(10);
  }
});

test('a slot that no link leads to gets its number too, and ids may be any text', async () => {
  const slots = ['plain', 'caffi-ŵy', 'with space & 100%'];
  const rows = slots.map((id) => `<p>see <span data-page-of="${id.replace('&', '&amp;')}"></span>.</p>`).join('');
  const sheets = slots.map((id) => `<section class="sheet" id="${id.replace('&', '&amp;')}">x</section>`).join('');
  const pdf = await printer.print(
    job('slots', `<div class="sheets"><section class="sheet">${rows}</section>${sheets}</div>`),
  );
  expect({ ...pdf.anchors }).toEqual({ plain: 2, 'caffi-ŵy': 3, 'with space & 100%': 4 });
  expect((await textOf(await read(pdf), 1)).replace(/\s+/g, ' ')).toContain('see 2 . see 3 . see 4 .');
});

test('what hangs out of its page counts only where nothing cuts it off, and the numbers are right at the first print', async () => {
  const { html } = nastyDocument(7, 3);
  const wide = '<div style="width: 230mm">This is wider than the page.</div>';
  const cut = html.replace('<section class="sheet"><h1', `<section class="sheet" style="overflow-x: clip">${wide}<h1`);
  const out = html.replace('<section class="sheet"><h1', `<section class="sheet">${wide}<h1`);
  const [plain, clipped, scaled] = [
    await printer.print(job('plain', html)),
    await printer.print(job('clipped', cut)),
    await printer.print(job('scaled', out)),
  ];
  expect([plain.settled, clipped.settled, scaled.settled]).toEqual([true, true, true]);
  // Chromium makes everything smaller for what hangs out, and so needs fewer pages.
  expect(scaled.pages).toBeLessThan(clipped.pages);
  const lowest = (pdf: Pdf) => Object.values(pdf.anchors).reduce((most, page) => Math.max(most, page), 0);
  expect(lowest(clipped)).toBeLessThanOrEqual(clipped.pages);
});

test('a document outside the layout contract is printed again with the numbers of its PDF', async () => {
  const body = `<p><a href="#b">b</a> <span data-page-of="b"></span></p><h2 id="b" style="break-before: page">B</h2>`;
  const pdf = await printer.print(job('no sheets', body));
  expect(pdf.settled).toBe(true);
  expect((await textOf(await read(pdf), 1)).trim()).toMatch(/b\s+2$/);
});

test('the PDF is tagged, has an outline, a language and the names of its job', async () => {
  const body = '<div class="sheets"><section class="sheet"><h1>One</h1><h2>Two</h2><p>Text</p></section></div>';
  const pdf = await printer.print(job('Evidence (draft) — Caerdydd', body, { authors: ['Ŵyn, Á.', 'Billing, C.'] }));
  const document = await read(pdf);
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  expect(info).toMatchObject({
    Title: 'Evidence (draft) — Caerdydd',
    Author: 'Ŵyn, Á., Billing, C.',
    Subject: 'What works',
    Keywords: 'innovation, place',
    Creator: 'Despatch',
    CreationDate: "D:20240501000000+00'00'",
    Language: 'en-GB',
  });
  expect(String(info.Producer)).toContain('Skia');
  const outline = await document.getOutline();
  expect(outline.map((entry) => [entry.title, entry.items.map((item) => item.title)])).toEqual([['One', ['Two']]]);
  expect((await document.getMarkInfo())?.Marked).toBe(true);
  expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  expect(JSON.stringify(await (await document.getPage(1)).getStructTree())).toContain('"H2"');
});

test('the PDF is sound, and the same job makes the same bytes', async () => {
  const { html } = nastyDocument(5, 2);
  const [first, second] = [await printer.print(job('same', html)), await printer.print(job('same', html))];
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), 'despatch-test-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), first.bytes);
    expect(execFileSync('pdfinfo', [join(folder, 'a.pdf')], { encoding: 'utf8' })).toContain('Title:           same');
    let qpdf = 'No syntax or stream encoding errors found';
    try {
      qpdf = execFileSync('qpdf', ['--check', join(folder, 'a.pdf')], { encoding: 'utf8' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    expect(qpdf).toContain('No syntax or stream encoding errors found');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a font that is not ours is named with the characters it stands in for', async () => {
  const pdf = await printer.print(
    job('stray', '<p>Ours <b>bold</b> <i>italic</i>, and Ω stands for ohm, ŵ is Welsh.</p>'),
  );
  expect(pdf.strayFonts.map((stray) => stray.reason)).toContain('fallback');
  expect(pdf.strayFonts.flatMap((stray) => stray.characters).sort()).toEqual(['ŵ', 'Ω']);
});

test('a character that no font has is named too, whether a font steps in or an empty box is drawn', async () => {
  const pdf = await printer.print(job('box', '<p>A face 😀 and U+E123: \ue123, twice \ue123.</p>'));
  expect(new Set(pdf.strayFonts.flatMap((stray) => stray.characters))).toEqual(new Set(['😀', '\ue123']));
  expect(pdf.strayFonts.map((stray) => stray.reason)).toContain('missing-glyph');
});

test('text in our own fonts alone has no stray fonts, margins of the page included', async () => {
  const pdf = await printer.print(job('clean', '<div class="sheets"><p>Plain <b>bold</b> <i>italic</i></p></div>'));
  expect(pdf.strayFonts).toEqual([]);
});
