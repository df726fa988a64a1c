// Reads a document twice, as a browser shows it and as a PDF's tags tell it, to compare what is read and in which order.
import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, launch } from 'puppeteer-core';
import { type Asset, findBrowser, type PrintJob } from '../../src/index.ts';

/** A piece of a document's text, without white space: as it stands, a number that print fills in, or what print may leave out. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'either'; readonly options: readonly (readonly Piece[])[] };

/** A document as a browser shows it: its text in pieces, and the words of it. */
export interface Composed {
  readonly pieces: readonly Piece[];
  readonly words: ReadonlySet<string>;
}

/** Reads what a browser shows of a job on paper, in the order of the document; figures are left out, which have alternatives. */
export async function openReader(assets: readonly Asset[]): Promise<{
  read: (job: PrintJob) => Promise<Composed>;
  close: () => Promise<void>;
}> {
  const found = await findBrowser();
  const browser: Browser = await launch({ executablePath: found?.path ?? '', pipe: true, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  await page.emulateMediaType('print');
  await page.setRequestInterception(true);
  let html = '';
  page.on('request', (request) => {
    const path = decodeURIComponent(new URL(request.url()).pathname.slice(1));
    const asset = assets.find((one) => one.path === path);
    if (path === '') void request.respond({ contentType: 'text/html; charset=utf-8', body: html });
    else if (asset) void request.respond({ contentType: asset.mediaType, body: Buffer.from(asset.bytes) });
    else void request.abort();
  });
  const read = async (job: PrintJob): Promise<Composed> => {
    // A label and what it labels may share a line, but not a word.
    html = job.html.replaceAll('</dt>', '</dt> ');
    await page.goto('http://document.invalid/');
    const words = new Set(wordsIn((await page.evaluate('document.body.innerText')) as string));
    return { pieces: (await page.evaluate(READ)) as Piece[], words };
  };
  return { read, close: () => browser.close() };
}

/** Words without their numbers, which print fills in or leaves out, and without what is not seen. */
function wordsIn(text: string): string[] {
  return text
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .split(/\s+/)
    .map((word) => word.replace(/\d+/g, ''))
    .filter((word) => /\p{L}/u.test(word));
}

/** Runs in the page. Its text is written here as text, because the tests know no DOM. */
const READ = `(() => {
  const bare = (text) => text.replace(/[\\s\\u00ad\\u200b\\u2060]+/g, '');
  const walk = (node) => {
    if (node.nodeType === 3) return bare(node.data) === '' ? [] : [{ kind: 'text', text: bare(node.data) }];
    if (node.nodeType !== 1) return [];
    const style = getComputedStyle(node);
    const ariaHidden = node.getAttribute('aria-hidden') === 'true';
    if (style.display === 'none' || style.visibility === 'hidden' || ariaHidden || /^(svg|style|script)$/i.test(node.tagName)) return [];
    if (node.hasAttribute('data-page-of')) return [{ kind: 'number' }];
    const inside = [...node.childNodes].flatMap(walk);
    if (node.hasAttribute('data-page-elsewhere')) return [{ kind: 'either', options: [inside, []] }];
    const withPage = node.getAttribute('data-with-page');
    if (withPage === null) return inside;
    const pieces = withPage.split('{page}').flatMap((text, index) => [
      ...(index > 0 ? [{ kind: 'number' }] : []),
      ...(bare(text) === '' ? [] : [{ kind: 'text', text: bare(text) }]),
    ]);
    return [{ kind: 'either', options: [inside, pieces] }];
  };
  return walk(document.body);
})()`;

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Where the text stops agreeing with the pieces, with what stands there on both sides; null when it is all of them and no more. */
export function difference(pieces: readonly Piece[], text: string): string | null {
  let last: ReadonlySet<number> = new Set([0]);
  for (const piece of pieces) {
    const next = follow(piece, text, last);
    if (next.size === 0) {
      const at = Math.max(...last);
      const wanted = piece.kind === 'text' ? piece.text.slice(0, 60) : piece.kind;
      return `The document has "${wanted}" where the tags have "${text.slice(at, at + 60)}" after "${text.slice(Math.max(0, at - 40), at)}".`;
    }
    last = next;
  }
  const end = Math.max(...last);
  return last.has(text.length) ? null : `The tags go on with "${text.slice(end, end + 60)}".`;
}

/** Every position that a piece can end at, from any of those where it may begin. */
function follow(piece: Piece, text: string, from: ReadonlySet<number>): Set<number> {
  const ends = new Set<number>();
  for (const start of from) {
    if (piece.kind === 'text' && text.startsWith(piece.text, start)) ends.add(start + piece.text.length);
    if (piece.kind === 'number')
      for (let end = start; end <= start + 4 && /^\d*$/.test(text.slice(start, end)); end++) ends.add(end);
    if (piece.kind === 'either')
      for (const option of piece.options) {
        let inside: ReadonlySet<number> = new Set([start]);
        for (const each of option) inside = follow(each, text, inside);
        for (const end of inside) ends.add(end);
      }
  }
  return ends;
}

/** Elements that stand within a line: what is read goes on from one to the next without a break. */
const INLINE = new Set(['Span', 'Link', 'Strong', 'Em', 'Code', 'Quote', 'Note', 'Reference', 'NonStruct']);

/** What a PDF's tags tell: all text without white space, and its words. */
export interface Told {
  readonly text: string;
  readonly words: readonly string[];
}

/**
 * The text of a PDF's structure tree in its order as its glyphs spell it, without what a reader would guess from their
 * places; figures and the labels of list items are left out.
 */
export async function spellTags(pdf: PDFDocumentProxy): Promise<Told> {
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) text += await spellPage(await pdf.getPage(number));
  return toldBy(text);
}

/** The same of pages that are spelt already. */
export function toldBy(text: string): Told {
  return { text: text.replace(/[\s\u00ad\u200b\u2060]+/g, ''), words: wordsIn(text) };
}

/** The text of one page's tags, with spaces between blocks. */
export async function spellPage(page: PDFPageProxy): Promise<string> {
  let text = '';
  const marks = await glyphsByMark(page);
  const walk = (node: Node): void => {
    if (node.type === 'content') text += marks.get(Number(/\d+$/.exec(node.id ?? '')?.[0])) ?? '';
    if (node.role === 'Figure' || node.role === 'Lbl') return;
    const breaks = node.role !== undefined && !INLINE.has(node.role) ? ' ' : '';
    text += breaks;
    node.children?.forEach(walk);
    text += breaks;
  };
  walk((await page.getStructTree()) as unknown as Node);
  return text;
}

async function glyphsByMark(page: PDFPageProxy): Promise<ReadonlyMap<number, string>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const texts = new Map<number, string>();
  const open: (number | null)[] = [];
  for (const [index, operator] of fnArray.entries()) {
    if (operator === OPS.beginMarkedContent) open.push(null);
    else if (operator === OPS.beginMarkedContentProps) open.push(argsArray[index][1] ?? null);
    else if (operator === OPS.endMarkedContent) open.pop();
    else if (operator === OPS.showText) {
      const mark = open.findLast((one) => one !== null);
      const glyphs = argsArray[index][0] as readonly ({ readonly unicode: string } | number)[];
      const shown = glyphs.map((glyph) => (typeof glyph === 'number' ? '' : glyph.unicode)).join('');
      if (mark !== undefined && mark !== null) texts.set(mark, (texts.get(mark) ?? '') + shown);
    }
  }
  return texts;
}
