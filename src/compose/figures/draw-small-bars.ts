// Draws small bars, one for each place from the highest to the lowest: this one lit and pointed at, the country a line.
import type { SafeHtml } from '../../model.ts';
import { rankRows } from './choose-rows.ts';
import type { ValueRow } from './figure-data.ts';
import { present, scaleOf } from './scale-values.ts';
import { type Box, boxes, digits, element } from './svg.ts';

const WIDTH = 126;
const HEIGHT = 30;
const PLOT = 24;
/** Of the room of a bar, what stays free after it. */
const GAP = 0.28;
const WIDEST_BAR = 12;
/** A line farther above the highest bar than this is not drawn. */
const MOST_ABOVE = 1.5;

/** An SVG of 126 × 30; it repeats what is said in words beside it, so it is hidden from those who cannot see it. */
export function drawSmallBars(rows: readonly ValueRow[]): SafeHtml {
  const ranked = rankRows(rows.filter((row) => !row.reference && row.value !== null));
  const own = present(ranked.map((row) => row.value));
  const highest = Math.max(0, ...own.map(Math.abs));
  // What a country has of an amount is too much to hold its places against.
  const references = present(rows.map((row) => (row.reference ? row.value : null))).filter(
    (value) => Math.abs(value) <= highest * MOST_ABOVE,
  );
  const scale = scaleOf([...own, ...references], { range: [PLOT, 1], fromZero: true });
  const zero = scale(0);
  const step = Math.min(WIDTH / Math.max(1, ranked.length), WIDEST_BAR);
  const bars = ranked.map(({ value, lit }, at): { box: Box; lit: boolean } => {
    const end = scale(value ?? 0);
    const height = Math.max(Math.abs(end - zero), 0.5);
    return { box: { x: at * step, y: Math.min(zero, end), width: step * (1 - GAP), height }, lit: lit ?? false };
  });
  const of = (lit: boolean): Box[] => bars.flatMap((bar) => (bar.lit === lit ? [bar.box] : []));
  // A sign under the lit bar, for those who see no difference of colour.
  const pointers = of(true).map(({ x, width }) => `M${digits(x + width / 2)} ${PLOT + 1.5}l3 4.5h-6z`);
  const pointer = pointers.length === 0 ? '' : element('path', { class: 'pointer', d: pointers.join('') });
  const width = ranked.length * step;
  const lines = references.map((value) =>
    element('path', { class: 'reference', d: `M0 ${digits(scale(value))}h${digits(width)}` }),
  );
  const frame = {
    class: 'chart small-bars',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    'aria-hidden': 'true',
    focusable: 'false',
  };
  const svg = boxes('bar', of(false)) + boxes('bar lit', of(true)) + pointer + lines.join('');
  return element('svg', frame, svg) as SafeHtml;
}
