// Turns where places lie into a grid of tiles, each as near to its place as the others let it be.

export interface TilePlace {
  readonly row: number;
  readonly column: number;
}

/** The middle of a place; y grows downwards. */
export interface Middle {
  readonly x: number;
  readonly y: number;
}

/** Cells for each tile: with some left free, a coast shows. */
const CELLS_A_TILE = 1.5;
/** How much a place's rank among all counts beside where it lies: crowded places need as much room as lonely ones. */
const RANK_SHARE = 0.4;
/** More places than these are laid out row by row: to find the best of all layouts would take too long. */
const MOST_TILES = 100;

/** A row and a column for each place, counted from 0, no two the same; rows and columns in which nothing stands are left out. */
export function placeTiles(middles: readonly Middle[]): readonly TilePlace[] {
  const [width, height] = [spanOf(middles.map(({ x }) => x)), spanOf(middles.map(({ y }) => y))];
  const cells = middles.length * CELLS_A_TILE;
  const aspect = width === 0 || height === 0 ? 1 : Math.min(4, Math.max(0.25, height / width));
  const columns = Math.max(1, Math.ceil(Math.sqrt(cells / aspect)));
  const rows = Math.max(1, Math.ceil(cells / columns));
  if (middles.length > MOST_TILES) return inOrder(middles, columns);
  const xs = spread(middles.map(({ x }) => x));
  const ys = spread(middles.map(({ y }) => y));
  const grid = Array.from({ length: rows * columns }, (_, cell): TilePlace => {
    return { row: Math.floor(cell / columns), column: cell % columns };
  });
  const costs = middles.map((_, index) =>
    grid.map(({ row, column }) => {
      const dx = (xs[index] ?? 0) * (columns - 1) - column;
      const dy = (ys[index] ?? 0) * (rows - 1) - row;
      return dx * dx + dy * dy;
    }),
  );
  return closedUp(assign(costs).map((cell) => grid[cell] ?? { row: 0, column: 0 }));
}

function spanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/** Where each stands between the least and the most, from 0 to 1: by its value, and by its rank. */
function spread(values: readonly number[]): readonly number[] {
  const [least, span] = [Math.min(...values), spanOf(values)];
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => {
    const rank = values.length < 2 ? 0.5 : sorted.indexOf(value) / (values.length - 1);
    const place = span === 0 ? 0.5 : (value - least) / span;
    return rank * RANK_SHARE + place * (1 - RANK_SHARE);
  });
}

/** From the top down, each row from left to right. */
function inOrder(middles: readonly Middle[], columns: number): readonly TilePlace[] {
  const places = new Map<number, TilePlace>();
  const downwards = middles.map((middle, index) => ({ ...middle, index })).sort((one, other) => one.y - other.y);
  for (let first = 0; first < downwards.length; first += columns)
    [...downwards.slice(first, first + columns)]
      .sort((one, other) => one.x - other.x)
      .forEach(({ index }, column) => {
        places.set(index, { row: first / columns, column });
      });
  return middles.map((_, index) => places.get(index) ?? { row: 0, column: 0 });
}

function closedUp(places: readonly TilePlace[]): readonly TilePlace[] {
  const rows = [...new Set(places.map(({ row }) => row))].sort((a, b) => a - b);
  const columns = [...new Set(places.map(({ column }) => column))].sort((a, b) => a - b);
  return places.map(({ row, column }) => ({ row: rows.indexOf(row), column: columns.indexOf(column) }));
}

/**
 * The column for each row of the least sum of costs (Kuhn and Munkres's method with potentials, rows ≤ columns); in time of
 * rows² × columns. The same costs give the same columns.
 */
function assign(costs: readonly (readonly number[])[]): readonly number[] {
  const columns = costs[0]?.length ?? 0;
  const rowPotential = new Array<number>(costs.length + 1).fill(0);
  const columnPotential = new Array<number>(columns + 1).fill(0);
  const rowOf = new Array<number>(columns + 1).fill(0);
  for (let row = 1; row <= costs.length; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Array<number>(columns + 1).fill(0);
    const isUsed = new Array<boolean>(columns + 1).fill(false);
    do {
      isUsed[column] = true;
      const at = rowOf[column] ?? 0;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= columns; other++) {
        if (isUsed[other]) continue;
        const cost = (costs[at - 1]?.[other - 1] ?? 0) - (rowPotential[at] ?? 0) - (columnPotential[other] ?? 0);
        if (cost < (least[other] ?? 0)) {
          least[other] = cost;
          before[other] = column;
        }
        if ((least[other] ?? 0) < delta) [delta, next] = [least[other] ?? 0, other];
      }
      for (let other = 0; other <= columns; other++) {
        if (isUsed[other]) {
          const owner = rowOf[other] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = before[column] ?? 0) rowOf[column] = rowOf[before[column] ?? 0] ?? 0;
  }
  const found = new Array<number>(costs.length).fill(0);
  rowOf.forEach((row, column) => {
    if (row > 0 && column > 0) found[row - 1] = column - 1;
  });
  return found;
}
