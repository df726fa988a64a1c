// Writes the spaces at the ends of lines, which Chromium leaves out: without them two words are one to whoever listens or copies.
import { type Draft, dictOf } from './draft.ts';
import type { StretchOf } from './leave-out.ts';
import type { Contents, Edit } from './mark-artifacts.ts';
import { type Dict, referenceIn } from './pdf-values.ts';
import type { Element, Mark } from './structure.ts';
import { createMapOf } from './text-of.ts';

/** What stands within a line of its block; every other element begins and ends with lines of its own. */
const INLINE = new Set(['Span', 'Link', 'Quote', 'Code', 'Reference', 'Em', 'Strong', 'NonStruct', 'Note', 'BibEntry']);
/** Elements that are drawn, not set in lines. */
const DRAWN = new Set(['Figure', 'Formula']);
/** Text is on another line when it is further down or up than this part of its size; notes are raised by less. */
const NEXT_LINE = 0.6;
/** Bytes that hold the head of a run, or about eight glyphs. */
const SOME = 200;
/** How a run begins: its font with its size, and where it is. */
const HEAD = /\/(\w+) ([\d.]+) Tf\n[^\n]* ([-\d.]+) Tm/;
const LESS = 0x3c;
const GREATER = 0x3e;
const BEGIN = Buffer.from('\nBT\n');
const END = Buffer.from('\nET');
const SPACE = /^\s/;
/** After these a word is broken, or two are joined, without a space. */
const JOINING = /[-\u00ad\u2010-\u2015/]$/;
const ADDRESS = /:\/\/|^www\.|^\(?10\.\d{4}|@[\w-]+\./;

/** What the glyphs of a font stand for, by their numbers. */
type Glyphs = ReadonlyMap<number, string>;

/** A run of text on one line. */
interface Run {
  readonly owner: number;
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly map: Glyphs;
  readonly font: string;
  /** Where it stands in the content of its owner, and where a space can be written behind it. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Edits by the object whose content they change; nothing that is painted changes, for a space paints nothing (ISO 32000-1, 14.8.2.5). */
export function spaceLines(
  draft: Draft,
  top: Element,
  { contents, stretchOf }: { readonly contents: Contents; readonly stretchOf: StretchOf },
): Map<number, Edit[]> {
  const mapOf = createMapOf(draft);
  const known = new Map<number | null, Glyphs>();
  const edits = new Map<number, Edit[]>();
  let last: Run | null = null;
  let inAddress = false;

  function meet(run: Run): void {
    if (last !== null && isOnNextLine(last, run)) {
      const line = endOf(last);
      const word = line.slice(line.lastIndexOf(' ') + 1);
      inAddress = ADDRESS.test(word) || (inAddress && word === line);
      const next = textOf(run, run.start, Math.min(run.end, run.start + SOME));
      const joined = JOINING.test(line) && !/\s.$/.test(line);
      if (line !== '' && !/\s$/.test(line) && !SPACE.test(next) && !joined && !(inAddress && !/^[([]/.test(next)))
        write(last);
      // An address goes on only in what fills its line alone.
    } else inAddress = false;
    last = run;
  }

  function write({ owner, map, end, font, size }: Run): void {
    const glyph = spaceIn(map);
    const text = glyph === null ? spaceOfAnother(owner, font, size) : `<${glyph}> Tj\n`;
    if (text === null) return;
    const others = edits.get(owner);
    const edit: Edit = [end, end, Buffer.from(text)];
    if (others === undefined) edits.set(owner, [edit]);
    else others.push(edit);
  }

  /** Where a font has no space, that of another is taken, and the font set back. */
  function spaceOfAnother(owner: number, font: string, size: number): string | null {
    for (const [name, value] of fontsOf(owner)) {
      const glyph = spaceIn(glyphsOf(referenceIn(value)));
      if (glyph !== null) return `${name} ${size} Tf\n<${glyph}> Tj\n/${font} ${size} Tf\n`;
    }
    return null;
  }

  function glyphsOf(font: number | null): Glyphs {
    const found =
      known.get(font) ?? new Map([...mapOf(font)].map(([glyph, text]) => [Number.parseInt(glyph, 16), text]));
    known.set(font, found);
    return found;
  }

  function fontsOf(owner: number): Dict {
    return dictOf(draft, contents.get(owner)?.resources.get('/Font')) ?? new Map();
  }

  function read(mark: Mark): void {
    const found = stretchOf(mark);
    if (found === null) return;
    const owner = mark.form ?? mark.page;
    const { bytes, stretch } = found;
    const fonts = fontsOf(owner);
    for (let at = bytes.indexOf(BEGIN, stretch.start); at !== -1 && at < stretch.end; ) {
      const end = bytes.indexOf(END, at) + 1;
      if (end === 0 || end > stretch.end) return;
      const [, font = '', size = '0', y = 'NaN'] =
        HEAD.exec(bytes.toString('latin1', at, Math.min(end, at + SOME))) ?? [];
      const map = glyphsOf(referenceIn(fonts.get(`/${font}`)));
      meet({ owner, page: mark.page, y: Number(y), size: Number(size), map, font, bytes, start: at, end });
      at = bytes.indexOf(BEGIN, end - 1);
    }
  }

  function walk(one: Element): void {
    if (DRAWN.has(one.type)) return;
    const isBlock = !INLINE.has(one.type);
    if (isBlock) last = null;
    for (const kid of one.kids)
      if (kid.kind === 'element') walk(kid);
      else if (kid.kind === 'mark') read(kid);
    if (isBlock) last = null;
  }

  walk(top);
  return edits;
}

function isOnNextLine(last: Run, run: Run): boolean {
  return last.page !== run.page || Math.abs(last.y - run.y) > NEXT_LINE * Math.max(last.size, run.size);
}

/** The end of a run from its last space on, or all of it. */
function endOf(run: Run): string {
  const end = textOf(run, Math.max(run.start, run.end - 2 * SOME), run.end);
  return end.includes(' ') ? end : textOf(run, run.start, run.end);
}

/** The text of the glyphs in a part of a run; words that stand for glyphs (`<feff00a0> >>`) are passed over. */
function textOf({ bytes, map }: Run, from: number, to: number): string {
  let text = '';
  for (let at = bytes.indexOf(LESS, from); at !== -1 && at < to; at = bytes.indexOf(LESS, at)) {
    let shown = '';
    let glyph = 0;
    let digits = 0;
    for (at++; at < to && bytes[at] !== GREATER; at++) {
      glyph = glyph * 16 + digitOf(bytes[at] as number);
      if (++digits % 4 > 0) continue;
      shown += map.get(glyph) ?? '';
      glyph = 0;
    }
    if (bytes[at + 2] !== GREATER) text += shown;
  }
  return text;
}

function digitOf(byte: number): number {
  return byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57;
}

function spaceIn(map: Glyphs): string | null {
  for (const [glyph, text] of map) if (text === ' ') return glyph.toString(16).padStart(4, '0');
  return null;
}
