// Turns a block into a map: shaded areas, tiles, or the place of the region.
import { message } from '../../messages.ts';
import type { SafeHtml } from '../../model.ts';
import { placesOf, rowsOf } from './choose-cells.ts';
import { drawAreaMap } from './draw-area-map.ts';
import { drawLocator } from './draw-locator.ts';
import { drawTileMap } from './draw-tile-map.ts';
import { type FigureBlock, type FigureContext, fault, figure, frameOf, type Rendering } from './figure-block.ts';
import { tableOfFigure } from './figure-table.ts';
import { tilesOf } from './tiles-of.ts';

/** A map of one column; "" after a message where there is nothing to draw it on. */
export function renderMap(context: FigureContext, rendering: Rendering): string {
  const { block, chosen } = rendering;
  const { boundaries, values } = context;
  const [column] = chosen.columns;
  const places = placesOf(chosen.table, values.places);
  const rows = rowsOf(chosen.table, { places, column: column?.name ?? '', period: chosen.period });
  const map = { ...frameOf(context, rendering), kind: 'map' as const, rows };
  const table = tableOfFigure(map);
  const { title, unit } = map;
  const { attribution } = chosen.table;
  if (block.attributes.type === 'tiles') {
    const { layout: named } = block.attributes;
    const layout = values.tables.find(({ id }) => id === named) ?? null;
    const known = values.tables.map(({ id }) => id);
    if (named !== undefined && layout === null)
      return fault(context, { block, attribute: 'layout', text: `There is no table "${named}".`, known }) ?? '';
    const tiles = tilesOf(context, { rows, layout });
    const references = rows.filter((row) => row.reference);
    const drawing = drawTileMap({ ...map, tiles, references });
    return figure(context, { block, title, unit, drawing, sources: [attribution], table });
  }
  if (!boundaries) return withoutBoundaries(context, block);
  const sources = [attribution, boundaries.attribution];
  return figure(context, { block, title, unit, drawing: drawAreaMap(map, boundaries), sources, table });
}

/** A map with this edition's region lit. */
export function renderLocator(context: FigureContext, block: FigureBlock): string {
  const drawing = locator(context);
  if (!drawing || !context.boundaries) return withoutBoundaries(context, block);
  const title = block.plainTitle || context.values.places.region.name;
  return figure(context, { block, title, unit: '', drawing, sources: [context.boundaries.attribution], table: null });
}

/** The drawing alone; null where the project has no boundaries. */
export function locator({ boundaries, values, word }: FigureContext): SafeHtml | null {
  const { region, national } = values.places;
  if (!boundaries) return null;
  const names = { region: region.nameInText, national: national.nameInText };
  if (region.id === national.id)
    return drawLocator(boundaries, { code: null, label: word('glance.map-national', names) });
  return drawLocator(boundaries, { code: region.codes.gss ?? '', label: word('glance.map', names) });
}

function withoutBoundaries(context: FigureContext, block: FigureBlock): string {
  const text = 'There are no boundaries to draw a map from.';
  const hint = 'Name a file of boundaries in briefings/regions.yaml, or write type=tiles.';
  context.messages.push(message('block-attribute-fits', block.places.type ?? block.place, text, hint));
  return '';
}
