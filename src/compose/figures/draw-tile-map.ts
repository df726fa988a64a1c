// Draws places as tiles of equal size in a grid, shaded by value, with their numbers on them.
import type { SafeHtml } from '../../model.ts';
import { sayRows } from './draft-alt.ts';
import { drawKey, type MapRow } from './draw-area-map.ts';
import { CHART_WIDTH, type Figure, LINE_HEIGHT } from './figure-data.ts';
import { unitLines } from './row-layout.ts';
import { shadesOf } from './shades-of.ts';
import { element, picture, textAt } from './svg.ts';
import { wrapText } from './text-width.ts';

/** A tile; `row` and `column` count from 0, `short` is what stands on it: "W Mids". */
export interface Tile extends MapRow {
  readonly row: number;
  readonly column: number;
  readonly short: string;
}

export interface TileMap extends Figure {
  readonly tiles: readonly Tile[];
  /** Places that are held against the tiles, for the key. */
  readonly references: readonly MapRow[];
}

const GRID_WIDTH = 226;
const GAP = 3;

/** Draws them; the grid's width is shared among its columns. A tile grows where its text needs more lines. */
export function drawTileMap(map: TileMap): SafeHtml {
  const rows: readonly MapRow[] = [...map.tiles, ...map.references];
  const shades = shadesOf({ rows });
  const unit = unitLines(map, CHART_WIDTH);
  const columns = Math.max(1, ...map.tiles.map(({ column }) => column + 1));
  const bands = Math.max(0, ...map.tiles.map(({ row }) => row + 1));
  const width = (GRID_WIDTH - GAP * (columns - 1)) / columns;
  const texts = map.tiles.map((tile) => [
    ...wrapText(tile.short, width - 4),
    ...wrapText(tile.value === null ? map.missing : map.format(tile.value), width - 4),
  ]);
  const height = Math.max(34, ...texts.map((lines) => lines.length * LINE_HEIGHT + 8));
  const drawn = map.tiles.map((tile, index) => {
    const [x, y] = [tile.column * (width + GAP) + 1, unit.height + tile.row * (height + GAP) + 1];
    const lines = texts[index] ?? [];
    const shade = `${shades.classOf(tile.value)}${tile.lit ? ' lit' : ''}`;
    const first = y + height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2 + 3.2;
    const tileBox = element('rect', { class: shade, x, y, width: width - 2, height: height - 2 });
    return (
      tileBox +
      textAt(lines, {
        x: x + width / 2 - 1,
        y: first,
        class: `tile-label ${shade.replace('area ', '')}`,
        anchor: 'middle',
      })
    );
  });
  const key = drawKey({ ...map, rows }, { shades, top: unit.height + LINE_HEIGHT });
  const drafted = [map.word('figure.alt-map', { title: map.title }), ...sayRows(map, rows)].join(' ');
  return picture(unit.svg + drawn.join('') + key.svg, {
    name: 'tile-map',
    height: Math.max(unit.height + bands * (height + GAP) + 2, key.bottom),
    title: map.title,
    alt: map.alt || drafted,
  });
}
