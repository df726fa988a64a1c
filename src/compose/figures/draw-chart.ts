// Turns a chart's data into its picture.
import type { SafeHtml } from '../../model.ts';
import { drawIntervals } from './draw-intervals.ts';
import { drawLines } from './draw-lines.ts';
import { drawMultiples } from './draw-multiples.ts';
import { drawRankedBars } from './draw-ranked-bars.ts';
import { drawSeriesBars } from './draw-series-bars.ts';
import type { Chart } from './figure-data.ts';

/** Draws a chart as SVG with classes for all colours; the same data give the same bytes. */
export function drawChart(chart: Chart): SafeHtml {
  switch (chart.kind) {
    case 'bar':
      return drawRankedBars(chart);
    case 'grouped':
    case 'stacked':
      return drawSeriesBars(chart);
    case 'interval':
      return drawIntervals(chart);
    case 'line':
      return drawLines(chart);
    case 'multiples':
      return drawMultiples(chart);
  }
}
