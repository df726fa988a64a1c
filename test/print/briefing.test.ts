// What a briefing's PDF says of the report's pages, and how much room its parts take.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrinter, type Printer } from '../../src/print/index.ts';
import { assets, browser, job } from './sample.ts';

let printer: Printer;
beforeAll(async () => {
  printer = createPrinter({ browser: await browser(), assets });
});
afterAll(() => printer.close());

const sheets = (text: string) => `<div class="sheets"><section class="sheet">${text}</section></div>`;

test('a link to the report says its page and leads there; without a page it says what the layout wrote', async () => {
  const link = (id: string) =>
    `<p><a href="https://example.org/report.pdf" data-report-page="${id}" data-with-page="Report, page {page}">Report, section 4.2</a></p>`;
  const plain = '<p><span data-report-page="one" data-with-page="Page {page} of the report">Section 1</span></p>';
  const html = sheets(`${link('one')}${link('other')}${plain}`);
  const pdf = await printer.print(job('links', html, { reportPages: { one: 14 } }));
  const page = await (await getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 }).promise).getPage(1);
  const lines = (await page.getTextContent()).items.flatMap((item) =>
    'str' in item && item.str.trim() ? [item.str] : [],
  );
  expect(lines).toEqual(['1', 'Report, page 14', 'Report, section 4.2', 'Page 14 of the report']);
  expect((await page.getAnnotations()).map(({ url }) => url)).toEqual([
    'https://example.org/report.pdf#page=14',
    'https://example.org/report.pdf',
  ]);
});

test('the room that each block takes is known in millimetres, over all of its pages, and how full the last page is', async () => {
  const block = (id: string, content: string) =>
    `<div data-block="${id}" data-block-title="Block ${id}">${content}</div>`;
  const row = (heightMm: number) => `<p style="margin: 0; height: ${heightMm}mm">row</p>`;
  const html = sheets(
    `${block('a', row(60))}${block('b', row(50).repeat(5))}<p style="margin: 0">x</p>${block('c', '')}`,
  );
  const pdf = await printer.print(job('blocks', html));
  expect(pdf.pages).toBe(2);
  expect(pdf.blocks.map(({ id, title }) => [id, title])).toEqual([
    ['a', 'Block a'],
    ['b', 'Block b'],
    ['c', 'Block c'],
  ]);
  const heights = pdf.blocks.map(({ heightMm }) => heightMm);
  expect(heights).toEqual([60, 250, 0]);
  // 60 + 250 mm and a line of 10.3 pt × 1.47, less the 246 mm of the first page.
  expect(pdf.lastPageMm).toBeCloseTo(64 + (10.3 * 1.47 * 25.4) / 72, 0);
});
