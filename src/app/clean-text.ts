// Turns text from others' files into text that is safe to print on a terminal.

/** Replaces control and bidirectional characters, which could move the cursor or reorder the line; tabs become `tab`. */
export function cleanText(text: string, tab = '    '): string {
  return text.replaceAll('\t', tab).replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '\ufffd');
}

/** Text for HTML, between tags or within double quotation marks. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cells that a terminal gives to text: two for East Asian wide characters and emoji, none for combining marks. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const { segment } of GRAPHEMES.segment(text)) cells += cellsOfGrapheme(segment);
  return cells;
}

/** Cuts text to a number of cells, from its start. */
export function cutToCells(text: string, cells: number): string {
  let room = cells;
  let end = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    room -= cellsOfGrapheme(segment);
    if (room < 0) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function cellsOfGrapheme(grapheme: string): number {
  if (/^[\p{M}\u200b-\u200d\u00ad]+$/u.test(grapheme)) return 0;
  return /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])|\ufe0f/u.test(
    grapheme,
  )
    ? 2
    : 1;
}
