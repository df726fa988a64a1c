// Each step of finishing, on a real print: without the step its test fails. The PDFs are read by other readers than ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../../src/print/browser.ts';
import { createFinisher } from '../../src/print/finish/create-finisher.ts';
import { type Finished, finish, type Printed } from '../../src/print/finish/finish.ts';
import { srgbProfile } from '../../src/print/finish/srgb-profile.ts';
import { printPage, type RawPdf } from '../../src/print/print-page.ts';
import { openSealedPage, type SealedPage } from '../../src/print/sealed-page.ts';
import {
  attributeOf,
  isTag,
  marksIn,
  name,
  openWithPdfLib,
  parentTreeOf,
  readTags,
  streamAt,
  type Tag,
  tagsIn,
  tagsOf,
  textAt,
  xmpOf,
} from './read-tags.ts';
import { spellTags } from './reading-order.ts';
import { assets, browser, job } from './sample.ts';

const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="red"/></svg>')}`;
const ROWS = Array.from({ length: 70 }, (_, i) => `<tr><th scope="row">Row ${i}</th><td>${i}</td><td></td></tr>`);
const BODY = `<h1>Title</h1>
<ol><li><a href="#one">One <span data-page-of="one"></span></a></li><li><a href="#two">Two <span data-page-of="two"></span></a></li></ol>
<div class="box"><p id="one">Plain <span lang="cy">Cymru</span> and <em>emphasis</em> and <strong>strong</strong>, office.</p></div>
<ul><li>An item<ul><li>nested</li></ul></li><li><p>of a paragraph</p></li></ul>
<p>See<a href="#n1" role="doc-noteref">1</a>, <a href="#two" role="button">a button</a> and
<a href="https://example.org/a?b=1&amp;c=%20d">a link that is long enough to be broken over two lines wherever it happens to start, or so it is hoped by who wrote it</a>.</p>
<figure><svg role="img" aria-label="A chart" width="50" height="20"><rect width="30" height="10" fill="blue"/><text x="5" y="15">label</text></svg><figcaption>Caption</figcaption></figure>
<p><a href="https://example.org/"><img alt="A logo" src="${PICTURE}"></a> <img alt="" src="${PICTURE}"></p>
<p>Formula <math><mi>x</mi><mo>=</mo><mn>2</mn></math></p>
<aside><p>Aside</p></aside>
<table><caption>Rows</caption><thead><tr><th scope="col">Head</th><th scope="col">Number</th><th scope="col">Empty</th></tr></thead><tbody>${ROWS.join('')}<tr><td colspan="3">Total</td></tr></tbody></table>
<h2 id="two">Second</h2><section class="footnotes"><ol><li id="n1"><p>A note</p></li></ol></section>`;
const CSV = 'a,b\r\n1,é\r\n';
const ABOUT = {
  publisher: 'The Small Hub',
  identifier: 'https://doi.org/10.1000/182',
  rights: { text: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  attachments: [
    { name: 'b.csv', mediaType: 'text/csv', text: CSV, description: 'The numbers', relation: 'Data' as const },
    { name: 'a.csv', mediaType: 'text/csv', text: CSV, description: 'Others', relation: 'Source' as const },
  ],
};

let page: SealedPage;
let end: () => Promise<void>;
let printed: Printed;
let finished: Finished;
let before: PDFDocument;
let after: PDFDocument;
let tags: Tag;

/** Prints a body, and finishes it. */
async function print(body: string, title = 'A & B'): Promise<Printed> {
  const { html, ...about } = job(title, body, ABOUT);
  const raw = await printPage(page, { html, ...about });
  return { bytes: raw.bytes, job: about, page: raw.page, fontsAreSound: true, stamp: null };
}

beforeAll(async () => {
  const running = await startBrowser(await browser());
  page = await openSealedPage(running, assets);
  end = running.kill;
  printed = await print(BODY);
  finished = finish(printed);
  before = await openWithPdfLib(printed.bytes);
  after = await openWithPdfLib(finished.bytes);
  tags = readTags(after);
});
afterAll(() => end());

const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

/** The text of an element, by pdf.js. */
async function textsOf(bytes: Uint8Array): Promise<(tag: Tag) => string> {
  const pdf = await open(bytes);
  const texts = new Map<string, string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
    let mark = '';
    for (const item of content.items)
      if ('str' in item) texts.set(mark, (texts.get(mark) ?? '') + item.str);
      else mark = /mc(\d+)$/.exec(item.id ?? '') === null ? '' : `${number}:${/mc(\d+)$/.exec(item.id ?? '')?.[1]}`;
  }
  // Where spaces stand between the words is a matter of the reader.
  return (tag) =>
    marksIn(tag)
      .flatMap((mark) => texts.get(mark) ?? [])
      .join('')
      .replace(/\s+/g, '');
}

/** The marks in which a glyph is shown, by pdf.js. */
async function marksWithText(bytes: Uint8Array): Promise<Set<string>> {
  const pdf = await open(bytes);
  const found = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    // Within a mark there may be another, of text that is drawn by other glyphs than its own.
    const marks: unknown[] = [];
    for (const [index, operator] of fnArray.entries())
      if (operator === OPS.beginMarkedContent) marks.push(marks.at(-1));
      else if (operator === OPS.beginMarkedContentProps) marks.push(argsArray[index][1] ?? marks.at(-1));
      else if (operator === OPS.endMarkedContent) marks.pop();
      else if (operator === OPS.showText) found.add(`${number}:${marks.at(-1)}`);
  }
  return found;
}

describe('the structure', () => {
  it('has a body in every item of a list', () => {
    const items = tagsOf(tags, 'LI');
    expect(items.length).toBeGreaterThan(3);
    for (const item of items)
      expect(item.kids.map((kid) => isTag(kid) && kid.type)).toEqual(
        item.kids.length === 2 ? ['Lbl', 'LBody'] : ['LBody'],
      );
  });

  it('has nothing but what means something', () => {
    expect(tagsOf(tags, 'NonStruct')).toEqual([]);
    const groups = tagsIn(tags).filter(({ type }) => ['Document', 'Div', 'Aside', 'L', 'Table', 'TR'].includes(type));
    expect(groups.flatMap(({ kids }) => kids).filter((kid) => typeof kid === 'string')).toEqual([]);
  });

  it('calls a figure only what has an alternative, and a formula a formula', () => {
    expect(tagsOf(tags, 'Figure').map(({ dict }) => textAt(dict, 'Alt'))).toEqual(['A chart', 'A logo']);
    expect(tagsOf(tags, 'Formula').map(({ dict }) => textAt(dict, 'Alt'))).toEqual(['x=2']);
    const [chart] = tagsOf(tags, 'Figure');
    const around = tagsIn(tags).find(({ kids }) => kids.includes(chart as Tag));
    expect(around?.kids.map((kid) => isTag(kid) && kid.type)).toEqual(['Figure', 'Caption']);
    expect(around?.type).toBe('Div');
  });

  it('says where each figure is drawn', () => {
    for (const figure of [...tagsOf(tags, 'Figure'), ...tagsOf(tags, 'Formula')]) {
      const box = attributeOf(figure, 'BBox') as PDFArray;
      const [left = 0, bottom = 0, right = 0, top = 0] = box.asArray().map((one) => (one as PDFNumber).asNumber());
      expect(right - left).toBeGreaterThan(3);
      expect(right - left).toBeLessThan(60);
      expect(top - bottom).toBeGreaterThan(3);
      expect(top - bottom).toBeLessThan(60);
      expect(left).toBeGreaterThanOrEqual(60);
      expect(top).toBeLessThan(842);
    }
  });

  it('takes every link for one, also where it has a role of its own', () => {
    const links = tagsOf(tags, 'Link');
    expect(links).toHaveLength(6);
    for (const link of links) expect(link.kids.some((kid) => kid instanceof PDFDict)).toBe(true);
  });

  it('names every link as the page does, on each of its lines', () => {
    const names = tagsOf(tags, 'Link').map(({ kids }) =>
      kids.flatMap((kid) => (kid instanceof PDFDict ? textAt(kid, 'Contents') : [])),
    );
    expect(names.map((one) => one[0])).toEqual([
      expect.stringMatching(/^One \d$/),
      expect.stringMatching(/^Two \d$/),
      '1',
      'a button',
      expect.stringMatching(/^a link that is long .* by who wrote it$/),
      'A logo',
    ]);
    expect(names[4]?.length).toBeGreaterThan(1);
    for (const of of names) expect(new Set(of).size).toBe(1);
  });

  it('has contents and notes, whose ids are all different', () => {
    const [contents] = tagsOf(tags, 'TOC');
    expect(contents?.kids.map((kid) => isTag(kid) && kid.type)).toEqual(['TOCI', 'TOCI']);
    expect(tagsOf(tags, 'TOCI').every((item) => tagsOf(item, 'Reference').length === 1)).toBe(true);
    const notes = tagsOf(tags, 'Note').map(({ dict }) => textAt(dict, 'ID'));
    expect(notes).toHaveLength(1);
    const ids = tagsIn(tags).flatMap(({ dict }) => textAt(dict, 'ID') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('maps the types of its own to those of the standard', () => {
    const roles = after.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('RoleMap'), PDFDict);
    expect(Object.fromEntries(roles.entries().map(([key, value]) => [key.decodeText(), String(value)]))).toEqual({
      Aside: '/Div',
      Em: '/Span',
      Strong: '/Span',
    });
  });

  it('keeps the language of a word', async () => {
    const textOf = await textsOf(finished.bytes);
    const welsh = tagsIn(tags).filter(({ dict }) => textAt(dict, 'Lang') === 'cy');
    expect(welsh.map(textOf)).toEqual(['Cymru']);
  });

  it('reads the head of a table once, though it stands on every page of it', async () => {
    const textOf = await textsOf(finished.bytes);
    const heads = tagsOf(tags, 'TH').map(textOf);
    expect(heads.slice(0, 3)).toEqual(['Head', 'Number', 'Empty']);
    expect(heads.filter((text) => /Head/.test(text))).toHaveLength(1);
    const raw = await textsOf(printed.bytes);
    expect(
      tagsOf(readTags(before), 'TH')
        .map(raw)
        .filter((text) => /HeadHead/.test(text)),
    ).toHaveLength(1);
  });

  it('has tables of even rows whose cells name their heads', () => {
    const rows = tagsOf(tags, 'TR').map((row) =>
      row.kids.reduce(
        (sum, cell) => sum + ((isTag(cell) && (attributeOf(cell, 'ColSpan') as PDFNumber)?.asNumber()) || 1),
        0,
      ),
    );
    expect(rows).toHaveLength(72);
    expect(new Set(rows)).toEqual(new Set([3]));
    const ids = new Set(tagsIn(tags).flatMap(({ dict }) => textAt(dict, 'ID') ?? []));
    expect([...ids].filter((id) => id.startsWith('n0')).sort()[0]).toBe('n000001');
    for (const cell of tagsOf(tags, 'TD')) {
      expect(cell.dict.lookup(name('A'))).not.toBeInstanceOf(PDFArray);
      for (const head of (attributeOf(cell, 'Headers') as PDFArray | undefined)?.asArray() ?? [])
        expect(ids).toContain((head as unknown as { decodeText(): string }).decodeText());
    }
    expect(after.catalog.lookup(name('StructTreeRoot'), PDFDict).has(name('IDTree'))).toBe(true);
  });

  it('leaves out what only draws borders and backgrounds', async () => {
    const loud = await marksWithText(finished.bytes);
    const silent = (top: Tag): string[] =>
      ['Figure', 'Formula', 'Lbl'].includes(top.type)
        ? []
        : top.kids.flatMap((kid) => (isTag(kid) ? silent(kid) : typeof kid === 'string' && !loud.has(kid) ? kid : []));
    expect(silent(tags)).toEqual([]);
    expect(silent(readTags(before))).not.toEqual([]);
  });

  it('can be found from every mark and every annotation', () => {
    const parents = parentTreeOf(after);
    const owners = new Map<string, Tag>();
    for (const tag of tagsIn(tags)) for (const kid of tag.kids) if (typeof kid === 'string') owners.set(kid, tag);
    for (const [index, { node }] of after.getPages().entries()) {
      const marks = parents.get(node.lookup(name('StructParents'), PDFNumber).asNumber()) as PDFArray;
      for (const [mark, reference] of marks.asArray().entries()) {
        const owner = owners.get(`${index + 1}:${mark}`)?.dict;
        expect(after.context.lookup(reference as PDFRef)).toBe(owner ?? after.context.lookup(reference as PDFRef));
        if (owner === undefined) expect(String(reference)).toBe('null');
      }
    }
    for (const link of tagsOf(tags, 'Link'))
      for (const kid of link.kids)
        if (kid instanceof PDFDict)
          expect(parents.get(kid.lookup(name('StructParent'), PDFNumber).asNumber())).toBe(link.dict);
  });
});

it('reads what is half transparent, which is drawn as a form with marks of its own', async () => {
  const made = finish(await print('<h1>T</h1><div style="opacity: 0.5"><p>Half <b>there</b></p></div>'));
  const pdf = await openWithPdfLib(made.bytes);
  const marks = tagsOf(readTags(pdf), 'P').flatMap(marksIn);
  expect(marks).toHaveLength(2);
  const form = /^1 in (\d+) 0 R:0$/.exec(marks[0] ?? '')?.[1];
  const stream = pdf.context.lookup(PDFRef.of(Number(form))) as PDFRawStream;
  const owners = parentTreeOf(pdf).get(stream.dict.lookup(name('StructParents'), PDFNumber).asNumber()) as PDFArray;
  expect(owners.lookup(0)).toBe(tagsOf(readTags(pdf), 'P')[0]?.dict);
  expect(made.faults).toEqual([]);
});

describe('the pages', () => {
  it('paint nothing that is neither tagged nor an artifact', async () => {
    const loose = async (bytes: Uint8Array): Promise<number> => {
      const pdf = await open(bytes);
      let found = 0;
      for (let number = 1; number <= pdf.numPages; number++) {
        const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
        let depth = 0;
        for (const [index, operator] of fnArray.entries()) {
          if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth++;
          else if (operator === OPS.endMarkedContent) depth--;
          else if (depth === 0 && (operator === OPS.showText || operator === OPS.paintImageXObject)) found++;
          else if (depth === 0 && operator === OPS.constructPath && argsArray[index][0] !== OPS.endPath) found++;
        }
        expect(depth).toBe(0);
      }
      return found;
    };
    expect(await loose(printed.bytes)).toBeGreaterThan(0);
    expect(await loose(finished.bytes)).toBe(0);
  });

  it('look as they did, and keep their size, outline, links and names', async () => {
    const facts = async (bytes: Uint8Array): Promise<unknown> => {
      const pdf = await open(bytes);
      const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
      return {
        outline: await pdf.getOutline(),
        names: Object.keys(await pdf.getDestinations()).sort(),
        pages: await Promise.all(
          pages.map(async (one) => ({
            view: one.view,
            text: (await one.getTextContent()).items,
            links: (await one.getAnnotations()).map(({ rect, url, dest }) => ({ rect, url, dest })),
          })),
        ),
      };
    };
    const plain = (value: unknown) =>
      JSON.stringify(value, (key, one) => (key === 'num' || key === 'fontName' ? 0 : one));
    expect(plain(await facts(finished.bytes))).toBe(plain(await facts(printed.bytes)));
  });

  it.skipIf(spawnSync('pdftoppm', ['-v']).error !== undefined)('are painted the same, dot for dot', () => {
    const folder = mkdtempSync(join(tmpdir(), 'despatch-finish-'));
    for (const [kind, { bytes }] of Object.entries({ a: printed, b: finished })) {
      writeFileSync(join(folder, `${kind}.pdf`), bytes);
      execFileSync('pdftoppm', ['-r', '50', join(folder, `${kind}.pdf`), join(folder, kind)]);
    }
    const images = readdirSync(folder).filter((file) => file.endsWith('.ppm'));
    expect(images.length).toBeGreaterThan(4);
    for (const file of images.filter((image) => image.startsWith('a')))
      expect(readFileSync(join(folder, file)).equals(readFileSync(join(folder, `b${file.slice(1)}`)))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('are read in the order in which they were, without loss', async () => {
    const [raw, now] = await Promise.all([textsOf(printed.bytes), textsOf(finished.bytes)]);
    expect(now(tags)).toBe(raw(readTags(before)).replace(/(Head|Number|Empty)\1+/g, '$1'));
    expect(now(tags)).toContain('Cymruandemphasis');
  });

  it('spell each word as one, also at the end of a line, and an address without a gap', async () => {
    const address = `https://example.org/${'a-long-address/'.repeat(12)}end`;
    const words =
      'The first line ends in a plain word and the next one goes on, as does ‘one quoted’ in \u2018marks\u2019 '.repeat(
        4,
      );
    const printed = await print(`<h1>Title</h1><p>${words}at place-based sites (${address}) or so – of ${words}</p>`);
    const spelt = (await spellTags(await open(finish(printed).bytes))).words;
    const known = new Set(`Title ${words} at place-based sites (${address}) or so – of`.split(' '));
    expect(spelt.filter((word) => !known.has(word))).toEqual([]);
    // Without the step the last word of a line and the first of the next are one.
    expect((await spellTags(await open(printed.bytes))).words.some((word) => !known.has(word))).toBe(true);
  });
});

it('has quotation marks read as such, where a font draws modifier letters by the same glyphs', async () => {
  const printed = await print('<h1>Title</h1><p>\u02bbquoted\u02bc</p>');
  const [raw, now] = [await open(printed.bytes), await open(finish(printed).bytes)];
  expect((await spellTags(raw)).words).toContain('\u02bbquoted\u02bc');
  expect((await spellTags(now)).words).toContain('‘quoted’');
});

describe('the file', () => {
  it('is PDF 1.7, smaller than it was, and its outline leads to headings', async () => {
    expect(Buffer.from(finished.bytes).toString('latin1', 0, 8)).toBe('%PDF-1.7');
    const attached = CSV.length * 2;
    expect(finished.bytes.length).toBeLessThan(printed.bytes.length + attached);
    const first = after.catalog.lookup(name('Outlines'), PDFDict).lookup(name('First'), PDFDict);
    expect(first.lookup(name('SE'), PDFDict).lookup(name('S'))).toBe(name('H1'));
  });

  it.skipIf(spawnSync('qpdf', ['--version']).error !== undefined)('has nothing wrong with it, says qpdf', () => {
    const folder = mkdtempSync(join(tmpdir(), 'despatch-finish-'));
    writeFileSync(join(folder, 'a.pdf'), finished.bytes);
    expect(spawnSync('qpdf', ['--check', join(folder, 'a.pdf')], { encoding: 'utf8' }).stderr).toBe('');
    rmSync(folder, { recursive: true });
  });

  it('says the same of itself in its dictionary and in XMP', () => {
    const xmp = xmpOf(after);
    expect(after.getTitle()).toBe('A & B');
    expect(after.getAuthor()).toBe('Billing, C., Example, A.');
    expect(after.getCreationDate()?.toISOString()).toBe('2024-05-01T00:00:00.000Z');
    for (const said of [
      '<rdf:li xml:lang="x-default">A &amp; B</rdf:li>',
      '<rdf:li>Billing, C.</rdf:li><rdf:li>Example, A.</rdf:li>',
      '<xmp:ModifyDate>2024-05-01T00:00:00Z</xmp:ModifyDate>',
      `<pdf:Producer>${after.getProducer()}</pdf:Producer>`,
      `<pdf:Keywords>${after.getKeywords()}</pdf:Keywords>`,
      '<rdf:li>The Small Hub</rdf:li>',
      '<dc:identifier>https://doi.org/10.1000/182</dc:identifier>',
      'CC BY 4.0',
      '<xmpRights:WebStatement>https://creativecommons.org/licenses/by/4.0/</xmpRights:WebStatement>',
    ])
      expect(xmp).toContain(said);
  });

  it('says its language, shows its title, labels its pages and names its colours', () => {
    expect(textAt(after.catalog, 'Lang')).toBe('en-GB');
    expect(String(after.catalog.lookup(name('ViewerPreferences'), PDFDict).get(name('DisplayDocTitle')))).toBe('true');
    expect(after.catalog.has(name('PageLabels'))).toBe(true);
    const intent = after.catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict);
    expect(intent.lookup(name('S'))).toBe(name('GTS_PDFA1'));
    expect(streamAt(intent, 'DestOutputProfile').dict.lookup(name('N'), PDFNumber).asNumber()).toBe(3);
    expect(srgbProfile().readUInt32BE(0)).toBe(srgbProfile().length);
    expect(srgbProfile().length).toBeLessThan(3000);
  });

  it('holds the files that go with it', async () => {
    const files = after.catalog.lookup(name('AF'), PDFArray).asArray();
    const specs = files.map((file) => after.context.lookup(file as PDFRef, PDFDict));
    expect(specs.map((spec) => [textAt(spec, 'UF'), String(spec.get(name('AFRelationship')))])).toEqual([
      ['a.csv', '/Source'],
      ['b.csv', '/Data'],
    ]);
    const attachments = await (await open(finished.bytes)).getAttachments();
    expect(new TextDecoder().decode(attachments['b.csv'].content)).toBe(CSV);
  });

  it('has an identifier, and the same bytes whenever it is printed, but for a time that is asked for', async () => {
    const again = finish(await print(BODY));
    expect(Buffer.from(again.bytes).equals(Buffer.from(finished.bytes))).toBe(true);
    expect(after.context.trailerInfo.ID).toBeInstanceOf(PDFArray);
    const stamped = await openWithPdfLib(finish({ ...printed, stamp: '2001-02-03T04:05:06Z' }).bytes);
    expect(stamped.getModificationDate()?.toISOString()).toBe('2001-02-03T04:05:06.000Z');
    expect(xmpOf(stamped)).toContain('<xmp:CreateDate>2001-02-03T04:05:06Z</xmp:CreateDate>');
  });
});

describe('the thread', () => {
  const raw = (): RawPdf => ({
    ...printed,
    pages: 1,
    anchors: {},
    blocks: [],
    lastPageMm: null,
    strayFonts: [],
    settled: true,
    bytes: Buffer.from(printed.bytes),
  });

  it('finishes as this one does, one PDF after the other', async () => {
    const finisher = createFinisher(null);
    const about = { ...printed.job, html: '' };
    const made = await Promise.all([1, 2].map(() => finisher.finish(about, raw())));
    for (const one of made) expect(Buffer.from(one.bytes).equals(Buffer.from(finished.bytes))).toBe(true);
    await finisher.close();
  });

  it('is given up by name when it has gone astray twice, and the next PDF is tried', async () => {
    const finisher = createFinisher(null, { timeoutMs: 1, heapMb: 256 });
    const ends = await Promise.allSettled(
      ['first', 'second'].map((title) => finisher.finish({ ...job(title, ''), html: '' }, raw())),
    );
    const reasons = ends.map((end) => end.status === 'rejected' && end.reason);
    expect(reasons).toMatchObject([{ code: 'print-failed' }, { code: 'print-failed' }]);
    expect(reasons.map(({ message }) => message)).toEqual([
      expect.stringContaining('first: finishing'),
      expect.stringContaining('second: finishing'),
    ]);
    await finisher.close();
  });
});

describe('the claim', () => {
  it('stands in a PDF whose checks found nothing', () => {
    expect(finished.faults).toEqual([]);
    expect(xmpOf(after)).toMatch(/<pdfuaid:part>1<.*<pdfaid:part>3<.*<pdfaid:conformance>A<.*pdfaExtension:schemas/s);
  });

  it.each([
    ['alternative', `<h1>T</h1><img src="${PICTURE}">`, ''],
    ['heading-level', '<h1>T</h1><h3>Too deep</h3>', 'Too deep'],
    [
      'link-name',
      `<h1>T</h1><p>x <a href="https://example.org"><img alt="" width="9" height="9" src="${PICTURE}">&nbsp;</a></p>`,
      '',
    ],
    ['table-regular', '<h1>T</h1><table><tr><th>Wide</th><th>b</th></tr><tr><td>c</td></tr></table>', 'Wide'],
    [
      'table-head',
      '<h1>T</h1><table><tr><td>No head</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
      'No head',
    ],
  ])('is not made, and the fault told, where there is one: %s', async (what, body, text) => {
    const made = finish(await print(body));
    expect(made.faults.map((fault) => fault.what)).toEqual([what]);
    expect(made.faults[0]?.text).toContain(text);
    expect(made.faults[0]?.page).toBe(1);
    expect(xmpOf(await openWithPdfLib(made.bytes))).not.toMatch(/pdfuaid:part>|pdfaid:part>/);
  });

  it('is not made where a title is missing or a font is not sound', async () => {
    expect(finish({ ...printed, job: { ...printed.job, title: ' ' } }).faults.map(({ what }) => what)).toEqual([
      'title',
    ]);
    const unsound = await openWithPdfLib(finish({ ...printed, fontsAreSound: false }).bytes);
    expect(xmpOf(unsound)).not.toContain('<pdfuaid:part>');
  });
});
