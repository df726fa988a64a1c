// Turns a text into the width it takes in a chart.
import { TEXT_SIZE } from './figure-data.ts';

/** Advance widths of Source Sans 3 Regular from U+0020 to U+007E, in hundredths of an em. */
const ASCII = [
  20, 29, 43, 50, 50, 82, 61, 25, 30, 30, 42, 50, 25, 31, 25, 35, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 25, 25, 50,
  50, 50, 43, 85, 54, 59, 57, 62, 53, 49, 62, 65, 26, 48, 58, 49, 73, 65, 66, 57, 66, 57, 53, 54, 65, 52, 79, 51, 48,
  54, 30, 35, 30, 50, 50, 54, 50, 55, 46, 56, 50, 29, 50, 54, 25, 25, 50, 26, 83, 55, 54, 56, 56, 35, 42, 34, 54, 47,
  72, 45, 47, 43, 30, 24, 30, 50,
];
const OTHERS: Readonly<Record<string, number>> = {
  '\u00a0': 20,
  '–': 48,
  '’': 25,
  '‘': 25,
  '·': 25,
  '£': 50,
  '€': 50,
  '−': 50,
};
/** Wider than most letters, so that a script we do not know is given room rather than cut. */
const UNKNOWN = 80;
/** Semibold is at most this much wider; all text is measured so, since any of it may be lit. */
const SEMIBOLD = 1.05;

const known = new Map<string, number>();
/** The same labels are measured for every edition; no more of them are kept. */
const MOST_KNOWN = 20_000;

/** Estimates the width in points, a little on the wide side. */
export function textWidth(text: string): number {
  let width = known.get(text);
  if (width === undefined) {
    let hundredths = 0;
    for (const character of text) hundredths += ASCII[character.charCodeAt(0) - 32] ?? otherWidth(character);
    width = (hundredths / 100) * TEXT_SIZE * SEMIBOLD;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, width);
  }
  return width;
}

function otherWidth(character: string): number {
  if (/^\p{M}$/u.test(character)) return 0;
  const base = character.normalize('NFD').charCodeAt(0);
  return OTHERS[character] ?? ASCII[base - 32] ?? UNKNOWN;
}

/** Breaks a text into lines of at most `width` points: at spaces, and inside a word only where it alone is too wide. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(/ +/)
    .flatMap((whole) => cutWord(whole, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cutWord(word: string, width: number): readonly string[] {
  if (textWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(`${piece}${character}`) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
