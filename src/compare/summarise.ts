// Turns a comparison into sentences that sum it up.
import type { ComparedSection, EditionComparison, UnitKind } from '../model.ts';
import type { Words } from './read-edition.ts';

type Compared = Omit<EditionComparison, 'summary'>;
type Side = 'a' | 'b';

/** Lists that are told one by one, in this order. */
const LISTED: readonly UnitKind[] = ['key-message', 'finding', 'recommendation', 'figure', 'table', 'reference'];

/** What one reader has and the other has not, first in sections, then in figures, then in sentences; one sentence says so when there is nothing. */
export function summarise(compared: Compared, word: Words): readonly string[] {
  const { a, b, sections } = compared;
  const names = { a: a.nameInText, b: b.nameInText };
  const other = { a: b.nameInText, b: a.nameInText };
  const sides: readonly Side[] = ['a', 'b'];
  const differences = sections.flatMap((section) => section.differences.map((one) => ({ ...one, section })));
  const only = (side: Side, what: UnitKind) =>
    differences.filter((one) => one.what === what && one[side] !== null && one[side === 'a' ? 'b' : 'a'] === null);
  const counted = (key: string, count: number, values: Readonly<Record<string, string>> = {}) =>
    count === 0 ? [] : [word(`diff.${key}-${count === 1 ? 'one' : 'many'}`, { count, ...values })];

  const chapters = sides.flatMap((side) => {
    const own = sections.filter((section) => isOnly(section, side));
    const titles = own.map(({ title }) => title[side] ?? '').join('; ');
    return counted('sections', own.length, { name: names[side], other: other[side], titles });
  });
  const lists = sides.flatMap((side) => {
    const parts = LISTED.flatMap((what) => counted(what, only(side, what).length));
    return parts.length === 0
      ? []
      : [word('diff.only', { name: names[side], other: other[side], what: parts.join(', ') })];
  });
  const values = counted(
    'figures',
    differences.reduce((sum, one) => sum + one.values.length, 0),
  );
  const inBoth = differences.filter(({ section }) => !isOnly(section, 'a') && !isOnly(section, 'b'));
  const isText = (one: { readonly what: UnitKind }) =>
    one.what === 'sentence' || one.what === 'row' || one.what === 'heading';
  const sentences = sides.flatMap((side) =>
    counted('sentences', inBoth.filter((one) => isText(one) && one[side === 'a' ? 'b' : 'a'] === null).length, {
      name: names[side],
    }),
  );
  const changed = differences.filter((one) => one.a !== null && one.b !== null);
  const worded = counted('changed', changed.filter(({ isNameOnly }) => !isNameOnly).length);
  const named = counted('names', changed.filter(({ isNameOnly }) => isNameOnly).length);
  const all = [...chapters, ...lists, ...values, ...sentences, ...worded, ...named];
  return all.length === 0 ? [word('diff.nothing')] : all.map(capitalised);
}

function isOnly({ kind, title }: ComparedSection, side: Side): boolean {
  return kind === 'chapter' && title[side] !== null && title[side === 'a' ? 'b' : 'a'] === null;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
