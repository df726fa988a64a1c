// Draws the lines and numbers of an axis.
import { LINE_HEIGHT, type NumberFormat } from './figure-data.ts';
import type { Scale } from './scale-values.ts';
import { digits, element, keepInside, textAt } from './svg.ts';
import { textWidth } from './text-width.ts';

const MOST_TICKS = 5;

/** Thin lines from `top` to `bottom` with their numbers under them; only as many as do not touch or read the same. */
export function drawValueAxis(scale: Scale, span: { top: number; bottom: number; format: NumberFormat }): string {
  const { top, bottom, format } = span;
  const placed = (count: number): { at: number; middle: number; text: string }[] =>
    scale.ticks(count).map((tick) => {
      const text = format(tick);
      return { at: scale(tick), middle: keepInside(scale(tick), text), text };
    });
  let ticks = placed(MOST_TICKS);
  for (let count = MOST_TICKS - 1; count > 0 && touching(ticks); count--) ticks = placed(count);
  if (touching(ticks)) ticks = ticks.slice(0, 1);
  const lines = ticks.map(({ at }) => `M${digits(at)} ${digits(top)}V${digits(bottom)}`).join('');
  const labels = ticks.map(({ middle, text }) =>
    textAt(text, { x: middle, y: bottom + LINE_HEIGHT, class: 'axis', anchor: 'middle' }),
  );
  return element('path', { class: 'grid', d: lines }) + labels.join('');
}

function touching(ticks: readonly { middle: number; text: string }[]): boolean {
  return ticks.some(({ middle, text }, index) => {
    const before = ticks[index - 1];
    return (
      before && (text === before.text || middle - before.middle < (textWidth(text) + textWidth(before.text)) / 2 + 4)
    );
  });
}
