// Leaves out the points of a line without which it looks the same.
import type { Point } from './project-places.ts';

/** Douglas and Peucker's rule: a point stays while it lies farther than `tolerance` from the line that would replace it. */
export function thinArc(arc: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [arc[0], arc.at(-1)];
  if (!first || !last || arc.length < 3) return arc;
  let worst = 0;
  let at = 0;
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  arc.forEach(([x, y], index) => {
    const off =
      length === 0
        ? Math.hypot(x - first[0], y - first[1])
        : Math.abs((last[0] - first[0]) * (first[1] - y) - (first[0] - x) * (last[1] - first[1])) / length;
    if (off > worst) [worst, at] = [off, index];
  });
  if (worst <= tolerance) return [first, last];
  return [...thinArc(arc.slice(0, at + 1), tolerance).slice(0, -1), ...thinArc(arc.slice(at), tolerance)];
}
