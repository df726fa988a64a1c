// Turns a long list of rows into those that a page can show, with what was left out counted.

/** More rows than these are not drawn; they stand in the table. */
export const MOST_ROWS = 28;

/** A row to draw, or how many were left out here. */
export type Chosen<Row> = { readonly row: Row } | { readonly left: number };

/** Keeps the first rows, the last ones, and each lit row with its neighbours. */
export function chooseRows<Row extends { readonly lit?: boolean }>(
  rows: readonly Row[],
  most: number = MOST_ROWS,
): readonly Chosen<Row>[] {
  if (rows.length <= most) return rows.map((row) => ({ row }));
  const keep = new Set<number>();
  const lit = rows.flatMap((row, index) => (row.lit ? [index] : [])).slice(0, Math.floor(most / 4));
  for (const index of lit)
    for (const near of [index - 1, index, index + 1]) if (near >= 0 && near < rows.length) keep.add(near);
  const tail = Math.floor(most / 4);
  for (let index = rows.length - tail; index < rows.length; index++) keep.add(index);
  for (let index = 0; keep.size < most; index++) keep.add(index);
  const chosen: Chosen<Row>[] = [];
  let left = 0;
  rows.forEach((row, index) => {
    if (!keep.has(index)) {
      left++;
      return;
    }
    if (left > 0) chosen.push({ left });
    left = 0;
    chosen.push({ row });
  });
  return chosen;
}

/** Sorts by value, the largest first and the missing last; equal ones keep to the order of their labels. */
export function rankRows<Row extends { readonly label: string; readonly value: number | null }>(
  rows: readonly Row[],
): readonly Row[] {
  return [...rows].sort((one, other) => {
    if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
    return other.value - one.value || compare(one.label, other.label);
  });
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
