// Draws the outlines of all places, with one of them lit.
import { type GeoPermissibleObjects, geoArea, geoConicConformal, geoPath } from 'd3-geo';
import type { Boundaries, SafeHtml } from '../model.ts';
import { escapeHtml } from './escape-html.ts';

const WIDTH = 600;
const HEIGHT = 900;

interface Outline {
  readonly code: string;
  readonly path: string;
}

const drawn = new WeakMap<Boundaries, readonly Outline[]>();

/**
 * An SVG of viewBox 600 × 900: a path of class `land` for each place, of class `lit` for the one whose code is given;
 * with `code` null all are `lit`, for the national edition. It is decoration: what it shows is said in words beside it.
 */
export function drawMap(boundaries: Boundaries, code: string | null): SafeHtml {
  const outlines = drawn.get(boundaries) ?? project(boundaries);
  drawn.set(boundaries, outlines);
  const path = (outline: Outline, name: string): string => `<path class="${name}" d="${escapeHtml(outline.path)}"/>`;
  const isLit = (outline: Outline): boolean => code === null || outline.code === code;
  // The lit one last, so that its neighbours' borders do not cover its own.
  const paths = [
    ...outlines.filter((outline) => !isLit(outline)).map((outline) => path(outline, 'land')),
    ...outlines.filter(isLit).map((outline) => path(outline, 'lit')),
  ];
  return `<svg class="map${code === null ? ' national' : ''}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">${paths.join('')}</svg>` as SafeHtml;
}

function project(boundaries: Boundaries): readonly Outline[] {
  const places = boundaries.places.map((place) => ({
    type: 'Feature',
    properties: {},
    geometry: wound(place.geometry as Shape),
  }));
  const all = { type: 'FeatureCollection', features: places } as unknown as GeoPermissibleObjects & {
    features: unknown;
  };
  // Standard parallels of the British Isles; any other country is still drawn without much distortion.
  const projection = geoConicConformal()
    .parallels([50, 60])
    .rotate([3, 0])
    .fitSize([WIDTH, HEIGHT], all as never);
  const path = geoPath(projection).digits(1);
  return boundaries.places.map((place) => ({
    code: place.code,
    path: path(wound(place.geometry as Shape) as GeoPermissibleObjects) ?? '',
  }));
}

interface Shape {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly unknown[];
}

/** GeoJSON (RFC 7946) winds rings against the clock; on d3's sphere that is everything but the place. */
function wound({ type, coordinates }: Shape): Shape {
  const polygon = (rings: readonly (readonly unknown[])[]): unknown[] => {
    const inverted = geoArea({ type: 'Polygon', coordinates: rings } as never) > 2 * Math.PI;
    return inverted ? rings.map((ring) => [...ring].reverse()) : [...rings];
  };
  if (type === 'Polygon') return { type, coordinates: polygon(coordinates as never) };
  return { type, coordinates: (coordinates as never[]).map(polygon) };
}
