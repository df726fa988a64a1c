// Turns boundaries on the globe into rings in the plane, the same for every drawing of them.
import { geoConicConformal } from 'd3-geo';
import type { Boundaries } from '../../model.ts';

export type Point = readonly [number, number];
export type Ring = readonly Point[];

/** One place: its rings, with the first point of each at its end again. */
export interface ProjectedPlace {
  readonly code: string;
  readonly rings: readonly Ring[];
}

/** The places in the boundaries' order, filling the size; coordinates have one decimal. */
export function projectPlaces(
  boundaries: Boundaries,
  { width, height }: { width: number; height: number },
): readonly ProjectedPlace[] {
  // Standard parallels of the British Isles; any other country is still drawn without much distortion.
  const projection = geoConicConformal().parallels([50, 60]).rotate([3, 0]).scale(1000);
  const places = boundaries.places.map(({ code, geometry }) => ({
    code,
    rings: ringsOf(geometry as Shape).map((ring) =>
      ring.flatMap((point): Point[] => {
        const found = projection([point[0] ?? 0, point[1] ?? 0]);
        return found ? [found] : [];
      }),
    ),
  }));
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places.flatMap(({ rings }) => rings.flat())) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const scale = Math.min(width / (right - left || 1), height / (bottom - top || 1));
  const [dx, dy] = [(width - (right - left) * scale) / 2, (height - (bottom - top) * scale) / 2];
  const fit = ([x, y]: Point): Point => [round((x - left) * scale + dx), round((y - top) * scale + dy)];
  return places.map(({ code, rings }) => ({ code, rings: rings.map((ring) => ring.map(fit)) }));
}

interface Shape {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly unknown[];
}

/** Of a ring, whichever way it winds. */
export function areaOf(ring: Ring): number {
  return Math.abs(momentsOf(ring).twice) / 2;
}

/** The middle of a place's largest part. */
export function middleOf({ rings }: ProjectedPlace): { x: number; y: number } | null {
  const largest = [...rings].sort((one, other) => areaOf(other) - areaOf(one))[0] ?? [];
  const { twice, x, y } = momentsOf(largest);
  return twice === 0 ? null : { x: x / (3 * twice), y: y / (3 * twice) };
}

function momentsOf(ring: Ring): { twice: number; x: number; y: number } {
  const sum = { twice: 0, x: 0, y: 0 };
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
    const cross = x * nextY - nextX * y;
    sum.twice += cross;
    sum.x += (x + nextX) * cross;
    sum.y += (y + nextY) * cross;
  });
  return sum;
}

/** One decimal, and no minus before zero. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

function ringsOf({ type, coordinates }: Shape): readonly (readonly number[][])[] {
  return (type === 'Polygon' ? coordinates : coordinates.flat()) as readonly number[][][];
}
