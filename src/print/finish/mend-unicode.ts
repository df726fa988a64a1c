// Lets letters that share a glyph be read as the more usual one: a quotation mark and not a modifier letter.
import { contentOf, type Draft, dictOf, setContent } from './draft.ts';
import { referenceIn } from './pdf-values.ts';

/** What Chromium's ToUnicode map says of a glyph → what texts have. */
const USUAL: ReadonlyMap<number, number> = new Map([
  [0x02bb, 0x2018],
  [0x02bc, 0x2019],
]);

/** A block of a map holds this many lines at most (Adobe Technical Note 5014, 7.2). */
const MOST_LINES = 100;

/** Mends the ToUnicode map (ISO 32000-1, 9.10.3) of every font. */
export function mendUnicode(draft: Draft): void {
  for (const object of draft.objects) {
    const font = object?.value instanceof Map && object.value.get('/Type') === '/Font' ? object.value : null;
    const number = referenceIn(font?.get('/ToUnicode'));
    const map = number === null ? null : draft.objects[number];
    if (!map || dictOf(draft, map.value) === null) continue;
    const text = contentOf(map).toString('latin1');
    const mended = mendMap(text);
    if (mended !== text) setContent(map, Buffer.from(mended, 'latin1'));
  }
}

/** Mends the text of a map; a range that contains such a letter becomes a line for each of its glyphs. */
export function mendMap(text: string): string {
  return text
    .replace(/^(<[0-9A-F]+>) <([0-9A-F]{4})>$/gim, (whole, glyph: string, letter: string) => {
      const usual = USUAL.get(Number.parseInt(letter, 16));
      return usual === undefined ? whole : `${glyph} <${hex(usual, 4)}>`;
    })
    .replace(/^\d+ beginbfrange\n([\s\S]*?)\nendbfrange$/gim, (_, block: string) => {
      const lines = block.split('\n').flatMap(mendRange);
      const blocks: string[] = [];
      for (let at = 0; at < lines.length; at += MOST_LINES) {
        const some = lines.slice(at, at + MOST_LINES);
        blocks.push(`${some.length} beginbfrange\n${some.join('\n')}\nendbfrange`);
      }
      return blocks.join('\n');
    });
}

function mendRange(line: string): string[] {
  const [, from = '', to = '', letter = ''] = /^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>$/i.exec(line) ?? [];
  const first = Number.parseInt(from, 16);
  const start = Number.parseInt(letter, 16);
  const letters = Array.from({ length: Number.parseInt(to, 16) - first + 1 || 0 }, (_, index) => start + index);
  if (!letters.some((one) => USUAL.has(one))) return [line];
  return letters.map((one, index) => {
    const glyph = hex(first + index, from.length);
    return `<${glyph}> <${glyph}> <${hex(USUAL.get(one) ?? one, 4)}>`;
  });
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
