// Turns the text of a Pandoc citation into cited items.
import { readTail, type Tail } from './read-locator.ts';

/** One cited work as written. */
export interface WrittenItem extends Tail {
  readonly key: string;
  /** Where the key starts in the citation's text, counted from 0 at the `@`. */
  readonly offset: number;
  readonly prefix: string;
  readonly suppressAuthor: boolean;
}

/** Characters of a key: Pandoc's set; inner punctuation only between letters or digits. */
export const KEY = /@(\{[^}\s]+\}|[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)/u;

/** Splits the inside of `[…]` at semicolons into items; null when a part has no key, so that it is no citation. */
export function readCitation(inside: string): readonly WrittenItem[] | null {
  const items: WrittenItem[] = [];
  let offset = 0;
  for (const part of splitAtSemicolons(inside)) {
    const found = KEY.exec(part);
    if (!found) return null;
    let prefix = part.slice(0, found.index);
    const suppressAuthor = prefix.endsWith('-');
    if (suppressAuthor) prefix = prefix.slice(0, -1);
    if (/[\p{L}\p{N}]$/u.test(prefix)) return null;
    const tail = readTail(part.slice(found.index + found[0].length));
    const key = found[1]?.replace(/^\{|\}$/g, '') ?? '';
    const lead = prefix.replace(/\s+/g, ' ').trimStart();
    items.push({ key, offset: offset + found.index, prefix: lead, ...tail, suppressAuthor });
    offset += part.length + 1;
  }
  return items;
}

/**
 * Reads the inside of the bracket behind a narrative citation: `p. 3; see also @b` belongs to the work before it up to the
 * first semicolon, and further works follow. Without a locator it belongs only when it is a citation of its own; null when
 * the bracket has nothing to do with the work.
 */
export function readNarrativeBracket(inside: string): { tail: Tail; more: readonly WrittenItem[] } | null {
  const [first = '', ...others] = splitAtSemicolons(inside);
  const own = KEY.test(first) ? null : readTail(`, ${first}`);
  const rest = own === null ? inside : others.join(';');
  if (own?.locator === '') return null;
  const from = inside.length - rest.length;
  const more = own !== null && others.length === 0 ? [] : readCitation(rest);
  if (more === null) return null;
  return {
    tail: own ?? { locator: '', label: 'page', suffix: '' },
    more: more.map((item) => ({ ...item, offset: item.offset + from })),
  };
}

/** Semicolons inside braces belong to a locator. */
function splitAtSemicolons(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (sign === ';' && depth <= 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return depth > 0 ? text.split(';') : parts;
}
