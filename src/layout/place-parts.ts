// Puts the collected parts that an author placed in a chapter where they belong.
import type { Chapter, CollectedPart, SafeHtml } from '../model.ts';

/** Makes the HTML of a part; `deep` when the heading above it is of the second level or lower. */
export type MakePart = (part: CollectedPart, deep: boolean) => SafeHtml;

const MARK = /<div data-part="([a-z-]+)"><\/div>/g;

/** The parts that chapters hold, so that they are left out elsewhere. */
export function placedParts(chapters: readonly Chapter[]): ReadonlySet<CollectedPart> {
  return new Set(chapters.flatMap(({ html }) => [...html.matchAll(MARK)].map(([, part]) => part as CollectedPart)));
}

/** Fills the marks in a chapter, whose headings are still those of print. */
export function placeParts(html: SafeHtml, make: MakePart): SafeHtml {
  return html.replace(MARK, (_, part: CollectedPart, index: number) => {
    const above = [...html.slice(0, index).matchAll(/<h([1-6])[\s>]/g)].at(-1)?.[1] ?? '1';
    return `<div class="part part--${part}">${make(part, above !== '1')}</div>`;
  }) as SafeHtml;
}
