// Turns the pages of a PDF into the fonts that drew an empty box, and the document into the characters they drew it for.
import type { StrayFont } from '../model.ts';
import { fontName } from './check-fonts.ts';
import type { PageDocument } from './page-dom.ts';
import { numberIn, objectText, type PdfFile, streamOf } from './read-pdf.ts';

/** Chooses a font, or shows a string of glyphs of which one is glyph 0. */
const FONT_OR_EMPTY_BOX = /\/F(\d+) [\d.]+ Tf|<(?:[\dA-F]{4})*?0000(?:[\dA-F]{4})*>(?=\s*(?:Tj|-?[\d.]+|<|\]))/g;

/** The fonts that drew glyph 0, which stands for a character that no font on the machine has; characters are not known yet. */
export function fontsWithEmptyBoxes(pdf: PdfFile, pages: readonly number[]): StrayFont[] {
  const objects = new Set<number>();
  for (const page of pages) {
    const contents = numberIn(objectText(pdf, page), /\/Contents (\d+) 0 R/);
    const content = streamOf(pdf, contents);
    // Most pages show no such string, and this test is ten times cheaper than the pattern.
    if (content.indexOf('0000') === -1) continue;
    let font = 0;
    for (const shown of content.toString('latin1').matchAll(FONT_OR_EMPTY_BOX)) {
      // Chromium names a font in a page after the number of its object.
      if (shown[1] === undefined) objects.add(font);
      else font = Number(shown[1]);
    }
  }
  return [...objects].map((number) => ({
    font: fontName(pdf, objectText(pdf, number)),
    reason: 'missing-glyph',
    characters: [],
  }));
}

interface Canvas {
  getContext(kind: '2d', options: { willReadFrequently: boolean }): CanvasContext;
}
interface CanvasContext {
  font: string;
  textBaseline: string;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}
declare const document: PageDocument;
declare const OffscreenCanvas: new (width: number, height: number) => Canvas;

/** Runs in the page: the characters of the document that look exactly like one that no font can have. */
export function charactersWithoutGlyph(families: readonly string[]): string[] {
  const size = 48;
  const context = new OffscreenCanvas(size * 2, size * 2).getContext('2d', { willReadFrequently: true });
  const look = (character: string): string => {
    context.clearRect(0, 0, size * 2, size * 2);
    context.fillText(character, 4, 4);
    return `${context.measureText(character).width} ${context.getImageData(0, 0, size * 2, size * 2).data.join()}`;
  };
  context.font = `${size}px ${families.map((family) => `"${family}"`).join(', ')}`;
  context.textBaseline = 'top';
  const box = look('\u{10fffd}');
  const characters = new Set([...(document.body.textContent ?? '')].filter((c) => (c.codePointAt(0) ?? 0) > 0x7e));
  return [...characters].filter((character) => look(character) === box).sort();
}
