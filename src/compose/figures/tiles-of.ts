// Turns the rows of a map into tiles: where a table of the author's puts them, else by where the places lie.
import type { Boundaries, Table } from '../../model.ts';
import { placesOf } from './choose-cells.ts';
import type { MapRow } from './draw-area-map.ts';
import type { Tile } from './draw-tile-map.ts';
import type { FigureContext } from './figure-block.ts';
import { type Middle, placeTiles } from './place-tiles.ts';
import { middleOf, projectPlaces } from './project-places.ts';

/** Tiles for all rows but the nation; those that the layout table does not place are left out. */
export function tilesOf(
  { boundaries, values }: FigureContext,
  { rows, layout }: { rows: readonly MapRow[]; layout: Table | null },
): readonly Tile[] {
  const own = rows.filter(({ reference }) => !reference);
  if (layout === null) {
    const places = placeTiles(middlesOf(own, boundaries));
    return own.map((row, index) => ({ ...row, ...(places[index] ?? { row: 0, column: 0 }), short: row.label }));
  }
  const places = placesOf(layout, values.places);
  return own.flatMap((row): readonly Tile[] => {
    const code = places.find(({ label }) => label === row.label)?.code;
    const { row: at, column, short } = layout.rows.find(({ place }) => place === code)?.cells ?? {};
    if (typeof at !== 'number' || typeof column !== 'number') return [];
    return [{ ...row, row: at, column, short: typeof short === 'string' ? short : row.label }];
  });
}

const remembered = new WeakMap<Boundaries, ReadonlyMap<string, Middle>>();
const SIZE = { width: 600, height: 900 };

/** One for each row; places without a boundary stand below the others, in their order. */
function middlesOf(rows: readonly MapRow[], boundaries: Boundaries | null): readonly Middle[] {
  const known = boundaries === null ? new Map<string, Middle>() : (remembered.get(boundaries) ?? find(boundaries));
  const across = Math.ceil(Math.sqrt(rows.length));
  return rows.map(({ code }, index) => {
    const beyond = {
      x: ((index % across) + 0.5) * (SIZE.width / across),
      y: SIZE.height * 1.2 + Math.floor(index / across),
    };
    return known.get(code) ?? beyond;
  });
}

function find(boundaries: Boundaries): ReadonlyMap<string, Middle> {
  const middles = new Map(
    projectPlaces(boundaries, SIZE).flatMap((place) => {
      const middle = middleOf(place);
      return middle === null ? [] : [[place.code, middle] as const];
    }),
  );
  remembered.set(boundaries, middles);
  return middles;
}
