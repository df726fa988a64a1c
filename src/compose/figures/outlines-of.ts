// Turns boundaries into the outlines of places in the plane, thinned until they fit their limit.
import type { Boundaries } from '../../model.ts';
import { areaOf, type Point, projectPlaces, type Ring, round } from './project-places.ts';
import { weighArc } from './thin-arc.ts';

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

const remembered = new WeakMap<Boundaries, Map<string, readonly Outline[]>>();
/** No point goes that is farther from the line without it. */
const FINEST = 0.05;
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
  const places = projectPlaces(boundaries, size);
  const anchors = anchorsOf(places.map(({ rings }) => rings));
  const weighed = places.map(({ code, rings }) => ({ code, rings: rings.map((ring) => weighRing(ring, anchors)) }));
  const drawn = (tolerance: number): readonly Outline[] =>
    weighed.map(({ code, rings }) => ({ code, path: pathOf(rings, tolerance) }));
  let tolerance = FINEST;
  let outlines = drawn(tolerance);
  while (outlines.reduce((sum, { path }) => sum + path.length, 0) > size.most && tolerance < COARSEST) {
    tolerance *= 1.4;
    outlines = drawn(tolerance);
  }
  return outlines;
}

/** Points where a border between the same two places begins or ends: they stay, so that both sides are thinned alike. */
function anchorsOf(places: readonly (readonly Ring[])[]): ReadonlySet<string> {
  const named = places.map((rings) => rings.map((ring) => ring.map(String)));
  const users = new Map<string, string>();
  named.forEach((rings, place) => {
    for (const name of new Set(rings.flat())) users.set(name, `${users.get(name) ?? ''} ${place}`);
  });
  const anchors = new Set<string>();
  for (const names of named.flat())
    names.forEach((name, index) => {
      const next = names[(index + 1) % names.length] ?? name;
      if (users.get(name) === users.get(next)) return;
      anchors.add(name).add(next);
    });
  return anchors;
}

/** A ring from one of its anchors on, with how coarse the outline may become before each point goes. */
interface WeighedRing {
  readonly points: Ring;
  readonly weights: readonly number[];
}

function pathOf(rings: readonly WeighedRing[], tolerance: number): string {
  const thinned = rings.map(({ points, weights }) => points.filter((_, index) => (weights[index] ?? 0) > tolerance));
  const largest = Math.max(...thinned.map(areaOf));
  // Islands smaller than a speck go, but a place never goes altogether.
  const kept = thinned.filter((ring) => areaOf(ring) >= Math.min(largest, Math.max(0.15, tolerance ** 2)));
  return kept.map(writeRing).join('');
}

function weighRing(ring: Ring, anchors: ReadonlySet<string>): WeighedRing {
  const names = ring.map(String);
  const kept = [...ring.keys()].filter(
    (index) => names[index] !== names[index - 1] && (index === 0 || index < ring.length - 1),
  );
  const start = Math.max(
    0,
    kept.findIndex((index) => anchors.has(names[index] ?? '')),
  );
  const turned = [...kept.slice(start), ...kept.slice(0, start)];
  const points = turned.map((index): Point => ring[index] ?? [0, 0]);
  if (points.length < 4) return { points, weights: points.map(() => Number.POSITIVE_INFINITY) };
  const stops = turned.flatMap((at, index) => (index > 0 && anchors.has(names[at] ?? '') ? [index] : []));
  // A ring without anchors (an island) is cut at its far side, or its two ends would be one point.
  const cuts = [0, ...(stops.length === 0 ? [farthest(points)] : stops), points.length];
  const closed = [...points, points[0] ?? [0, 0]] as readonly Point[];
  const weights = cuts
    .slice(1)
    .flatMap((end, index) => weighArc(closed.slice(cuts[index], end + 1), FINEST).slice(0, -1));
  return { points, weights };
}

function farthest(ring: Ring): number {
  const [first = [0, 0]] = ring;
  const far = ring.map(([x, y]) => (x - first[0]) ** 2 + (y - first[1]) ** 2);
  return Math.max(1, far.indexOf(Math.max(...far)));
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
