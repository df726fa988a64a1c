// Turns a GeoJSON file into boundaries keyed by code.
import type { Boundaries } from '../model.ts';
import type { Places } from './read-places.ts';
import { readText } from './read-text.ts';
import { type Reading, report } from './reading.ts';

const MAX_BYTES = 20_000_000;

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** Reads the boundaries that regions.yaml names; null when it names none or they cannot be used. Reports `file-exists`, `boundaries-are-geojson` and `map-code-exists`. */
export async function readBoundaries(reading: Reading, places: Places): Promise<Boundaries | null> {
  const { boundaries, yaml, regions } = places;
  if (boundaries === null || yaml === null) return null;
  const path = `briefings/${boundaries.file}`;
  const place = yaml.place(['boundaries', 'file']);
  const missing = { place, text: `${path} does not exist.` };
  const text = await readText(reading, { path, maxBytes: MAX_BYTES, within: 'briefings', namedAt: place, missing });
  if (text === null) return null;
  const features = parseFeatures(text);
  if (features === null) {
    const said = `${path} is not GeoJSON with polygons in a list of features.`;
    report(reading, 'boundaries-are-geojson', {
      place,
      text: said,
      hint: 'Export the boundaries as GeoJSON in WGS 84.',
    });
    return null;
  }
  const drawn = features.flatMap(({ properties, geometry }) => {
    const code = properties?.[boundaries.code];
    return typeof code === 'string' ? [{ code, geometry: geometry as unknown }] : [];
  });
  const codes = new Set(drawn.map(({ code }) => code));
  if (codes.size === 0) {
    const said = `No feature of ${path} has a property "${boundaries.code}".`;
    report(reading, 'boundaries-are-geojson', { place: yaml.place(['boundaries', 'code']), text: said });
    return null;
  }
  const list = (yaml.value as { regions?: readonly { id?: unknown }[] }).regions ?? [];
  for (const { id, codes: own } of regions) {
    if (own.gss !== undefined && codes.has(own.gss)) continue;
    const index = list.findIndex((entry) => entry?.id === id);
    const text =
      own.gss === undefined ? `"${id}" has no gss code.` : `The gss code ${own.gss} of "${id}" is not in ${path}.`;
    const hint = 'Without it, the place is not lit on the cover.';
    report(reading, 'map-code-exists', { place: yaml.place(['regions', index, 'codes', 'gss']), text, hint });
  }
  return { attribution: boundaries.attribution, places: drawn };
}

function parseFeatures(text: string): readonly Feature[] | null {
  try {
    const data = JSON.parse(text) as { features?: unknown } | null;
    if (!Array.isArray(data?.features)) return null;
    const features = data.features as readonly (Feature | null)[];
    const polygons = features.filter(
      (feature): feature is Feature =>
        /^(?:Multi)?Polygon$/.test(String(feature?.geometry?.type)) && Array.isArray(feature?.geometry?.coordinates),
    );
    return polygons.length === 0 ? null : polygons;
  } catch {
    return null;
  }
}
