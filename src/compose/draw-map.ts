// Draws the outlines of all places, with one of them lit.
import type { Boundaries, SafeHtml } from '../model.ts';
import { escapeHtml } from './escape-html.ts';
import { type Outline, outlinesOf } from './figures/outlines-of.ts';

/** Size of a cover's drawing, and how many signs its outlines may take: on paper no bend of more than a tenth of a millimetre is lost. */
const SIZE = { width: 600, height: 900, most: 18_000 };

/**
 * An SVG of viewBox 600 × 900: a path of class `land` for each place, of class `lit` for the one whose code is given;
 * with `code` null all are `lit`, for the national edition. It is decoration: what it shows is said in words beside it.
 */
export function drawMap(boundaries: Boundaries, code: string | null): SafeHtml {
  const outlines = outlinesOf(boundaries, SIZE);
  const path = (outline: Outline, name: string): string => `<path class="${name}" d="${escapeHtml(outline.path)}"/>`;
  const isLit = (outline: Outline): boolean => code === null || outline.code === code;
  // The lit one last, so that its neighbours' borders do not cover its own.
  const paths = [
    ...outlines.filter((outline) => !isLit(outline)).map((outline) => path(outline, 'land')),
    ...outlines.filter(isLit).map((outline) => path(outline, 'lit')),
  ];
  return `<svg class="map${code === null ? ' national' : ''}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" aria-hidden="true" focusable="false">${paths.join('')}</svg>` as SafeHtml;
}
