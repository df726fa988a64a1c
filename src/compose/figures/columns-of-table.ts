// Turns what a table's block names into its columns: each column in each period, then shares and indices of the nation.
import type { Column } from '../../model.ts';
import { cellOf, formatOf, placesOf, unitOf } from './choose-cells.ts';
import { type FigureContext, fault, type Rendering } from './figure-block.ts';
import type { NumberFormat } from './figure-data.ts';

/** A column of a table in a document; `value` is null where there is no figure. */
export interface TableColumn {
  readonly head: string;
  readonly value: (code: string) => number | null;
  readonly format: NumberFormat;
}

/** The columns, from `columns`, `periods`, `share` and `index`; null after a message `block-attribute-fits`. */
export function columnsOfTable(context: FigureContext, { block, chosen }: Rendering): readonly TableColumn[] | null {
  const { table, columns, period } = chosen;
  const { word, values } = context;
  const [share, index, periods] = ['share', 'index', 'periods'].map((name) => wordsOf(block.attributes[name]));
  for (const [attribute, names] of Object.entries({ share, index })) {
    const unknown = names?.find((name) => !columns.some((one) => one.name === name));
    const known = columns.map(({ name }) => name);
    if (unknown !== undefined)
      return fault(context, { block, attribute, text: `"${unknown}" is not among the columns.`, known });
  }
  const missing = periods?.find((one) => !table.periods.includes(one));
  if (missing !== undefined) {
    const text = `"${table.id}" has no period "${missing}".`;
    return fault(context, { block, attribute: 'periods', text, known: table.periods });
  }
  const wanted = periods === undefined || periods.length === 0 ? [period] : periods;
  const isSeveral = wanted.length > 1;
  const latest = wanted.at(-1) ?? period;
  const nation = placesOf(table, values.places).find(({ reference }) => reference);
  const at = (column: Column, when: string) => (code: string) =>
    cellOf(table, { code, column: column.name, period: when });
  /** Hundredths of the nation's figure. */
  const ofNation = (column: Column, of: { head: string; unit: string; decimals: number }): TableColumn => {
    const shown = {
      name: '',
      label: word(of.head, { place: nation?.label ?? '' }),
      unit: of.unit,
      kind: 'number',
    } as const;
    return {
      head: unitOf({ ...shown, unit: 'count' }, { period: isSeveral ? latest : '', word }),
      value: (code) => {
        const [own, all] = [at(column, latest)(code), at(column, latest)(nation?.code ?? '')];
        return own === null || all === null || all === 0 ? null : (own / all) * 100;
      },
      format: formatOf({ ...shown, decimals: of.decimals }, word),
    };
  };
  return columns.flatMap((column) => {
    const label = isSeveral && columns.length === 1 ? '' : column.label;
    const own = wanted.map((when) => ({
      head: unitOf({ ...column, label }, { period: isSeveral ? when : '', word }),
      value: at(column, when),
      format: formatOf(column, word),
    }));
    const isNamed = (names: readonly string[] | undefined) => names?.includes(column.name);
    return [
      ...own,
      ...(isNamed(share) ? [ofNation(column, { head: 'table.share', unit: 'percent', decimals: 1 })] : []),
      ...(isNamed(index) ? [ofNation(column, { head: 'table.index', unit: 'count', decimals: 0 })] : []),
    ];
  });
}

function wordsOf(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
