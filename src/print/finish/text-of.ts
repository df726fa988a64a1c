// Turns an element of the structure into the text that it shows, for messages.
import { contentOf, type Draft, dictOf } from './draft.ts';
import type { StretchOf } from './leave-out.ts';
import type { Contents } from './mark-artifacts.ts';
import { referenceIn } from './pdf-values.ts';
import { type Element, marksIn } from './structure.ts';

/** What the glyphs of a font stand for: four hexadecimal digits in capitals → text. */
export type GlyphMap = ReadonlyMap<string, string>;

/** Finds the map of a font object; each is read once, when it is first asked for. */
export function createMapOf(draft: Draft): (font: number | null) => GlyphMap {
  const maps = new Map<number, GlyphMap>();
  return (font) => {
    const known = font === null ? new Map<string, string>() : maps.get(font);
    if (known !== undefined || font === null) return known ?? new Map();
    const unicode = referenceIn(dictOf(draft, `${font} 0 R`)?.get('/ToUnicode'));
    const stream = unicode === null ? null : (draft.objects[unicode] ?? null);
    const map = stream === null ? new Map<string, string>() : readMap(contentOf(stream).toString('latin1'));
    maps.set(font, map);
    return map;
  };
}

/** A reader of the text of elements. */
export function createTextOf(draft: Draft, contents: Contents, stretchOf: StretchOf): (element: Element) => string {
  const mapOf = createMapOf(draft);
  return (element) =>
    marksIn(element)
      .map((mark) => {
        const found = stretchOf(mark);
        if (found === null) return '';
        const fonts = dictOf(draft, contents.get(mark.form ?? mark.page)?.resources.get('/Font'));
        const shown = found.bytes.toString('latin1', found.stretch.start, found.stretch.end);
        let map: GlyphMap = new Map();
        let text = '';
        for (const [, name, glyphs = ''] of shown.matchAll(/(\/\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g))
          if (name !== undefined) map = mapOf(referenceIn(fonts?.get(name)));
          else for (const glyph of glyphs.match(/.{4}/g) ?? []) text += map.get(glyph.toUpperCase()) ?? '';
        return text;
      })
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
}

/** A ToUnicode map (ISO 32000-1, 9.10.3): glyph in four hexadecimal digits → text. */
function readMap(text: string): GlyphMap {
  const map = new Map<string, string>();
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(glyph.toUpperCase(), utf16(to));
  for (const [, block = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++) {
        const code = Number.parseInt(first, 16) + glyph - Number.parseInt(from, 16);
        map.set(glyph.toString(16).toUpperCase().padStart(4, '0'), utf16(code.toString(16).padStart(4, '0')));
      }
  return map;
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
