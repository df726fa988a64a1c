// Turns measurements into the references that need no page number, because their target is on their own page.
import { breakInColumns, type Measured, measureAndFill } from './measure-pages.ts';

/** A measurement, and which of its references were hidden in it. */
export interface Hiding {
  readonly measured: Measured;
  readonly hidden: readonly number[];
}

/** What measures a document with some of its references hidden. */
type Measure = (hidden: readonly number[]) => Measured | Promise<Measured>;

/**
 * Measures, hides the numbers of references whose target is on their own page, and measures again until that no longer
 * changes: to hide a number may move a line over a break. One that had to come back stays; if in doubt, all are shown.
 * Measures a document without references once. Runs in the page.
 */
export async function measureHiding(measure: Measure): Promise<Hiding> {
  const mostMeasurements = 5;
  let hidden: readonly number[] = [];
  let measured = await measure(hidden);
  const needed = new Set<number>();
  for (let count = 1; count < mostMeasurements && measured.references.length > 0; count++) {
    const { references, pages } = measured;
    const here = references.flatMap((reference, index) =>
      reference.pages.length === 1 && reference.pages[0] === pages[reference.id] ? [index] : [],
    );
    for (const index of hidden) if (!here.includes(index)) needed.add(index);
    const next = here.filter((index) => !needed.has(index));
    if (!measured.moved && String(next) === String(hidden)) return { measured, hidden };
    hidden = next;
    measured = await measure(hidden);
  }
  return hidden.length === 0 ? { measured, hidden } : { measured: await measure([]), hidden: [] };
}

/** What measureDocument is made of: in the page a function can refer to nothing outside itself. */
export const MEASURING = { breakInColumns, measureAndFill, measureHiding };

/**
 * Runs in the page. Measures the document, all in one task: in between no frame is drawn, and the layout stays, of which a
 * measurement after the first changes a part.
 */
export async function measureDocument(_: null, parts: typeof MEASURING): Promise<Hiding> {
  const breakInPages = parts.breakInColumns();
  const hiding = await parts.measureHiding(parts.measureAndFill);
  breakInPages();
  return hiding;
}

/** Whether every hidden reference stands on the page of its target in the finished PDF, by the names in it. */
export function standsAsMeasured({ measured, hidden }: Hiding, anchors: Measured['pages']): boolean {
  return hidden.every((index) => {
    const { id = '', own = '' } = measured.references[index] ?? {};
    return anchors[own] !== undefined && anchors[own] === anchors[id];
  });
}
