// Rule abbreviation-is-defined-once: an abbreviation is explained once, and always as the same thing.
import { message } from '../messages.ts';
import type { Document, Message, Place, Section } from '../model.ts';

interface Definition {
  readonly abbreviation: string;
  /** In small letters. */
  readonly meaning: string;
  readonly place: Place;
}

/** Words that an abbreviation may leave out. */
const SMALL = new Set(['of', 'and', 'for', 'the', 'in', 'on', 'to', 'a', 'an', 'de']);

/**
 * A second explanation of an abbreviation in an edition is a warning. The chapters before the first numbered one (such as the
 * executive summary) stand alone, so an abbreviation may be explained there and once more in the chapters.
 */
export function abbreviationIsDefinedOnce(document: Document): readonly Message[] {
  if (document.variant.edition !== 'report') return [];
  const shown = document.publication.sections.filter(({ file }) =>
    document.chapters.some((chapter) => chapter.file === file),
  );
  return [true, false].flatMap((numbered) => {
    const known = new Map<string, Definition>();
    return shown
      .filter((section) => section.numbered === numbered)
      .flatMap(definitionsIn)
      .flatMap((definition) => {
        const { abbreviation, meaning, place } = definition;
        const before = known.get(abbreviation);
        if (before === undefined) {
          known.set(abbreviation, definition);
          return [];
        }
        const where = `${before.place.file}:${before.place.line}`;
        const text =
          before.meaning === meaning
            ? `"${abbreviation}" is explained here again.`
            : `"${abbreviation}" stood for "${before.meaning}" before, and stands for "${meaning}" here.`;
        return [message('abbreviation-is-defined-once', place, text, `It was explained in ${where}.`)];
      });
  });
}

const made = new WeakMap<Section, readonly Definition[]>();

/** Finds "Gross Value Added (GVA)" and the like, once in each section, whatever the edition. */
function definitionsIn(section: Section): readonly Definition[] {
  const known = made.get(section) ?? findDefinitions(section);
  made.set(section, known);
  return known;
}

function findDefinitions(section: Section): readonly Definition[] {
  return section.text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/((?:[\p{L}][\p{L}’'&-]*[ \u00a0]){2,10})\(([A-Z][A-Za-z&]*[A-Z])s?\)/gu)].flatMap((found) => {
      const [whole, words = '', abbreviation = ''] = found;
      const meaning = meaningOf(words.trim().split(/[\s\u00a0]+/), abbreviation);
      if (meaning === null) return [];
      const column = found.index + whole.lastIndexOf('(') + 2;
      const place = { file: section.file, line: index + 1, column, endColumn: column + abbreviation.length };
      return [{ abbreviation, meaning, place }];
    }),
  );
}

/** The last words whose initials make up the abbreviation; small words may be left out of it. Null when they do not. */
function meaningOf(words: readonly string[], abbreviation: string): string | null {
  const letters = abbreviation.replaceAll('&', '').toLowerCase();
  const first = firstOf(words, letters);
  return first === null ? null : words.slice(first).join(' ').toLowerCase();
}

/** Index of the first of the words that make up `letters`, read from the last to the first. */
function firstOf(words: readonly string[], letters: string): number | null {
  if (letters === '') return words.length;
  const word = words.at(-1)?.toLowerCase();
  if (word === undefined) return null;
  const before = words.slice(0, -1);
  // "co-operation" may give one letter or two.
  const initials = word
    .split('-')
    .map((part) => part.slice(0, 1))
    .join('');
  for (const given of new Set([initials, initials.slice(0, 1)])) {
    const first = letters.endsWith(given) ? firstOf(before, letters.slice(0, -given.length)) : null;
    if (first !== null) return first;
  }
  return SMALL.has(word) ? firstOf(before, letters) : null;
}
