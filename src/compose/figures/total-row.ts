// Turns the rows of a table into the one at its end: the nation as the table has it, or their sum.
import type { FigureTableRow } from '../../model.ts';
import type { FigurePlace } from './choose-cells.ts';
import type { TableColumn } from './columns-of-table.ts';
import { type FigureContext, fault, type Rendering } from './figure-block.ts';

/** What is added up: all places of the table but the nation, and the nation to hold the sum against. */
export interface Totalled {
  readonly places: readonly FigurePlace[];
  readonly columns: readonly TableColumn[];
  readonly write: (place: FigurePlace) => readonly string[];
}

/** Numbers of these units are amounts, unless they are of each of something. */
const AMOUNTS: readonly string[] = ['count', 'persons', 'gbp', 'gbp-million', 'gbp-billion'];
const RATES = /(?:\b|_)(?:per|rate|average|mean|median|index|share)(?:\b|_)/i;
/** More than the nation by this much, and the rows overlap or are no amounts. Regions may add up to less: some of a nation has no place. */
const MOST_OF_NATION = 1.01;

/** No row, one, or null after a message `block-attribute-fits`. */
export function totalRow(
  context: FigureContext,
  { block, chosen }: Rendering,
  { places, columns, write }: Totalled,
): readonly FigureTableRow[] | null {
  const { total = 'nation' } = block.attributes;
  const nation = places.find(({ reference }) => reference);
  if (total === 'none') return [];
  if (total === 'nation') {
    const hasFigures = nation !== undefined && columns.some(({ value }) => value(nation.code) !== null);
    if (hasFigures) return [{ mark: 'whole', cells: write(nation) }];
    const text = `"${chosen.table.id}" has no figures for the nation.`;
    return block.attributes.total === undefined ? [] : fault(context, { block, attribute: 'total', text, known: [] });
  }
  const refuse = (head: string, why: string) =>
    fault(context, {
      block,
      attribute: 'total',
      text: `"${head}" cannot be added up: ${why}.`,
      known: ['nation', 'none'],
    });
  const cells: string[] = [];
  for (const { head, value, format, adds, isText } of columns) {
    if (isText) {
      cells.push('');
      continue;
    }
    if (adds === null || !AMOUNTS.includes(adds.unit) || RATES.test(`${adds.name} ${adds.label}`))
      return refuse(head, 'it is no amount');
    const numbers = places.filter(({ reference }) => !reference).map(({ code }) => value(code));
    // The total of what is there is not the total.
    const isWhole = numbers.every((number) => typeof number === 'number');
    const sum = numbers.reduce<number>((so, number) => so + Number(number ?? 0), 0);
    const whole = nation === undefined ? null : value(nation.code);
    if (typeof whole === 'number' && whole > 0 && sum > whole * MOST_OF_NATION)
      return refuse(head, `${format(sum)} would be more than ${nation?.label ?? ''} has, ${format(whole)}`);
    cells.push(isWhole ? format(sum) : context.word('table.missing-mark'));
  }
  return [{ mark: 'whole', cells: [context.word('table.total'), ...cells] }];
}
