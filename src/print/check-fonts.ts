// Turns a PDF and the families it may use into the fonts that are not ours, with the characters they stand in for.
import type { StrayFont } from '../model.ts';
import { objectText, type PdfFile, streamOf } from './read-pdf.ts';

/** Words that a foundry adds to a family's name for its cuts. */
const CUT =
  /^(roman|regular|normal|book|text|thin|hairline|extralight|ultralight|light|medium|semibold|demibold|demi|bold|extrabold|ultrabold|black|heavy|italic|oblique|it|vf|variable|\d00)*$/;

/** Every font that is Type 3, belongs to none of the families, or is not embedded. */
export function strayFonts(pdf: PdfFile, families: readonly string[]): StrayFont[] {
  const ours = families.map(plain);
  const strays: StrayFont[] = [];
  for (const font of fontsOf(pdf)) {
    const reason = font.type3
      ? 'type3'
      : !isOurs(font.name, ours)
        ? 'fallback'
        : !font.embedded
          ? 'not-embedded'
          : null;
    if (reason !== null) strays.push({ font: font.name, reason, characters: charactersOf(pdf, font.toUnicode) });
  }
  return strays;
}

/** True when a font's name is that of a family, or of one of its cuts: SourceSans3-BoldIt is Source Sans 3. */
function isOurs(name: string, families: readonly string[]): boolean {
  const font = plain(name);
  return families.some((family) => font.startsWith(family) && CUT.test(font.slice(family.length)));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

interface FontInPdf {
  readonly name: string;
  readonly type3: boolean;
  readonly embedded: boolean;
  readonly toUnicode: number | null;
}

function fontsOf(pdf: PdfFile): FontInPdf[] {
  const fonts: FontInPdf[] = [];
  for (let number = 1; number < pdf.offsets.length; number++) {
    const at = pdf.offsets[number] ?? 0;
    // A cheap look at the head of each object first: there are thousands, and a handful of fonts.
    if (at === 0 || !/^\d+ 0 obj\s*<<\/Type \/Font\s/.test(pdf.bytes.toString('latin1', at, at + 40))) continue;
    const text = objectText(pdf, number);
    const type = /\/Subtype \/(\w+)/.exec(text)?.[1] ?? '';
    if (type.startsWith('CIDFont')) continue;
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(text)?.[1];
    fonts.push({
      name: fontName(pdf, text),
      type3: type === 'Type3',
      embedded: type === 'Type3' || isEmbedded(pdf, text),
      toUnicode: toUnicode === undefined ? null : Number(toUnicode),
    });
  }
  return fonts;
}

/** A font's name without the mark of a subset. */
export function fontName(pdf: PdfFile, text: string): string {
  const descriptor = /\/FontDescriptor (\d+) 0 R/.exec(text)?.[1];
  const named =
    /\/BaseFont \/(\S+)/.exec(text) ?? /\/FontName \/(\S+)/.exec(descriptor ? objectText(pdf, Number(descriptor)) : '');
  const name = (named?.[1] ?? 'unnamed').replace(/>+$/, '').replace(/^[A-Z]{6}\+/, '');
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function isEmbedded(pdf: PdfFile, text: string): boolean {
  const descendant = /\/DescendantFonts \[(\d+) 0 R/.exec(text)?.[1];
  const font = descendant === undefined ? text : objectText(pdf, Number(descendant));
  const descriptor = /\/FontDescriptor (\d+) 0 R/.exec(font)?.[1];
  return descriptor !== undefined && /\/FontFile[23]? /.test(objectText(pdf, Number(descriptor)));
}

/** The characters of a ToUnicode map (ISO 32000-1, 9.10.3), in order and once each. */
function charactersOf(pdf: PdfFile, map: number | null): string[] {
  if (map === null) return [];
  const text = streamOf(pdf, map).toString('latin1');
  const found = new Set<string>();
  for (const block of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const pair of (block[1] ?? '').matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g))
      found.add(utf16(pair[1] ?? '', 0));
  for (const block of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const range of (block[1] ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const span = Number.parseInt(range[2] ?? '0', 16) - Number.parseInt(range[1] ?? '0', 16);
      for (let i = 0; i <= Math.min(span, 0xffff); i++) found.add(utf16(range[3] ?? '', i));
    }
  return [...found].sort();
}

function utf16(hex: string, plus: number): string {
  const units = (hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  const last = units.length - 1;
  return String.fromCharCode(...units.map((unit, i) => (i === last ? unit + plus : unit)));
}
