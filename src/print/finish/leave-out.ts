// Takes what should not be read aloud out of the structure: ornaments, and table heads that are repeated on later pages.
import type { Contents } from './mark-artifacts.ts';
import type { Stretch } from './scan-content.ts';
import { type Element, elementsIn, type Mark, marksIn } from './structure.ts';

/** Elements whose drawing carries meaning without any text. */
const DRAWN = new Set(['Figure', 'Formula', 'Form', 'Lbl']);

/** The stretch of content that a mark stands for, or null. */
export type StretchOf = (mark: Mark) => { readonly bytes: Buffer; readonly stretch: Stretch } | null;

/** An index of marks over the contents. */
export function stretchesOf(contents: Contents): StretchOf {
  const index = new Map<number, Map<number, Stretch>>();
  for (const [owner, { content }] of contents)
    index.set(owner, new Map(content.stretches.map((stretch) => [stretch.id, stretch])));
  return (mark) => {
    const owner = mark.form ?? mark.page;
    const stretch = index.get(owner)?.get(mark.id);
    const bytes = contents.get(owner)?.bytes;
    return stretch === undefined || bytes === undefined ? null : { bytes, stretch };
  };
}

/** Removes marks that only draw borders and backgrounds from the tree, and returns them. */
export function leaveOutOrnaments(top: Element, stretchOf: StretchOf): Mark[] {
  const out: Mark[] = [];
  if (DRAWN.has(top.type)) return out;
  top.kids = top.kids.filter((kid) => {
    if (kid.kind === 'element') out.push(...leaveOutOrnaments(kid, stretchOf));
    if (kid.kind !== 'mark') return true;
    const found = stretchOf(kid);
    if (found === null) return false;
    const content = found.bytes.subarray(found.stretch.start, found.stretch.end);
    if (content.includes('Tj') || content.includes('TJ') || content.includes(' Do')) return true;
    out.push(kid);
    return false;
  });
  return out;
}

/** Removes the repeats of table heads and feet on later pages from the tree, and returns their marks. */
export function leaveOutRepeats(top: Element, pages: readonly number[], stretchOf: StretchOf): Mark[] {
  const out = new Set<Mark>();
  for (const [cell] of elementsIn(top)) {
    if (cell.type !== 'TH' && cell.type !== 'TD') continue;
    const byPage = new Map<number, Mark[]>();
    for (const mark of marksIn(cell)) byPage.set(mark.page, [...(byPage.get(mark.page) ?? []), mark]);
    if (byPage.size < 2) continue;
    const inOrder = [...byPage].sort(([a], [b]) => pages.indexOf(a) - pages.indexOf(b));
    const glyphs = inOrder.map(([, marks]) => marks.map((mark) => glyphsOf(mark, stretchOf)).join(''));
    for (const [index, [, marks]] of inOrder.entries())
      if (index > 0 && glyphs[index] === glyphs[0]) for (const mark of marks) out.add(mark);
  }
  const prune = (one: Element): void => {
    one.kids = one.kids.filter((kid) => kid.kind !== 'mark' || !out.has(kid));
    for (const kid of one.kids) if (kid.kind === 'element') prune(kid);
  };
  if (out.size > 0) prune(top);
  return [...out];
}

/** The glyphs that a mark shows, with the fonts that they are from. */
function glyphsOf(mark: Mark, stretchOf: StretchOf): string {
  const found = stretchOf(mark);
  if (found === null) return '';
  const text = found.bytes.toString('latin1', found.stretch.start, found.stretch.end);
  return (text.match(/\/\w+ [\d.]+ Tf|<[0-9A-Fa-f]+>/g) ?? []).join('');
}
