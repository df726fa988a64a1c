// Turns periods into places along a time axis.
import { digits, element, keepInside, textAt } from './svg.ts';
import { textWidth } from './text-width.ts';

/** x of each period: by its year and month where all have one ("2019", "2019-20", "2019-05"), else evenly. */
export function placePeriods(periods: readonly string[], range: readonly [number, number]): readonly number[] {
  return placeTimes(timesOf(periods), range);
}

/** How far apart periods are, for charts that place the same ones again and again. */
export function timesOf(periods: readonly string[]): readonly number[] {
  const years = periods.map(yearOf);
  return years.every((year, index) => year !== null && year > (years[index - 1] ?? Number.NEGATIVE_INFINITY))
    ? years.map((year) => year ?? 0)
    : periods.map((_, index) => index);
}

/** x of each time. */
export function placeTimes(times: readonly number[], [from, to]: readonly [number, number]): readonly number[] {
  const [first = 0] = times;
  const span = (times.at(-1) ?? 0) - first;
  return times.map((time) => (span === 0 ? (from + to) / 2 : from + ((time - first) / span) * (to - from)));
}

function yearOf(period: string): number | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-\d{2})?)?(?!\d)/.exec(period.trim());
  if (!found) return null;
  const month = Number(found[2] ?? 1);
  // "2019-20" is a financial year; "2019-05" is a month only where it cannot be one.
  const isYear = month === (Number(found[1]) + 1) % 100;
  return Number(found[1]) + (isYear || month < 1 || month > 12 ? 0 : (month - 1) / 12);
}

/** Draws marks for all periods, and the first, the last and as many others as do not touch by name. */
export function drawPeriods(
  periods: readonly string[],
  { places, y, width }: { places: readonly number[]; y: number; width: number },
): string {
  const shown: { middle: number; half: number; text: string }[] = [];
  const last = periods.length - 1;
  for (const index of [last, 0, ...periods.keys()]) {
    const text = periods[index];
    if (text === undefined) continue;
    const middle = keepInside(places[index] ?? 0, text, width);
    const half = textWidth(text) / 2 + 4;
    if (shown.every((other) => Math.abs(other.middle - middle) >= other.half + half))
      shown.push({ middle, half, text });
  }
  const marks = places.map((x) => `M${digits(x)} ${digits(y)}v3`).join('');
  return (
    element('path', { class: 'ticks', d: marks }) +
    shown.map(({ middle, text }) => textAt(text, { x: middle, y: y + 13, class: 'axis', anchor: 'middle' })).join('')
  );
}
