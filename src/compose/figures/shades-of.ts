// Turns values into a few shades, each with about as many places as the next.
import type { ValueRow } from './figure-data.ts';
import { present } from './scale-values.ts';

/** The key of one shade: the least and the greatest value that have it. */
export interface ShadeEntry {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

export interface Shades {
  /** The highest first, as a key is read. */
  readonly entries: readonly ShadeEntry[];
  /** The class of a value: "area shade-3", or "area missing". */
  readonly classOf: (value: number | null) => string;
}

const MOST_SHADES = 5;

/** Cuts the values into at most five groups; equal values are never parted, and fewer values have fewer shades. */
export function shadesOf({ rows }: { rows: readonly ValueRow[] }): Shades {
  const values = [...present(rows.filter((row) => !row.reference).map((row) => row.value))].sort((a, b) => a - b);
  const distinct = new Set(values).size;
  const count = Math.min(MOST_SHADES, distinct);
  const groups: number[][] = Array.from({ length: count }, () => []);
  const seen = new Map<number, number>();
  let group = -1;
  values.forEach((value, index) => {
    const known = seen.get(value);
    if (known === undefined) {
      const wanted = Math.floor((index * count) / values.length);
      // After many equal values the next group follows, so that none is left empty.
      group = Math.min(Math.max(wanted, group, 0), group + 1);
      seen.set(value, group);
    }
    groups[seen.get(value) ?? 0]?.push(value);
  });
  // With one or two groups the palest shade would be told from bare land by little.
  const first = MOST_SHADES - count + 1;
  const filled = groups.filter((members) => members.length > 0);
  const named = filled.map((members, index) => ({
    name: `area shade-${Math.min(first + index, MOST_SHADES)}`,
    low: members[0] ?? 0,
    high: members.at(-1) ?? 0,
  }));
  return {
    entries: [...named].reverse(),
    classOf: (value) =>
      (value === null ? undefined : named.find(({ low, high }) => value >= low && value <= high)?.name) ??
      'area missing',
  };
}
