// Turns the drawing of all places into one whose regions are links.
import type { SiteMap } from '../model.ts';

/** A region that the map leads to. */
export interface MapLink {
  readonly region: string;
  readonly name: string;
  readonly href: string;
  /** Whether it is the region that the page is about. */
  readonly current: boolean;
}

/** Outlines with their links, for those who point at them: the list beside it is for the keyboard and for screen readers; a place without one is drawn all the same. Null where there is no map. */
export function mapView(map: SiteMap | null, links: readonly MapLink[]) {
  if (map === null) return null;
  const places = map.places.map(({ region }, at) => {
    const link = links.find((one) => one.region === region);
    return {
      shape: shapeId(at),
      isPlace: link !== undefined,
      name: link?.name ?? '',
      href: link?.href ?? null,
      current: link?.current ?? false,
    };
  });
  // The current one last, so that its neighbours' borders do not cover its own.
  const ordered = [...places.filter(({ current }) => !current), ...places.filter(({ current }) => current)];
  return { viewBox: viewBoxOf(map), places: ordered, attribution: map.attribution };
}

/** The outlines, drawn once in a page however often it shows them. */
export function shapesView(map: SiteMap | null) {
  return map?.places.map(({ path }, at) => ({ shape: shapeId(at), path })) ?? [];
}

/** The id of an outline in a page; no heading of an author's can have it. */
export function shapeId(at: number): string {
  return `part-shape-${at}`;
}

/** The box that the outlines are drawn in; "" where there are none. */
export function viewBoxOf(map: SiteMap | null): string {
  return map === null ? '' : `0 0 ${map.width} ${map.height}`;
}
