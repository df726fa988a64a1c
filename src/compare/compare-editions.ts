// Turns two documents into what a reader of one sees that a reader of the other does not.
import type { ComparedReader, ComparedSection, Difference, Document, EditionComparison } from '../model.ts';
import { align, type Pair } from './align.ts';
import { markWords, tokensOf, wholeRun } from './mark-words.ts';
import { type ReadSection, readEdition, type Words } from './read-edition.ts';
import type { Unit } from './read-units.ts';
import { summarise } from './summarise.ts';

/** Two sentences are one that was changed when at least half of their words are the same. */
const ALIKE = 0.5;
/** Out of order, more is asked. */
const MUCH_ALIKE = 0.6;
/** A row about the same thing is the same row, whatever its figures. */
const SAME_ROW = 0.9;
/** Stands for the place's own name. */
const OWN = '▢';

/** A unit with what comparing it needs. */
interface Comparable extends Unit {
  /** With the reader's own place unnamed. */
  readonly neutral: string;
  readonly words: ReadonlyMap<string, number>;
  readonly count: number;
}

/** Compares two documents of one edition of one publication, section by section; sections belong together by file name. */
export function compareEditions(a: Document, b: Document, word: Words): EditionComparison {
  const [first, second] = [readEdition(a, word), readEdition(b, word)];
  const pairs = align(first, second, (x, y) => Number(x.kind === y.kind && x.id === y.id));
  const sections = pairs.map(([x, y]) =>
    compareSections({ a: x === null ? null : (first[x] ?? null), b: y === null ? null : (second[y] ?? null) }, [a, b]),
  );
  const [readerA, readerB] = [readerOf(a), readerOf(b)];
  const { id, title } = a.publication;
  const compared = { publication: id, title, edition: a.variant.edition, a: readerA, b: readerB, sections };
  return { ...compared, summary: summarise(compared, word) };
}

function readerOf({ variant, region }: Document): ComparedReader {
  return { region: variant.region, name: region.name, nameInText: region.nameInText };
}

function compareSections(
  { a, b }: { readonly a: ReadSection | null; readonly b: ReadSection | null },
  [documentA, documentB]: readonly [Document, Document],
): ComparedSection {
  const [first, second] = [comparable(a, documentA), comparable(b, documentB)];
  const differences: Difference[] = [];
  let same = 0;
  for (const [x, y] of rejoin(align(first, second, likeness), [first, second])) {
    const [one, other] = [x === null ? null : (first[x] ?? null), y === null ? null : (second[y] ?? null)];
    if (one !== null && one.text === other?.text) same++;
    else differences.push(differenceOf(one, other));
  }
  return {
    kind: a?.kind ?? b?.kind ?? 'chapter',
    title: { a: a?.title ?? null, b: b?.title ?? null },
    number: { a: a?.number ?? null, b: b?.number ?? null },
    same,
    words: { a: wordsIn(first), b: wordsIn(second) },
    differences,
  };
}

function differenceOf(a: Comparable | null, b: Comparable | null): Difference {
  const what = a?.what ?? b?.what ?? 'sentence';
  if (a === null || b === null)
    return { what, a: a && wholeRun(a.text), b: b && wholeRun(b.text), values: [], isNameOnly: false };
  return { what, ...markWords(a.text, b.text), isNameOnly: a.neutral === b.neutral };
}

function comparable(section: ReadSection | null, { region }: Document): readonly Comparable[] {
  return (section?.units ?? []).map((unit) => {
    const neutral = unit.text.replaceAll(region.nameInText, OWN).replaceAll(region.name, OWN);
    const words = new Map<string, number>();
    for (const token of tokensOf(neutral.toLowerCase())) {
      const word = token.trim();
      if (/[\p{L}\p{N}▢]/u.test(word)) words.set(word, (words.get(word) ?? 0) + 1);
    }
    return { ...unit, neutral, words, count: [...words.values()].reduce((sum, one) => sum + one, 0) };
  });
}

/** 1 for the same text, 0 for another thing, between them the share of words that two units have in common (Dice). */
function likeness(a: Comparable, b: Comparable): number {
  if (a.what !== b.what) return 0;
  if (a.text === b.text) return 1;
  if (a.what === 'reference') return 0;
  const [labelA, labelB] = [a.neutral.split(' | ')[0], b.neutral.split(' | ')[0]];
  if (a.what === 'row' && a.neutral.includes(' | ')) return labelA === labelB ? SAME_ROW : 0;
  let shared = 0;
  for (const [word, count] of a.words) shared += Math.min(count, b.words.get(word) ?? 0);
  const share = (2 * shared) / Math.max(1, a.count + b.count);
  // Never 1: only the same text may be passed over without a look.
  return share < ALIKE ? 0 : share * 0.99;
}

/** Pairs what is much alike though it stands elsewhere in the section; the first list's order holds. */
function rejoin(
  pairs: readonly Pair[],
  [first, second]: readonly [readonly Comparable[], readonly Comparable[]],
): readonly Pair[] {
  const lone = new Set(pairs.flatMap(([x, y]) => (x === null ? [y] : [])));
  const joined = pairs.map((pair): Pair => {
    const [x, y] = pair;
    const unit = x === null || y !== null ? undefined : first[x];
    if (x === null || unit === undefined) return pair;
    let [best, found]: [number, number | null] = [MUCH_ALIKE, null];
    for (const at of lone) {
      const share = likeness(unit, second[at] as Comparable);
      if (share > best) [best, found] = [share, at];
    }
    if (found !== null) lone.delete(found);
    return [x, found];
  });
  return joined.filter(([x, y]) => x !== null || lone.has(y));
}

function wordsIn(units: readonly Comparable[]): number {
  return units.reduce((sum, { count }) => sum + count, 0);
}
