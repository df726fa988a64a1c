// Draws a strip of dots, one for each place: this one lit, the country a short line.
import type { SafeHtml } from '../../model.ts';
import type { ValueRow } from './figure-data.ts';
import { present, scaleOf } from './scale-values.ts';
import { digits, element } from './svg.ts';

const WIDTH = 126;
const HEIGHT = 12;
const EDGE = 4;

/** An SVG of 126 × 12; it repeats what is said in words beside it, so it is hidden from those who cannot see it. */
export function drawStrip(rows: readonly ValueRow[]): SafeHtml {
  const scale = scaleOf(present(rows.map((row) => row.value)), { range: [EDGE, WIDTH - EDGE], fromZero: false });
  const dots = rows
    .filter((row) => !row.reference && row.value !== null)
    .sort((one, other) => Number(one.lit ?? false) - Number(other.lit ?? false))
    .map((row) =>
      element('circle', {
        class: row.lit ? 'point lit' : 'point',
        cx: scale(row.value ?? 0),
        cy: HEIGHT / 2,
        r: row.lit ? 4 : 2.8,
      }),
    );
  const lines = rows
    .filter((row) => row.reference && row.value !== null)
    .map((row) => element('path', { class: 'strip-line', d: `M${digits(scale(row.value ?? 0))} 1v${HEIGHT - 2}` }));
  const frame = { class: 'chart strip', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' };
  return element('svg', frame, dots.join('') + lines.join('')) as SafeHtml;
}
