// Says what a value can be before it is text, and converts amounts between units.
import type { Message } from '../../model.ts';

/** A number with its unit; `decimals` is null for as many as it has. `points` are percentage points. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly value: number;
  readonly unit: string;
  readonly decimals: number | null;
  readonly style: 'plain' | 'raw' | 'ordinal';
}

/** A place among places, counted from 1; `tied` when another has the same. */
export interface Rank {
  readonly kind: 'rank';
  readonly rank: number;
  readonly of: number;
  readonly tied: boolean;
  readonly style: 'plain' | 'raw' | 'ordinal';
}

/** What a value is; `missing` is a cell that is missing by design, with the table's words for it. */
export type Worth =
  | Quantity
  | Rank
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'missing'; readonly text: string };

/** Whether a step gave a message instead of what it should. */
export function isMessage<T extends object>(result: T | Message): result is Message {
  return 'rule' in result;
}

/** Unit → pounds in one of it. */
const POUNDS: Readonly<Record<string, number>> = { gbp: 1, 'gbp-million': 1e6, 'gbp-billion': 1e9 };

/** Whether a unit is an amount of money. */
export function isMoney(unit: string): boolean {
  return Object.hasOwn(POUNDS, unit);
}

/** Expresses a quantity in another unit; null when the two have nothing in common. */
export function convert(quantity: Quantity, unit: string): Quantity | null {
  const { value, unit: from } = quantity;
  if (from === unit) return quantity;
  const [pounds, target] = [POUNDS[from], POUNDS[unit]];
  if (pounds !== undefined && target !== undefined) {
    // One division or multiplication by a power of ten keeps the digits as they are.
    const amount = pounds >= target ? value * (pounds / target) : value / (target / pounds);
    const decimals = unit === 'gbp-billion' ? 1 : pounds < target ? 0 : null;
    return { ...quantity, value: amount, unit, decimals };
  }
  if (from === 'ratio' && unit === 'percent') return { ...quantity, value: value * 100, unit, decimals: 1 };
  const isShare = from === 'percent' || from === 'points';
  if (isShare && (unit === 'percent' || unit === 'points')) return { ...quantity, unit };
  const isNumber = !isShare && pounds === undefined;
  return isNumber && unit === 'count' ? { ...quantity, unit } : null;
}

/** The digits after the point that a number has. */
export function decimalsOf(value: number): number {
  const text = String(value);
  return text.includes('e') ? 0 : (text.split('.')[1]?.length ?? 0);
}
