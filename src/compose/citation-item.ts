// Turns a cited work as an author wrote it into what citeproc takes.
import type CSL from 'citeproc';
import type { CitedItem, CslItem } from '../model.ts';

/** Stands for "and others" at the end of a list of names, for which CSL has no form. No text can hold it. */
export const OTHERS = '\u0004';

/** `hasTerm` says whether the style or its locale has a word for a kind of locator. */
export function citationItem(item: CitedItem, hasTerm: (label: string) => boolean): CSL.CitationItem {
  const suffix = emphasise(item.suffix);
  return {
    id: item.key,
    ...(item.locator === '' ? {} : locatorOf(item, hasTerm)),
    ...(item.prefix === '' ? {} : { prefix: emphasise(item.prefix) }),
    ...(suffix === '' ? {} : { suffix: /^[,.;:]/.test(suffix) ? suffix : ` ${suffix.trimStart()}` }),
    ...(item.suppressAuthor ? { 'suppress-author': true } : {}),
  };
}

/** What an author says before and after a work, without its tags: for finding it again in what citeproc wrote. */
export function affixesOf({ prefix, suffix }: CitedItem): readonly string[] {
  return [prefix, suffix].flatMap((affix) => emphasise(affix).split(/<\/?[bi]>/)).map((text) => text.trim());
}

/** citeproc prints no label for what its locale has no word for; a time stamp is what CSL prints as it is. */
function locatorOf({ locator, label }: CitedItem, hasTerm: (label: string) => boolean) {
  return hasTerm(label) ? { locator, label } : { locator: `${label} ${locator}`, label: 'timestamp' };
}

/** `*passim*` and `**not**` in the words before and after a work. */
function emphasise(affix: string): string {
  return affix
    .replace(/\*\*([^\s*](?:[^*]*[^\s*])?)\*\*/g, '<b>$1</b>')
    .replace(/(?<![\p{L}\p{N}*_])([*_])([^\s*_](?:[^*_]*[^\s*_])?)\1(?![\p{L}\p{N}*_])/gu, '<i>$2</i>');
}

/** A work whose lists of names that end in "others" end in `OTHERS`. */
export function withOthers(item: CslItem | undefined): CslItem | undefined {
  if (item === undefined || !JSON.stringify(item).includes('{"literal":"others"}')) return item;
  const mark = (name: { readonly literal?: string }) => (name.literal === 'others' ? { literal: OTHERS } : name);
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, Array.isArray(value) ? value.map(mark) : value]),
  ) as unknown as CslItem;
}
