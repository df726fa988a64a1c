// Turns numbers into places along a line.
import { type ScaleLinear, scaleLinear } from 'd3-scale';

export type Scale = ScaleLinear<number, number>;

/** The numbers that are there. */
export function present(values: readonly (number | null | undefined)[]): readonly number[] {
  return values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
}

/** A scale over the numbers, and zero where `fromZero`; never without extent, even for no numbers or for one. */
export function scaleOf(
  values: readonly number[],
  { range, fromZero, ticks }: { range: readonly [number, number]; fromZero: boolean; ticks?: number },
): Scale {
  const all = fromZero || values.length === 0 ? [...values, 0] : values;
  let [low, high] = [all[0] ?? 0, all[0] ?? 0];
  for (const value of all) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low === high) {
    if (high < 0) high = fromZero ? 0 : high / 2;
    else if (high > 0) low = fromZero ? 0 : low / 2;
    else high = 1;
  }
  const scale = scaleLinear().domain([low, high]).range(range);
  return ticks === undefined ? scale : scale.nice(ticks);
}
