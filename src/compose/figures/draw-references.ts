// Draws dotted lines that all values are held against, each with its name and number under it.
import { type Figure, LINE_HEIGHT, type ValueRow } from './figure-data.ts';
import type { Scale } from './scale-values.ts';
import { digits, element, keepInside, textAt } from './svg.ts';
import { textWidth } from './text-width.ts';

export interface DrawnReferences {
  readonly svg: string;
  /** Where the labels end. */
  readonly bottom: number;
}

/** Draws the references; labels that would touch stand under one another. */
export function drawReferences(
  rows: readonly ValueRow[],
  { scale, top, bottom, figure }: { scale: Scale; top: number; bottom: number; figure: Figure },
): DrawnReferences {
  const levels: { middle: number; half: number }[][] = [];
  const drawn = rows.map(({ label, value }) => {
    const text = `${label} ${value === null ? figure.missing : figure.format(value)}`;
    const at = value === null ? null : scale(value);
    const middle = keepInside(at ?? 0, text);
    const half = textWidth(text) / 2 + 3;
    const free = levels.findIndex((level) =>
      level.every((other) => Math.abs(other.middle - middle) >= other.half + half),
    );
    const level = free === -1 ? levels.length : free;
    levels[level] = [...(levels[level] ?? []), { middle, half }];
    const y = bottom + 2 + (level + 1) * LINE_HEIGHT;
    const line = at === null ? '' : `M${digits(at)} ${digits(top)}V${digits(y - LINE_HEIGHT + 2)}`;
    const name = at === null ? 'missing' : 'reference-label';
    return (
      (line === '' ? '' : element('path', { class: 'reference', d: line })) +
      textAt(text, { x: middle, y, class: name, anchor: 'middle' })
    );
  });
  return { svg: drawn.join(''), bottom: bottom + (levels.length === 0 ? 2 : 5 + levels.length * LINE_HEIGHT) };
}
