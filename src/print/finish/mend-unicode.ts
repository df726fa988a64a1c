// Lets letters that share a glyph be read as the more usual one: a quotation mark and not a modifier letter.
import { contentOf, type Draft, dictOf, setContent } from './draft.ts';
import { referenceIn } from './pdf-values.ts';

/** Code in a ToUnicode map that Chromium writes for the glyph → the one that texts have. */
const USUAL: Readonly<Record<string, string>> = { '02BB': '2018', '02BC': '2019' };

/** Mends the ToUnicode map (ISO 32000-1, 9.10.3) of every font; a range that only begins with such a code is left. */
export function mendUnicode(draft: Draft): void {
  for (const object of draft.objects) {
    const font = object?.value instanceof Map && object.value.get('/Type') === '/Font' ? object.value : null;
    const number = referenceIn(font?.get('/ToUnicode'));
    const map = number === null ? null : draft.objects[number];
    if (!map || dictOf(draft, map.value) === null) continue;
    const text = contentOf(map).toString('latin1');
    const mended = text.replace(
      /^(<([0-9A-F]+)> (?:<([0-9A-F]+)> )?)<([0-9A-F]{4})>$/gim,
      (whole, before: string, first: string, last: string | undefined, code: string) => {
        const usual = last === undefined || last === first ? USUAL[code.toUpperCase()] : undefined;
        return usual === undefined ? whole : `${before}<${usual}>`;
      },
    );
    if (mended !== text) setContent(map, Buffer.from(mended, 'latin1'));
  }
}
