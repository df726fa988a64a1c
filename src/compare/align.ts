// Finds which things of two lists belong together, without changing their order.

/** Positions in the two lists; null where the other list has nothing for it. */
export type Pair = readonly [number, number | null] | readonly [null, number];

/**
 * Aligns two lists so that the likeness of what is paired adds up to the most (Needleman and Wunsch, with free gaps).
 * `likeness` is 1 for the same and 0 for what must not be paired. Of what is unpaired, the first list's comes first.
 */
export function align<T>(a: readonly T[], b: readonly T[], likeness: (a: T, b: T) => number): readonly Pair[] {
  const isSame = (x: number, y: number) => likeness(a[x] as T, b[y] as T) === 1;
  let start = 0;
  while (start < a.length && start < b.length && isSame(start, start)) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && isSame(a.length - 1 - end, b.length - 1 - end)) end++;
  const [rows, columns] = [a.length - start - end, b.length - start - end];
  const width = columns + 1;
  // best[x * width + y]: the most that can be had from what follows x and y; like: the likeness of x and y.
  const best = new Float64Array((rows + 1) * width);
  const like = new Float64Array(rows * width);
  for (let x = rows - 1; x >= 0; x--)
    for (let y = columns - 1; y >= 0; y--) {
      const value = likeness(a[start + x] as T, b[start + y] as T);
      like[x * width + y] = value;
      const paired = value > 0 ? value + (best[(x + 1) * width + y + 1] as number) : 0;
      best[x * width + y] = Math.max(paired, best[(x + 1) * width + y] as number, best[x * width + y + 1] as number);
    }
  const middle: Pair[] = [];
  let [x, y] = [0, 0];
  while (x < rows || y < columns) {
    const here = best[x * width + y] as number;
    const value = x < rows && y < columns ? (like[x * width + y] as number) : 0;
    if (value > 0 && here === value + (best[(x + 1) * width + y + 1] as number))
      middle.push([start + x++, start + y++]);
    else if (x < rows && (y === columns || here === best[(x + 1) * width + y])) middle.push([start + x++, null]);
    else middle.push([null, start + y++]);
  }
  const same = (count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, at): Pair => [from + at, to + at]);
  return [...same(start, 0, 0), ...middle, ...same(end, a.length - end, b.length - end)];
}
