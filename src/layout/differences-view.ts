// Turns a comparison of two editions into what its page shows.
import type { ComparedSection, Difference, EditionComparison } from '../model.ts';
import type { Words } from './create-words.ts';

/** The summary, then each section in which something differs; what differs only in the place's name stands folded below. */
export function differencesView(comparison: EditionComparison, words: Words) {
  const { title, a, b, edition, summary, sections } = comparison;
  const names = { a: a.name, b: b.name };
  return {
    heading: words('diff.title', names),
    title,
    edition: words(`edition.${edition}`),
    summary,
    names,
    sections: sections
      .filter((section) => section.differences.length > 0 || section.title.a === null || section.title.b === null)
      .map((section) => sectionView(section, names, words)),
  };
}

function sectionView(section: ComparedSection, names: { readonly a: string; readonly b: string }, words: Words) {
  const { title, differences, same, words: counts } = section;
  const side = title.a === null ? 'b' : title.b === null ? 'a' : null;
  const titles = side === null ? [...new Set([titled(section, 'a'), titled(section, 'b')])] : [titled(section, side)];
  const count = (key: string, number: number) =>
    words(`diff.${key}-${number === 1 ? 'one' : 'many'}`, { count: number });
  const named = differences.filter(({ isNameOnly }) => isNameOnly);
  const only = side === null ? null : words('diff.only-in', { name: names[side] });
  return {
    titles,
    only: side === null ? null : `${only}: ${words('diff.words', { count: counts[side] })}`,
    same: side === null && same > 0 ? count('same', same) : null,
    differences: differences.filter(({ isNameOnly }) => !isNameOnly).map((one) => differenceView(one, names, words)),
    namedTitle: named.length === 0 ? null : count('names', named.length),
    named: named.map((one) => differenceView(one, names, words)),
  };
}

function titled({ title, number }: ComparedSection, side: 'a' | 'b'): string {
  return [number[side] ?? '', title[side] ?? ''].filter((part) => part !== '').join(' ');
}

function differenceView(
  { a, b, what, values }: Difference,
  names: { readonly a: string; readonly b: string },
  words: Words,
) {
  const isPair = a !== null && b !== null;
  const side = (key: 'a' | 'b', runs: Difference['a']) =>
    runs === null
      ? null
      : {
          who: isPair ? names[key] : words('diff.only-in', { name: names[key] }),
          runs: runs.map(({ text, differs }) => ({
            text: text.trimEnd(),
            space: text.slice(text.trimEnd().length),
            marked: differs && isPair,
          })),
        };
  return {
    a: side('a', a),
    b: side('b', b),
    what,
    values: values.map((value) => `${value.a} → ${value.b}`),
  };
}
