// Says whether what :holds asserts is borne out by the data, in one variant.
import { message } from '../messages.ts';
import type { Comparison, Message } from '../model.ts';
import { evaluate, type Values } from './resolve-value.ts';
import { formatWorth } from './values/format-worth.ts';
import { convert, isMessage, isMoney, type Worth } from './values/quantity.ts';

const RELATIONS: Readonly<Record<Comparison['operator'], string>> = {
  '==': 'is not',
  '!=': 'is',
  '<': 'is not less than',
  '<=': 'is more than',
  '>': 'is not more than',
  '>=': 'is less than',
};

/** Messages of an assertion that does not hold (`assertion-holds`), or whose values are faulty; one for each comparison. */
export function checkAssertion(claims: readonly Comparison[], values: Values): readonly Message[] {
  return claims.flatMap((claim) => {
    const [left, right] = [evaluate(claim.left, values), evaluate(claim.right, values)];
    if (isMessage(left)) return [left];
    if (isMessage(right)) return [right];
    if (isFaulty(claim, values)) return [];
    const { region } = values.places;
    const [first, second] = [formatWorth(left, values.word), formatWorth(right, values.word)];
    const difference = compare(left, right);
    if (difference === null) {
      const text = `"${claim.written}" compares what cannot be compared: ${first} and ${second}.`;
      const hint = 'Compare numbers of one unit, ranks with numbers, or texts with texts.';
      return [message('value-filter-fits', claim.place, text, hint)];
    }
    if (!Number.isNaN(difference) && holds(claim.operator, difference)) return [];
    const said = `For ${region.nameInText} "${claim.written}" does not hold: ${first} ${RELATIONS[claim.operator]} ${second}.`;
    const hint = 'Change the sentence, or the data that it rests on.';
    return [message('assertion-holds', claim.place, said, hint)];
  });
}

/** Whether a table that is asked has had its own messages, after which nothing it holds means anything. */
function isFaulty({ left, right }: Comparison, { tables }: Values): boolean {
  return [left, right].some(({ name }) => tables.some((table) => table.faulty && name.startsWith(`${table.id}.`)));
}

/** Less than, equal to or more than 0; NaN where a figure is missing; null for what has no order. */
function compare(left: Worth, right: Worth): number | null {
  if (left.kind === 'missing' || right.kind === 'missing') return Number.NaN;
  if (left.kind === 'text' && right.kind === 'text')
    return Number(left.text > right.text) - Number(left.text < right.text);
  const [first, second] = [numberOf(left, right), numberOf(right, left)];
  if (first === null || second === null) return null;
  if (first.unit !== second.unit && first.unit !== '' && second.unit !== '') return null;
  const difference = first.value - second.value;
  // A product that is a hair off must not break an equality that holds on paper.
  const hair = 1e-12 * Math.max(Math.abs(first.value), Math.abs(second.value));
  return Math.abs(difference) <= hair ? 0 : difference;
}

/** A number with the unit it is compared in; "" goes with any, and amounts of money meet in pounds. */
function numberOf(worth: Worth, other: Worth): { readonly value: number; readonly unit: string } | null {
  if (worth.kind === 'rank') return { value: worth.rank, unit: 'rank' };
  if (worth.kind !== 'quantity') return null;
  const isPlain = other.kind !== 'quantity' || !isMoney(other.unit);
  return isMoney(worth.unit) && !isPlain ? convert(worth, 'gbp') : worth;
}

function holds(operator: Comparison['operator'], difference: number): boolean {
  switch (operator) {
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}
