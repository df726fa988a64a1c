// Turns boundaries into the outlines of places in the plane, thinned until they fit their limit.
import type { Boundaries } from '../../model.ts';
import { areaOf, type Point, projectPlaces, type Ring, round } from './project-places.ts';
import { thinArc } from './thin-arc.ts';

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
  const largest = Math.max(...thinned.map(areaOf));
  // Islands smaller than a speck go, but a place never goes altogether.
  const kept = thinned.filter((ring) => areaOf(ring) >= Math.min(largest, Math.max(0.15, tolerance ** 2)));
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
