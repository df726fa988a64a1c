// Turns a block for a chart, a map, a table or a region's profile into a figure of this variant.
import { chartOf } from './chart-of-block.ts';
import { formatOf, latestPeriod, placesOf, rowsOf, steady, unitOf } from './choose-cells.ts';
import { drawChart } from './draw-chart.ts';
import { choose, type FigureBlock, type FigureContext, figure, type Rendering } from './figure-block.ts';
import { tableOfFigure } from './figure-table.ts';
import { renderTable } from './render-data-table.ts';
import { locator, renderLocator, renderMap } from './render-map.ts';
import { type Indicator, writeGlance } from './write-glance.ts';

/** Renders one of the blocks; "" where what it names does not exist, which is the message `block-attribute-fits`. */
export function renderFigure(context: FigureContext, block: FigureBlock): string {
  if (block.name === 'map' && block.attributes.type === 'locator') return renderLocator(context, block);
  const chosen = choose(context, block);
  if (chosen === null) return '';
  switch (block.name) {
    case 'chart':
      return renderChart(context, { block, chosen });
    case 'map':
      return renderMap(context, { block, chosen });
    case 'table':
      return renderTable(context, { block, chosen });
    default:
      return renderProfile(context, { block, chosen });
  }
}

function renderChart(context: FigureContext, rendering: Rendering): string {
  const chart = chartOf(context, rendering);
  if (chart === null) return '';
  const { block, chosen } = rendering;
  const { title, unit } = chart;
  const sources = [chosen.table.attribution];
  return figure(context, { block, title, unit, drawing: drawChart(chart), sources, table: tableOfFigure(chart) });
}

function renderProfile(context: FigureContext, { block, chosen }: Rendering): string {
  const { table, columns } = chosen;
  const { word, values, boundaries } = context;
  const { region, national } = values.places;
  const indicators = columns.map((column): Indicator => {
    const period = block.attributes.period ?? latestPeriod(table, column.name);
    const places = placesOf(table, values.places);
    return {
      label: column.label,
      rows: rowsOf(table, { places, column: column.name, period }),
      format: formatOf(steady(column, table), word),
      missing: table.missing,
      note: unitOf({ ...column, label: '' }, { period, word }),
    };
  });
  return writeGlance({
    id: block.id,
    title: block.plainTitle || word('glance.title', { region: region.name }),
    nameInText: region.nameInText,
    nationalInText: national.nameInText,
    map: locator(context),
    indicators,
    sources: [table.attribution, boundaries?.attribution ?? ''].filter((line) => line !== ''),
    word,
  });
}
