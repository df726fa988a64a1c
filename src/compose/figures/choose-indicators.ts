// Finds what a region's profile names: columns of one table or of several, and the population that shares are held against.
import { message, suggestion } from '../../messages.ts';
import type { Column, Table } from '../../model.ts';
import { type FigureBlock, type FigureContext, fault, wordsOf } from './figure-block.ts';

/** A column in its table. */
export interface Chosen {
  readonly table: Table;
  readonly column: Column;
}

/** The columns, written `table.column`, or `column` for one of the table that `data` names; null after a message. */
export function chooseIndicators(context: FigureContext, block: FigureBlock): readonly Chosen[] | null {
  const { data, columns, period } = block.attributes;
  const chosen: Chosen[] = [];
  for (const word of wordsOf(columns)) {
    const found = find(context, { block, attribute: 'columns', word, data });
    if (found === null) return null;
    chosen.push(found);
  }
  const without = period === undefined ? undefined : chosen.find(({ table }) => !table.periods.includes(period));
  if (without !== undefined) {
    const { id, periods } = without.table;
    return fault(context, { block, attribute: 'period', text: `"${id}" has no period "${period}".`, known: periods });
  }
  return chosen;
}

/** The column of `population="table.column"`, else the first that counts persons and is called population; null where none is. */
export function choosePopulation(context: FigureContext, block: FigureBlock): Chosen | null {
  const { population } = block.attributes;
  if (population !== undefined) return find(context, { block, attribute: 'population', word: population });
  const all = context.values.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  const fits = ({ column: { unit, name } }: Chosen): boolean => unit === 'persons' && /^population/i.test(name);
  return all.find(fits) ?? null;
}

function find(
  context: FigureContext,
  at: { block: FigureBlock; attribute: string; word: string; data?: string | undefined },
): Chosen | null {
  const { block, attribute, word, data } = at;
  const { tables } = context.values;
  const [first = '', second] = word.split('.');
  const id = second === undefined ? data : first;
  const name = second ?? first;
  if (id === undefined) {
    const text = `"${word}" does not say of which table it is.`;
    context.messages.push(
      message(
        'block-attribute-fits',
        block.places[attribute] ?? block.place,
        text,
        'Write table.column, or data=table.',
      ),
    );
    return null;
  }
  const table = tables.find((one) => one.id === id);
  if (table === undefined) {
    const known = tables.map((one) => one.id);
    const where = second === undefined ? 'data' : attribute;
    return told(context, { block, attribute: where, text: `There is no table "${id}".`, word: id, known });
  }
  const column = table.columns.find((one) => one.name === name && one.kind === 'number');
  if (column !== undefined) return { table, column };
  const known = table.columns.flatMap((one) => (one.kind === 'number' ? [one.name] : []));
  return told(context, { block, attribute, text: `"${id}" has no column of numbers "${name}".`, word: name, known });
}

function told(
  { messages }: FigureContext,
  of: { block: FigureBlock; attribute: string; text: string; word: string; known: readonly string[] },
): null {
  const hint = suggestion(of.word, of.known) ?? `There are: ${of.known.join(', ')}.`;
  messages.push(message('block-attribute-fits', of.block.places[of.attribute] ?? of.block.place, of.text, hint));
  return null;
}
