// Turns measurements into the references that need no page number, because their target is on their own page.
import type { Measured } from './measure-pages.ts';

const MOST_MEASUREMENTS = 5;

/** A measurement, and which of its references were hidden in it. */
export interface Hiding {
  readonly measured: Measured;
  readonly hidden: readonly number[];
}

/**
 * Measures, hides the numbers of references whose target is on their own page, and measures again until that no longer
 * changes: to hide a number may move a line over a break. One that had to come back stays; if in doubt, all are shown.
 * Measures a document without references once.
 */
export async function measureHiding(measure: (hidden: readonly number[]) => Promise<Measured>): Promise<Hiding> {
  let hidden: readonly number[] = [];
  let measured = await measure(hidden);
  const needed = new Set<number>();
  for (let count = 1; count < MOST_MEASUREMENTS && measured.references.length > 0; count++) {
    const here = onOwnPage(measured);
    for (const index of hidden) if (!here.includes(index)) needed.add(index);
    const next = here.filter((index) => !needed.has(index));
    if (!measured.moved && String(next) === String(hidden)) return { measured, hidden };
    hidden = next;
    measured = await measure(hidden);
  }
  return hidden.length === 0 ? { measured, hidden } : { measured: await measure([]), hidden: [] };
}

/** Whether every hidden reference stands on the page of its target in the finished PDF, by the names in it. */
export function standsAsMeasured({ measured, hidden }: Hiding, anchors: Measured['pages']): boolean {
  return hidden.every((index) => {
    const { id = '', own = '' } = measured.references[index] ?? {};
    return anchors[own] !== undefined && anchors[own] === anchors[id];
  });
}

function onOwnPage({ references, pages }: Measured): number[] {
  return references.flatMap((reference, index) =>
    reference.pages.length === 1 && reference.pages[0] === pages[reference.id] ? [index] : [],
  );
}
