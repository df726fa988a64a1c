// Turns what an author writes after a column's name, "berd:gbp_billion:1", into how the column is written.
import { convert } from '../values/quantity.ts';
import { type FigureContext, fault, type Rendering, wordsOf } from './figure-block.ts';

/** Another unit than the table's, and how many decimals, where they are given. */
export interface ColumnFormat {
  readonly unit?: string;
  readonly decimals?: number;
}

const UNITS: Readonly<Record<string, string>> = {
  gbp: 'gbp',
  gbp_million: 'gbp-million',
  gbp_billion: 'gbp-billion',
  percent: 'percent',
};

/** One for each column of the block; null after a message `block-attribute-fits`. */
export function writtenAs(context: FigureContext, { block, chosen }: Rendering): readonly ColumnFormat[] | null {
  const written = [...wordsOf(block.attributes.column), ...wordsOf(block.attributes.columns)];
  const formats: ColumnFormat[] = [];
  for (const [at, text] of written.entries()) {
    const column = chosen.columns[at];
    let format: ColumnFormat = {};
    for (const part of text.split(':').slice(1)) {
      const unit = Object.hasOwn(UNITS, part) ? UNITS[part] : undefined;
      const isDecimals = /^\d$/.test(part);
      const quantity = {
        kind: 'quantity',
        value: 1,
        unit: column?.unit ?? '',
        decimals: null,
        style: 'plain',
      } as const;
      const fits =
        column?.kind === 'number' && (isDecimals || (unit !== undefined && convert(quantity, unit) !== null));
      if (!fits) {
        const said = `"${column?.name ?? text}" cannot be written as "${part}".`;
        return fault(context, {
          block,
          attribute: 'columns',
          text: said,
          known: [...Object.keys(UNITS), '0 to 9 decimals'],
        });
      }
      format = isDecimals
        ? { ...format, decimals: Number(part) }
        : { ...format, ...(unit === undefined ? {} : { unit }) };
    }
    formats.push(format);
  }
  return formats;
}
