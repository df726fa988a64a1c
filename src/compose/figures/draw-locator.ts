// Draws where a place lies: all outlines, with it lit.
import type { Boundaries, SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { outlinesOf } from './outlines-of.ts';
import { element } from './svg.ts';

const WIDTH = 165;
const HEIGHT = 300;

/** An SVG with `code` lit, or with all places lit where it is null; `label` says in words what it shows. */
export function drawLocator(boundaries: Boundaries, { code, label }: { code: string | null; label: string }): SafeHtml {
  const outlines = outlinesOf(boundaries, { width: WIDTH, height: HEIGHT, most: 12_000 });
  const isLit = (outline: { code: string }): boolean => code === null || outline.code === code;
  const paths = [...outlines.filter((one) => !isLit(one)), ...outlines.filter(isLit)].map((outline) =>
    element('path', { class: isLit(outline) ? 'area place lit' : 'area place', d: outline.path }),
  );
  const frame = {
    class: 'chart locator',
    viewBox: `-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`,
    role: 'img',
    'aria-label': label,
  };
  return element('svg', frame, element('title', {}, escapeHtml(label)) + paths.join('')) as SafeHtml;
}
