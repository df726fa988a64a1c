// Turns a block for a chart, a map, a table or a region's profile into a figure of this variant.
import { chartOf } from './chart-of-block.ts';
import { drawChart } from './draw-chart.ts';
import { choose, type FigureBlock, type FigureContext, figure, type Rendering } from './figure-block.ts';
import { tableOfFigure } from './figure-table.ts';
import { rememberFigure } from './remember-figure.ts';
import { renderTable } from './render-data-table.ts';
import { renderLocator, renderMap } from './render-map.ts';
import { renderProfile } from './render-profile.ts';

/** Renders one of the blocks; "" where what it names does not exist, which is the message `block-attribute-fits`. */
export function renderFigure(context: FigureContext, block: FigureBlock): string {
  return rememberFigure(context, block, draw);
}

function draw(context: FigureContext, block: FigureBlock): string {
  if (block.name === 'map' && block.attributes.type === 'locator') return renderLocator(context, block);
  if (block.name === 'region-profile') return renderProfile(context, block);
  const chosen = choose(context, block);
  if (chosen === null) return '';
  switch (block.name) {
    case 'chart':
      return renderChart(context, { block, chosen });
    case 'map':
      return renderMap(context, { block, chosen });
    default:
      return renderTable(context, { block, chosen });
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
