// Turns the text of a Pandoc citation into cited items.

/** One cited work as written; `label` is a CSL locator term, "page" where none is written. */
export interface WrittenItem {
  readonly key: string;
  /** Where the key starts in the citation's text, counted from 0 at the `@`. */
  readonly offset: number;
  readonly prefix: string;
  readonly suffix: string;
  readonly locator: string;
  readonly label: string;
  readonly suppressAuthor: boolean;
}

/** Characters of a key: Pandoc's set; inner punctuation only between letters or digits. */
export const KEY = /@(\{[^}\s]+\}|[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)/u;

const LOCATOR_TERMS: readonly (readonly [RegExp, string])[] = [
  [/^(pages?|pp?\.)\s*/i, 'page'],
  [/^(chapters?|chaps?\.|ch\.)\s*/i, 'chapter'],
  [/^(sections?|secs?\.|§§?)\s*/i, 'section'],
  [/^(paragraphs?|paras?\.|¶¶?)\s*/i, 'paragraph'],
  [/^(figures?|figs?\.)\s*/i, 'figure'],
  [/^(volumes?|vols?\.)\s*/i, 'volume'],
  [/^(columns?|cols?\.)\s*/i, 'column'],
  [/^(lines?|ll?\.)\s*/i, 'line'],
  [/^(notes?|nn?\.)\s*/i, 'note'],
  [/^(numbers?|nos?\.)\s*/i, 'issue'],
  [/^(parts?|pts?\.)\s*/i, 'part'],
  [/^(books?|bks?\.)\s*/i, 'book'],
  [/^(verses?|vv?\.)\s*/i, 'verse'],
  [/^(folios?|fols?\.)\s*/i, 'folio'],
  [/^(opus|opp?\.)\s*/i, 'opus'],
  [/^(sub verbo|s\.vv?\.)\s*/i, 'sub-verbo'],
];

/** Splits the inside of `[…]` at semicolons into items; null when a part has no key, so that it is no citation. */
export function readCitation(inside: string): readonly WrittenItem[] | null {
  const items: WrittenItem[] = [];
  let offset = 0;
  for (const part of inside.split(';')) {
    const found = KEY.exec(part);
    if (!found) return null;
    let prefix = part.slice(0, found.index);
    const suppressAuthor = prefix.endsWith('-');
    if (suppressAuthor) prefix = prefix.slice(0, -1);
    if (/[\p{L}\p{N}]$/u.test(prefix)) return null;
    const tail = readTail(part.slice(found.index + found[0].length));
    const key = found[1]?.replace(/^\{|\}$/g, '') ?? '';
    items.push({ key, offset: offset + found.index, prefix: tidy(prefix).trimStart(), ...tail, suppressAuthor });
    offset += part.length + 1;
  }
  return items;
}

/** Reads what follows a key: ", pp. 3–4, and elsewhere" has a locator and a suffix. */
export function readTail(text: string): { locator: string; label: string; suffix: string } {
  const tail = tidy(text).trimEnd();
  const afterComma = tail.replace(/^\s*,?\s*/, '');
  for (const [term, label] of LOCATOR_TERMS) {
    const named = term.exec(afterComma);
    if (!named) continue;
    const numbers = /^[\dIVXLCDMivxlcdm]+[\w.:]*(?:\s*(?:-{1,3}|[–,&])\s*\d+[\w.:]*)*/.exec(
      afterComma.slice(named[0].length),
    );
    if (numbers)
      return { label, locator: dashes(numbers[0]), suffix: afterComma.slice(named[0].length + numbers[0].length) };
  }
  const bare = /^\d+[\w.:]*(?:\s*(?:-{1,3}|–)\s*\d+[\w.:]*)*(?=$|[\s,])/.exec(afterComma);
  if (bare && /^\s*,/.test(tail))
    return { label: 'page', locator: dashes(bare[0]), suffix: afterComma.slice(bare[0].length) };
  return { label: 'page', locator: '', suffix: tail };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function dashes(text: string): string {
  return text.replace(/\s*-+\s*/g, '–');
}
