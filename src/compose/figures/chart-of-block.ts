// Turns a block and its table into the data of a chart.
import { formatDate } from '../values/format-worth.ts';
import { cellOf, periodsWith, rowsOf, unitOf } from './choose-cells.ts';
import { MOST_SERIES } from './draw-legend.ts';
import { type FigureContext, fault, frameOf, type Rendering } from './figure-block.ts';
import type { Chart } from './figure-data.ts';
import { placesOfBlock } from './places-of-block.ts';

/** The chart that `type` asks for, ranked bars where it is not given; null after a message `block-attribute-fits`. */
export function chartOf(context: FigureContext, rendering: Rendering): Chart | null {
  const { block, chosen } = rendering;
  const { table, columns, period } = chosen;
  const frame = frameOf(context, rendering);
  const places = placesOfBlock(context, rendering);
  const [first] = columns;
  if (!first || places === null) return null;
  const rows = rowsOf(table, { places, column: first.name, period });
  const type = block.attributes.type ?? 'bar';
  const labels = new Set(rows.map(({ label }) => label));
  if (type === 'line' || type === 'multiples') {
    const periods = periodsWith(table, first.name);
    const series = places.map((place) => ({
      ...place,
      values: periods.map((each) => cellOf(table, { code: place.code, column: first.name, period: each })),
    }));
    const shown = series.filter((row) => !row.reference || row.values.some((value) => value !== null));
    return { ...frame, kind: type, periods, rows: shown };
  }
  if (type === 'grouped' || type === 'stacked') {
    const series = seriesOf(context, rendering);
    if (series === null) return null;
    const shown = places.filter((place) => !place.reference && labels.has(place.label));
    const hasPeriods = block.attributes.periods !== undefined;
    const named = { ...first, label: hasPeriods ? first.label : '' };
    return {
      ...frame,
      unit: unitOf(named, { period: hasPeriods ? '' : period, word: context.word }),
      kind: type,
      series: series.map(({ label }) => label),
      rows: shown.map((place) => ({
        ...place,
        values: series.map((one) => cellOf(table, { code: place.code, column: one.column, period: one.period })),
      })),
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

/** The series of grouped and stacked bars: each column in one period, or one column in each of `periods`. */
function seriesOf(
  context: FigureContext,
  { block, chosen }: Rendering,
): readonly { readonly label: string; readonly column: string; readonly period: string }[] | null {
  const { table, columns, period } = chosen;
  const wanted = (block.attributes.periods ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const unknown = wanted.find((one) => !table.periods.includes(one));
  const series =
    wanted.length === 0
      ? columns.map(({ name, label }) => ({ label, column: name, period }))
      : wanted.map((one) => ({
          label: formatDate(one, context.word) ?? one,
          column: columns[0]?.name ?? '',
          period: one,
        }));
  const attribute = wanted.length === 0 ? 'columns' : 'periods';
  const say = (text: string, known: readonly string[]) => fault(context, { block, attribute, text, known });
  if (unknown !== undefined) return say(`"${table.id}" has no period "${unknown}".`, table.periods);
  if (wanted.length > 0 && columns.length > 1) return say('Periods are compared for one column.', []);
  return series.length > MOST_SERIES ? say(`A chart shows at most ${MOST_SERIES} ${attribute}.`, []) : series;
}
