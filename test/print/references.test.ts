// References that say their page only where that helps, with real PDFs read back by another reader than ours.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pdf } from '../../src/model.ts';
import { measureHiding, standsAsMeasured } from '../../src/print/hide-references.ts';
import { createPrinter, type Printer } from '../../src/print/index.ts';
import type { Measured } from '../../src/print/measure-pages.ts';
import { assets, browser, job, nastyDocument } from './sample.ts';

let printer: Printer;
beforeAll(async () => {
  printer = createPrinter({ browser: await browser(), assets });
});
afterAll(() => printer.close());

const read = (pdf: Pdf) => getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 }).promise;

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const content = await (await document.getPage(page)).getTextContent();
  return content.items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
    .join('')
    .replace(/\s+/g, ' ');
}

/** As compose writes a reference. */
const reference = (id: string, name = `Figure ${id}`) =>
  `<a href="#${id}">${name}<span class="xref-page" data-page-elsewhere>, page <span data-page-of="${id}"></span></span></a>`;
const filler = (count: number) => 'words that fill the line. '.repeat(count);

/** Every reference in a PDF, as [page it stands on, id, page it says or null]. */
async function referencesIn(document: PDFDocumentProxy): Promise<[number, string, number | null][]> {
  const found: [number, string, number | null][] = [];
  for (let page = 1; page <= document.numPages; page++)
    for (const [, id = '', said] of (await textOf(document, page)).matchAll(/Figure (h\d+)\b(?:, page (\d+))?/g))
      found.push([page, id, said === undefined ? null : Number(said)]);
  return found;
}

async function structureOf(document: PDFDocumentProxy, page: number): Promise<string> {
  return JSON.stringify(await (await document.getPage(page)).getStructTree());
}

test('a reference says its page only where its target is on another one', async () => {
  const body = `<div class="sheets"><section class="sheet"><p>See ${reference('a')} and ${reference('b')}.</p>
    <figure id="a">A</figure></section><section class="sheet"><figure id="b">B</figure></section></div>`;
  const pdf = await printer.print(job('references', body));
  expect(pdf.settled).toBe(true);
  expect(await textOf(await read(pdf), 1)).toContain('See Figure a and Figure b, page 2. A');
});

test('a number that does not show is not read aloud either', async () => {
  const body = (shown: string) =>
    `<div class="sheets"><section class="sheet"><p>See ${reference('a')}.</p>${shown}</section></div>`;
  const [near, far] = await Promise.all([
    printer.print(job('near', body('<p id="a">A</p>'))),
    printer.print(job('far', body('<p id="a" style="break-before: page">A</p>'))),
  ]);
  const contents = async (pdf: Pdf) => (await structureOf(await read(pdf), 1)).match(/"type":"content"/g)?.length;
  expect(await textOf(await read(far), 1)).toContain('Figure a, page 2');
  expect(await contents(near)).toBeLessThan((await contents(far)) ?? 0);
});

test('where to hide a number moves its target over the break, what is said is right all the same', async () => {
  // With every number shown the target is on the second page, without them it is on the first, and the other way about.
  const outcomes = new Set<string>();
  for (let lines = 36; lines <= 48; lines++)
    for (const order of ['reference first', 'target first']) {
      const pull = `<p style="orphans: 1; widows: 1">${filler(3)}${reference('h1')} ${filler(4)}.</p>`;
      const target = `<p id="h1">Target of it.</p>`;
      const rows = `<p style="margin: 0">x</p>`.repeat(lines);
      const text = order === 'target first' ? `${target}${rows}${pull}` : `${pull}${rows}${target}`;
      const pdf = await printer.print(
        job('moves', `<div class="sheets"><section class="sheet">${text}</section></div>`),
      );
      const document = await read(pdf);
      expect(pdf.settled).toBe(true);
      const found = await referencesIn(document);
      expect(found.length).toBe(1);
      for (const [page, id, said] of found) {
        if (said === null) expect(pdf.anchors[id], `${order}, ${lines} lines`).toBe(page);
        else expect(said, `${order}, ${lines} lines`).toBe(pdf.anchors[id]);
        outcomes.add(`${order} ${said === null ? 'hidden' : 'shown'}`);
      }
    }
  expect(outcomes.size).toBe(4);
});

test('a number whose line moves to another page, because one before it was hidden, comes back', async () => {
  const forms = {
    whole: (id: string) => reference(id).replace(' data-page-elsewhere', ''),
    bare: (id: string) => `<a href="#${id}">Figure ${id}</a>`,
    ours: (id: string) => reference(id),
  };
  const foundIn = async (kind: keyof typeof forms, count: number) => {
    // The last row of the first page is that of h2, unless the number of h1 takes a line of its own.
    const text = `<p id="h1">Target.</p><p>${'x '.repeat(count)} ${forms[kind]('h1')}</p>${'<p style="margin: 0">row</p>'.repeat(42)}
      <p>${forms[kind]('h2')}</p><figure id="h2" style="height: 30mm; break-inside: avoid">F</figure>`;
    const pdf = await printer.print(job(kind, `<div class="sheets"><section class="sheet">${text}</section></div>`));
    expect(pdf.settled).toBe(true);
    return referencesIn(await read(pdf));
  };
  let seen = 0;
  for (let count = 48; count < 72 && seen < 2; count++) {
    const [, whole] = await foundIn('whole', count);
    const [, bare] = await foundIn('bare', count);
    if (whole?.[0] !== 2 || bare?.[0] !== 1) continue;
    seen++;
    expect(await foundIn('ours', count)).toEqual([
      [1, 'h1', null],
      [1, 'h2', 2],
    ]);
  }
  expect(seen).toBe(2);
});

test('measuring ends: what had to come back stays, and what never settles is shown', async () => {
  const layout = (pages: number[], more: Partial<Measured> = {}): Measured => ({
    pages: { a: 1 },
    slots: ['a'],
    moved: false,
    references: [{ id: 'a', own: 'xref:0', pages }],
    blocks: [],
    lastPageMm: null,
    ...more,
  });
  const tried: string[] = [];
  const measuring = (make: (hidden: readonly number[]) => Measured) =>
    measureHiding(async (hidden) => {
      tried.push(`[${hidden}]`);
      return make(hidden);
    });
  const hidden = { measured: layout([1]), hidden: [0] };
  expect(standsAsMeasured(hidden, { a: 1, 'xref:0': 1 })).toBe(true);
  expect(standsAsMeasured(hidden, { a: 2, 'xref:0': 1 })).toBe(false);
  expect(standsAsMeasured(hidden, { a: 1 })).toBe(false);
  expect(standsAsMeasured({ ...hidden, hidden: [] }, { a: 2, 'xref:0': 1 })).toBe(true);
  expect((await measuring((hidden) => layout(hidden.length === 0 ? [1] : [2]))).hidden).toEqual([]);
  expect(tried.splice(0)).toEqual(['[]', '[0]', '[]']);
  expect((await measuring(() => layout([1], { moved: true }))).hidden).toEqual([]);
  expect(tried.splice(0)).toEqual(['[]', '[0]', '[0]', '[0]', '[0]', '[]']);
  expect((await measuring(() => layout([1, 2]))).hidden).toEqual([]);
  expect((await measuring(() => layout([], { references: [], moved: true }))).hidden).toEqual([]);
  expect(tried.splice(0)).toEqual(['[]', '[]']);
});

test('in documents that are hard to paginate every reference is right, and most of those that could be short are', async () => {
  for (const seed of [11, 12]) {
    const { html, ids } = nastyDocument(seed, 5);
    const withReferences = ids.reduce(
      (text, id, index) => {
        const targets = [ids[index - 1], id, ids[index + 1], ids[(index * 7) % ids.length]].filter(
          (one) => one !== undefined,
        );
        const sentence = `<p>${filler(index % 5)}${targets.map((one) => reference(one)).join('; ')}.</p>`;
        return text.replace(new RegExp(`(id="${id}">[^<]*</h\\d>)`), `$1${sentence}`);
      },
      html.replace(/<ol>.*?<\/ol>/s, ''),
    );
    const pdf = await printer.print(job(`references ${seed}`, withReferences));
    expect(pdf.settled).toBe(true);
    const found = await referencesIn(await read(pdf));
    expect(found.length).toBeGreaterThan(ids.length * 3);
    // A reference that is itself broken over two pages is found on the first of them.
    const wrong = found.filter(([page, id, said]) => (said ?? page) !== pdf.anchors[id]);
    expect(wrong).toEqual([]);
    const needless = found.filter(([page, , said]) => said === page);
    expect(found.filter(([, , said]) => said === null).length).toBeGreaterThan(ids.length);
    expect(needless.length).toBeLessThan(found.length / 20);
  }
});
