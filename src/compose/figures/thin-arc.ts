// Leaves out the points of a line without which it looks the same.
import type { Point } from './project-places.ts';

/** Douglas and Peucker's rule: a point stays while it lies farther than `tolerance` from the line that would replace it. */
export function thinArc(arc: readonly Point[], tolerance: number): readonly Point[] {
  const weights = weighArc(arc, tolerance);
  return arc.filter((_, index) => (weights[index] ?? 0) > tolerance);
}

/**
 * For each point the tolerance from which on that rule leaves it out, infinite for both ends: it divides a line at the same
 * points whatever the tolerance is. Tolerances from `finest` on can be asked for; what goes with all of those has 0.
 */
export function weighArc(arc: readonly Point[], finest: number): readonly number[] {
  const weights = arc.map((_, index) => (index === 0 || index === arc.length - 1 ? Number.POSITIVE_INFINITY : 0));
  weighBetween(arc, { from: 0, to: arc.length - 1, most: Number.POSITIVE_INFINITY, finest }, weights);
  return weights;
}

/** A stretch of a line; what was weighed round it goes at `most`, and takes the stretch with it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly most: number;
  readonly finest: number;
}

function weighBetween(arc: readonly Point[], { from, to, most, finest }: Stretch, weights: number[]): void {
  const [first, last] = [arc[from], arc[to]];
  if (!first || !last || to - from < 2) return;
  const [startX, startY] = first;
  const [wide, high] = [last[0] - startX, last[1] - startY];
  const length = Math.hypot(wide, high);
  let worst = 0;
  let at = from;
  for (let index = from + 1; index < to; index++) {
    const [x, y] = arc[index] ?? first;
    const off =
      length === 0 ? Math.hypot(x - startX, y - startY) : Math.abs(wide * (startY - y) - (startX - x) * high) / length;
    if (off > worst) [worst, at] = [off, index];
  }
  if (worst <= finest) return;
  const weight = Math.min(worst, most);
  weights[at] = weight;
  weighBetween(arc, { from, to: at, most: weight, finest }, weights);
  weighBetween(arc, { from: at, to, most: weight, finest }, weights);
}
