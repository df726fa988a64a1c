// Draws a map whose places are shaded by value, with a key of what each shade stands for.
import type { Boundaries, SafeHtml } from '../../model.ts';
import { sayRows } from './draft-alt.ts';
import { CHART_WIDTH, type Figure, LINE_HEIGHT, type ValueRow } from './figure-data.ts';
import { outlinesOf } from './outlines-of.ts';
import { unitLines } from './row-layout.ts';
import { type Shades, shadesOf } from './shades-of.ts';
import { element, picture, textAt } from './svg.ts';
import { wrapText } from './text-width.ts';

/** A place on a map: `code` is its code in the boundaries. */
export interface MapRow extends ValueRow {
  readonly code: string;
}

export interface AreaMap extends Figure {
  readonly rows: readonly MapRow[];
}

const MAP_WIDTH = 218;
const MAP_HEIGHT = 327;
const MOST_CHARACTERS = 13_000;
const KEY_LEFT = MAP_WIDTH + 14;
const PATCH = 11;

/** Draws them; places without a row are drawn as land, those without a value are marked as missing. */
export function drawAreaMap(map: AreaMap, boundaries: Boundaries): SafeHtml {
  const shades = shadesOf(map);
  const rows = new Map(map.rows.map((row) => [row.code, row]));
  const unit = unitLines(map, CHART_WIDTH);
  const outlines = outlinesOf(boundaries, { width: MAP_WIDTH, height: MAP_HEIGHT, most: MOST_CHARACTERS });
  // The lit one last, so that its neighbours' borders do not cover its own.
  const ordered = [...outlines].sort((a, b) => Number(rows.get(a.code)?.lit ?? 0) - Number(rows.get(b.code)?.lit ?? 0));
  const paths = ordered.map(({ code, path }) => {
    const row = rows.get(code);
    const shade = row ? shades.classOf(row.value) : 'area land';
    return element('path', { class: row?.lit ? `${shade} lit` : shade, d: path });
  });
  const key = drawKey(map, { shades, top: unit.height + 60 });
  const svg = unit.svg + element('g', { transform: `translate(0 ${unit.height})` }, paths.join('')) + key.svg;
  const height = Math.max(unit.height + MAP_HEIGHT + 2, key.bottom);
  const drafted = [map.word('figure.alt-map', { title: map.title }), ...sayRows(map, map.rows)].join(' ');
  return picture(svg, { name: 'area-map', height, title: map.title, alt: map.alt || drafted });
}

/** The key of an area map or tile map, in the column beside it: lit places and references first, then the shades. */
export function drawKey(
  { rows, format, missing, word }: Pick<AreaMap, 'rows' | 'format' | 'missing' | 'word'>,
  { shades, top }: { shades: Shades; top: number },
): { svg: string; bottom: number } {
  let svg = '';
  let y = top;
  const write = (text: string, name: string, left: number): void => {
    const lines = wrapText(text, CHART_WIDTH - left);
    svg += textAt(lines, { x: left, y, class: name });
    y += lines.length * LINE_HEIGHT;
  };
  const named = [...rows.filter((row) => row.lit), ...rows.filter((row) => row.reference && !row.lit)];
  for (const row of named) {
    write(row.label, row.lit ? 'row-label lit' : 'row-label dark', KEY_LEFT);
    write(row.value === null ? missing : format(row.value), row.lit ? 'value-label lit' : 'value-label', KEY_LEFT);
    y += 5;
  }
  y += 8;
  const entries = shades.entries.map(({ name, low, high }) => ({
    name,
    text: low === high ? format(low) : word('figure.range', { low: format(low), high: format(high) }),
  }));
  const hasMissing = rows.some((row) => row.value === null && !row.reference);
  for (const { name, text } of [...entries, ...(hasMissing ? [{ name: 'area missing', text: missing }] : [])]) {
    svg += element('rect', { class: name, x: KEY_LEFT, y: y - PATCH + 2, width: PATCH, height: PATCH });
    write(text, 'legend', KEY_LEFT + PATCH + 6);
    y += 5;
  }
  return { svg, bottom: y };
}
