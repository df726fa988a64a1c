// Turns a block and its table into the data of a chart.
import { cellOf, placesOf, rowsOf, unitOf } from './choose-cells.ts';
import { MOST_SERIES } from './draw-legend.ts';
import { type FigureContext, fault, frameOf, type Rendering } from './figure-block.ts';
import type { Chart } from './figure-data.ts';

/** The chart that `type` asks for, ranked bars where it is not given; null after a message `block-attribute-fits`. */
export function chartOf(context: FigureContext, rendering: Rendering): Chart | null {
  const { block, chosen } = rendering;
  const { table, columns, period } = chosen;
  const frame = frameOf(context, rendering);
  const places = placesOf(table, context.values.places);
  const [first] = columns;
  if (!first) return null;
  const rows = rowsOf(table, { places, column: first.name, period });
  const type = block.attributes.type ?? 'bar';
  const labels = new Set(rows.map(({ label }) => label));
  if (type === 'line' || type === 'multiples') {
    const series = places.map((place) => ({
      ...place,
      values: table.periods.map((each) => cellOf(table, { code: place.code, column: first.name, period: each })),
    }));
    const shown = series.filter((row) => !row.reference || row.values.some((value) => value !== null));
    return { ...frame, kind: type, periods: table.periods, rows: shown };
  }
  if (type === 'grouped' || type === 'stacked') {
    if (columns.length > MOST_SERIES)
      return fault(context, {
        block,
        attribute: 'columns',
        text: `A chart shows at most ${MOST_SERIES} columns.`,
        known: [],
      });
    const series = columns.map(({ label }) => label);
    const shown = places.filter((place) => !place.reference && labels.has(place.label));
    const unit = unitOf({ ...first, label: '' }, { period, word: context.word });
    const values = (code: string) => columns.map(({ name }) => cellOf(table, { code, column: name, period }));
    return {
      ...frame,
      unit,
      kind: type,
      series,
      rows: shown.map((place) => ({ ...place, values: values(place.code) })),
    };
  }
  if (type === 'interval') {
    const { low = '', high = '' } = block.attributes;
    if (low === '' || high === '')
      return fault(context, {
        block,
        attribute: 'type',
        text: 'An interval needs the columns "low" and "high".',
        known: [],
      });
    const lows = rowsOf(table, { places, column: low, period });
    const highs = rowsOf(table, { places, column: high, period });
    const bound = (all: typeof rows, label: string) => all.find((row) => row.label === label)?.value ?? null;
    const ends = rows.map((row) => ({ ...row, low: bound(lows, row.label), high: bound(highs, row.label) }));
    return { ...frame, kind: 'interval', rows: ends };
  }
  return { ...frame, kind: 'bar', rows };
}
