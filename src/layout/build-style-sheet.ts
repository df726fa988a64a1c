// Turns rules, colours and fonts into one style sheet.
import type { Brand, FontFile } from '../model.ts';

const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]+|(?:rgb|rgba|hsl|hsla|oklch|lab|lch)\([\d.,%\s/a-z+-]+\))$/i;

/** Path of a font file from the root of the site. */
export function fontPath(font: FontFile): string {
  return `assets/fonts/${font.file.split('/').at(-1)}`;
}

/**
 * Puts the fonts first, then the rules, then the brand's colours over the rules' own.
 * Font URLs are relative to the style sheet, which stands in assets/.
 */
export function buildStyleSheet(rules: string, brand: Brand | undefined, fonts: readonly FontFile[]): string {
  const parts = [...fonts.map(fontFace), withoutComments(rules), tokens(brand)];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

/** Rules as a browser needs them: no comments, no indentation, no empty lines; what stands in quotation marks is on one line. */
function withoutComments(rules: string): string {
  const lines = rules.replace(/\/\*[\s\S]*?\*\//g, '').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function fontFace(font: FontFile): string {
  return [
    '@font-face {',
    `  font-family: "${font.family}";`,
    `  font-weight: ${font.weight};`,
    `  font-style: ${font.style};`,
    '  font-display: swap;',
    ...(font.unicodeRange === '' ? [] : [`  unicode-range: ${font.unicodeRange};`]),
    `  src: url("${fontPath(font).slice('assets/'.length)}") format("woff2");`,
    '}',
  ].join('\n');
}

function tokens(brand: Brand | undefined): string {
  const colours = Object.entries(brand?.colours ?? {}).filter(([, colour]) => COLOUR.test(colour.trim()));
  if (colours.length === 0) return '';
  const lines = colours.map(([name, colour]) => `  --${kebab(name)}: ${colour.trim()};`);
  return `:root {\n${lines.join('\n')}\n}`;
}

/** "accentText" → "accent-text", "tint1" → "tint1". */
function kebab(name: string): string {
  return name.replace(/[^a-z0-9-]/gi, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
