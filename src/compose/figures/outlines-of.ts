// Turns boundaries into the outlines of places in the plane, thinned until they fit their limit.
import { geoConicConformal } from 'd3-geo';
import type { Boundaries } from '../../model.ts';

/** One place: the `d` of an SVG path. */
export interface Outline {
  readonly code: string;
  readonly path: string;
}

export interface OutlineSize {
  readonly width: number;
  readonly height: number;
  /** All paths together have at most this many characters, as far as thinning can bring them. */
  readonly most: number;
}

type Point = readonly [number, number];
type Ring = readonly Point[];

const remembered = new WeakMap<Boundaries, Map<string, readonly Outline[]>>();
/** Coarser than this, a place cannot be told by its outline. */
const COARSEST = 4;

/** Outlines that fill the size, in the boundaries' order; neighbours keep their border in common. */
export function outlinesOf(boundaries: Boundaries, size: OutlineSize): readonly Outline[] {
  const known = remembered.get(boundaries) ?? new Map<string, readonly Outline[]>();
  remembered.set(boundaries, known);
  const key = `${size.width} ${size.height} ${size.most}`;
  const outlines = known.get(key) ?? draw(boundaries, size);
  known.set(key, outlines);
  return outlines;
}

function draw(boundaries: Boundaries, size: OutlineSize): readonly Outline[] {
  const places = project(boundaries, size);
  const anchors = anchorsOf(places.map(({ rings }) => rings));
  const drawn = (tolerance: number): readonly Outline[] =>
    places.map(({ code, rings }) => ({ code, path: pathOf(rings, { anchors, tolerance }) }));
  let tolerance = 0.05;
  let outlines = drawn(tolerance);
  while (outlines.reduce((sum, { path }) => sum + path.length, 0) > size.most && tolerance < COARSEST) {
    tolerance *= 1.4;
    outlines = drawn(tolerance);
  }
  return outlines;
}

function project(boundaries: Boundaries, { width, height }: OutlineSize): { code: string; rings: Ring[] }[] {
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

function ringsOf({ type, coordinates }: Shape): readonly (readonly number[][])[] {
  return (type === 'Polygon' ? coordinates : coordinates.flat()) as readonly number[][][];
}

/** Points where a border between the same two places begins or ends: they stay, so that both sides are thinned alike. */
function anchorsOf(places: readonly (readonly Ring[])[]): ReadonlySet<string> {
  const users = new Map<string, Set<number>>();
  places.forEach((rings, place) => {
    for (const point of rings.flat()) {
      const key = `${point}`;
      (users.get(key) ?? users.set(key, new Set()).get(key))?.add(place);
    }
  });
  const anchors = new Set<string>();
  const usersOf = (point: Point | undefined): string => [...(users.get(`${point}`) ?? [])].sort().join();
  for (const ring of places.flat())
    ring.forEach((point, index) => {
      const next = ring[(index + 1) % ring.length];
      if (usersOf(point) === usersOf(next)) return;
      anchors.add(`${point}`);
      anchors.add(`${next}`);
    });
  return anchors;
}

function pathOf(
  rings: readonly Ring[],
  { anchors, tolerance }: { anchors: ReadonlySet<string>; tolerance: number },
): string {
  const thinned = rings.map((ring) => thinRing(ring, { anchors, tolerance }));
  const largest = Math.max(...thinned.map(area));
  // Islands smaller than a speck go, but a place never goes altogether.
  const kept = thinned.filter((ring) => area(ring) >= Math.min(largest, Math.max(0.15, tolerance ** 2)));
  return kept.map(writeRing).join('');
}

function thinRing(ring: Ring, { anchors, tolerance }: { anchors: ReadonlySet<string>; tolerance: number }): Ring {
  const open = ring.filter(
    (point, index) => `${point}` !== `${ring[index - 1]}` && (index === 0 || index < ring.length - 1),
  );
  const start = Math.max(
    0,
    open.findIndex((point) => anchors.has(`${point}`)),
  );
  const turned = [...open.slice(start), ...open.slice(0, start)];
  if (turned.length < 4) return turned;
  const stops = turned.flatMap((point, index) => (index > 0 && anchors.has(`${point}`) ? [index] : []));
  // A ring without anchors (an island) is cut at its far side, or its two ends would be one point.
  const cuts = [0, ...(stops.length === 0 ? [farthest(turned)] : stops), turned.length];
  const closed = [...turned, turned[0] ?? [0, 0]] as readonly Point[];
  return cuts.slice(1).flatMap((end, index) => {
    const arc = closed.slice(cuts[index], end + 1);
    return thinArc(arc, tolerance).slice(0, -1);
  });
}

function farthest(ring: Ring): number {
  const [first = [0, 0]] = ring;
  const far = ring.map(([x, y]) => (x - first[0]) ** 2 + (y - first[1]) ** 2);
  return Math.max(1, far.indexOf(Math.max(...far)));
}

/** Douglas and Peucker's rule: a point stays while it lies farther than `tolerance` from the line that would replace it. */
function thinArc(arc: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [arc[0], arc.at(-1)];
  if (!first || !last || arc.length < 3) return arc;
  let worst = 0;
  let at = 0;
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  arc.forEach(([x, y], index) => {
    const off =
      length === 0
        ? Math.hypot(x - first[0], y - first[1])
        : Math.abs((last[0] - first[0]) * (first[1] - y) - (first[0] - x) * (last[1] - first[1])) / length;
    if (off > worst) [worst, at] = [off, index];
  });
  if (worst <= tolerance) return [first, last];
  return [...thinArc(arc.slice(0, at + 1), tolerance).slice(0, -1), ...thinArc(arc.slice(at), tolerance)];
}

function area(ring: Ring): number {
  let twice = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

/** Steps from point to point are shorter to write than places. */
function writeRing(ring: Ring): string {
  const [first, ...others] = ring;
  if (!first) return '';
  let [x, y] = first;
  let path = `M${x} ${y}l`;
  others.forEach((point, index) => {
    const [dx, dy] = [round(point[0] - x), round(point[1] - y)];
    path += `${index > 0 && dx >= 0 ? ' ' : ''}${dx}${dy >= 0 ? ' ' : ''}${dy}`;
    [x, y] = point;
  });
  return others.length === 0 ? '' : `${path}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
