// Turns what a table's block names into its columns: each column in each period, then shares and indices of the nation.
import type { Column } from '../../model.ts';
import { formatWorth } from '../values/format-worth.ts';
import { convert } from '../values/quantity.ts';
import { cellOf, formatOf, latestPeriod, placesOf, steady, textOf, unitOf } from './choose-cells.ts';
import { type ColumnFormat, writtenAs } from './column-format.ts';
import { type FigureContext, fault, type Rendering, wordsOf } from './figure-block.ts';
import type { NumberFormat } from './figure-data.ts';

/** A column of a table in a document; `value` is null where there is no figure. */
export interface TableColumn {
  readonly head: string;
  readonly value: (code: string) => number | string | null;
  readonly format: NumberFormat;
  /** The column that it shows, where its numbers may be added up at all. */
  readonly adds: Column | null;
  readonly isText: boolean;
}

/** The columns; `unit` says what all of them show where their heads only say when. */
export interface TableColumns {
  readonly unit: string;
  readonly columns: readonly TableColumn[];
}

/** From `columns`, `periods`, `share` and `index`; null after a message `block-attribute-fits`. */
export function columnsOfTable(context: FigureContext, { block, chosen }: Rendering): TableColumns | null {
  const { table, columns } = chosen;
  const { word, values } = context;
  const [share, index, given] = ['share', 'index', 'periods'].map((name) => wordsOf(block.attributes[name]));
  for (const [attribute, names] of Object.entries({ share, index })) {
    const known = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
    const unknown = names?.find((name) => !known.includes(name));
    if (unknown !== undefined)
      return fault(context, { block, attribute, text: `"${unknown}" is not among the columns.`, known });
  }
  const periods = given?.length === 1 && given[0] === 'all' ? table.periods : (given ?? []);
  const missing = periods.find((one) => !table.periods.includes(one));
  if (missing !== undefined) {
    const text = `"${table.id}" has no period "${missing}".`;
    return fault(context, { block, attribute: 'periods', text, known: ['all', ...table.periods] });
  }
  const formats = writtenAs(context, { block, chosen });
  if (formats === null) return null;
  const nation = placesOf(table, values.places).find(({ reference }) => reference);
  const [only, format] = periods.length > 1 && columns.length === 1 ? [columns[0], formats[0]] : [];
  const unit = only === undefined ? '' : unitOf({ ...only, unit: format?.unit ?? only.unit }, { period: '', word });
  return { unit, columns: columns.flatMap((column, at) => columnIn(column, formats[at] ?? {})) };

  function columnIn(column: Column, { unit = column.unit, decimals }: ColumnFormat) {
    const wanted = periods.length > 0 ? periods : [block.attributes.period ?? latestPeriod(table, column.name)];
    const latest = wanted.at(-1) ?? '';
    const number = (period: string) => (code: string) => cellOf(table, { code, column: column.name, period });
    const steadied = steady(column, table);
    const write = (value: number): string => {
      const quantity = {
        kind: 'quantity',
        value,
        unit: column.unit,
        decimals: steadied.decimals ?? null,
        style: 'plain',
      } as const;
      const other = convert(quantity, unit) ?? quantity;
      return formatWorth({ ...other, unit: shortUnit(unit), decimals: decimals ?? other.decimals }, word);
    };
    const own = wanted.map((period): TableColumn => {
      const what = only === undefined ? { ...column, unit } : { ...column, unit: 'count', label: '' };
      return {
        head: unitOf(what, { period, word }),
        value: column.kind === 'text' ? (code) => textOf(table, { code, column: column.name, period }) : number(period),
        format: write,
        adds: column.kind === 'number' ? column : null,
        isText: column.kind === 'text',
      };
    });
    /** Hundredths of the nation's figure. */
    const ofNation = (key: string, of: { unit: string; decimals: number }): TableColumn => {
      const label = word(key, { place: nation?.label ?? '' });
      const head = { name: '', label, unit: 'count', kind: 'number' } as const;
      return {
        head: unitOf(head, { period: latest, word }),
        value: (code) => {
          const [part, whole] = [number(latest)(code), number(latest)(nation?.code ?? '')];
          return part === null || whole === null || whole === 0 ? null : (part / whole) * 100;
        },
        format: formatOf({ ...head, ...of }, word),
        adds: key === 'table.share' ? column : null,
        isText: false,
      };
    };
    return [
      ...own,
      ...(share?.includes(column.name) ? [ofNation('table.share', { unit: 'percent', decimals: 1 })] : []),
      ...(index?.includes(column.name) ? [ofNation('table.index', { unit: 'count', decimals: 0 })] : []),
    ];
  }
}

/** Millions and billions stand in the head, so that cells stay short. */
function shortUnit(unit: string): string {
  if (unit.startsWith('gbp')) return 'gbp';
  return /^(?:percent|points)$/.test(unit) ? 'percent' : 'count';
}
