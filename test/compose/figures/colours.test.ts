// Proves that charts can be read by those who see colours differently, in every brand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './samples.ts';

type Rgb = readonly [number, number, number];

const css = readFileSync(join(root, 'styles/figures.css'), 'utf8');
const brands = readdirSync(join(root, 'styles/brands')).map((file) => {
  const { colours } = parse(readFileSync(join(root, 'styles/brands', file), 'utf8')) as {
    colours: Record<string, string>;
  };
  return [file.replace('.yaml', ''), colours] as const;
});

/** The colour that a selector's property has in figures.css with a brand's colours. */
function colourOf(
  selector: string,
  { property = 'fill', colours }: { property?: string; colours: Record<string, string> },
): Rgb {
  const rule = css.split('}').find((each) =>
    each
      .split('{')[0]
      ?.replace(/\/\*[\s\S]*?\*\//g, '')
      .split(',')
      .some((one) => one.trim() === selector),
  );
  const value = new RegExp(`(?:^|[\\s;{])${property}: ([^;]+);`).exec(rule?.split('{')[1] ?? '')?.[1];
  if (value === undefined) throw new Error(`${selector} has no ${property}`);
  return resolve(value, colours);
}

function resolve(value: string, colours: Record<string, string>): Rgb {
  const mix = /^color-mix\(in srgb, (.+) (\d+)%, white\)$/.exec(value);
  if (mix) {
    const share = Number(mix[2]) / 100;
    return resolve(mix[1] ?? '', colours).map((part) => part * share + (1 - share)) as unknown as Rgb;
  }
  const name = /^var\(--([a-z0-9-]+)/.exec(value)?.[1];
  if (name === 'text') return resolve(value.replace(/^.*, (#\w+)\)$/, '$1'), colours);
  if (name?.startsWith('chart-')) return resolve(new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '', colours);
  const brand = name?.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const hex = (brand === undefined ? value : (colours[brand] ?? '')).replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`no colour: ${value}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const toLinear = (colour: Rgb) => colour.map(linear) as unknown as Rgb;
const times = (matrix: readonly Rgb[], [r, g, b]: Rgb) =>
  matrix.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Rgb;

/** Viénot, Brettel and Mollon (1999) for red and green, in linear sRGB. */
const PROTAN: readonly Rgb[] = [
  [0.11238, 0.88762, 0],
  [0.11238, 0.88762, 0],
  [0.00401, -0.00401, 1],
];
const DEUTAN: readonly Rgb[] = [
  [0.29275, 0.70725, 0],
  [0.29275, 0.70725, 0],
  [-0.02234, 0.02234, 1],
];
/** Brettel, Viénot and Mollon (1997) for blue: two half planes, parted by a normal. */
const TRITAN: readonly (readonly Rgb[])[] = [
  [
    [1.01277, 0.13548, -0.14826],
    [-0.01243, 0.86812, 0.14431],
    [0.07589, 0.805, 0.11911],
  ],
  [
    [0.93678, 0.18979, -0.12657],
    [0.06154, 0.81526, 0.1232],
    [-0.37562, 1.12767, 0.24796],
  ],
];
const TRITAN_NORMAL: Rgb = [0.03901, -0.02788, -0.01113];

const EYES: Readonly<Record<string, (colour: Rgb) => Rgb>> = {
  'all colours': (colour) => colour,
  protanopia: (colour) => times(PROTAN, colour),
  deuteranopia: (colour) => times(DEUTAN, colour),
  tritanopia: (colour) => {
    const side = TRITAN_NORMAL.reduce((sum, part, index) => sum + part * (colour[index] ?? 0), 0);
    return times(TRITAN[side >= 0 ? 0 : 1] ?? [], colour);
  },
};

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (one: Rgb, other: Rgb) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const WHITE: Rgb = [1, 1, 1];

/** CIE Lab (D65) of linear sRGB. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976; 2.3 is just noticeable side by side. */
function difference(one: Rgb, other: Rgb): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each(brands)('%s', (_, colours) => {
  const of = (selector: string, property = 'fill') => toLinear(colourOf(selector, { property, colours }));
  const lit = of('.chart .bar.lit');
  const other = of('.chart .bar');

  it.each(Object.entries(EYES))('the lit bar differs from the others for eyes that see %s', (_name, see) => {
    expect(difference(see(lit), see(other))).toBeGreaterThan(25);
    const [litLine, darkLine] = [of('.chart .line.lit', 'stroke'), of('.chart .line.dark', 'stroke')];
    expect(difference(see(litLine), see(of('.chart .line', 'stroke')))).toBeGreaterThan(25);
    expect(difference(see(litLine), see(darkLine))).toBeGreaterThan(20);
  });

  it.each(Object.entries(EYES))('shades of series and maps differ from the next for eyes that see %s', (_name, see) => {
    const sets = [
      [1, 2, 3, 4].map((shade) => of(`.chart .bar.shade-${shade}`)),
      [1, 2, 3, 4].map((shade) => of(`.chart .bar.shade-${shade}.lit`)),
      [1, 2, 3, 4, 5].map((shade) => of(`.chart .area.shade-${shade}`)),
    ];
    for (const set of sets)
      for (const [index, shade] of set.entries())
        if (index > 0)
          expect(difference(see(shade), see(set[index - 1] ?? WHITE)), `shade ${index + 1}`).toBeGreaterThan(9);
  });

  it('what is lit, dark or written has contrast enough on white', () => {
    expect(contrast(lit, WHITE)).toBeGreaterThanOrEqual(3);
    expect(contrast(of('.chart .line.dark', 'stroke'), WHITE)).toBeGreaterThanOrEqual(7);
    expect(contrast(of('.chart'), WHITE)).toBeGreaterThanOrEqual(7);
    for (const name of ['.chart :is(.axis, .missing, .legend)'])
      expect(contrast(toLinear(resolve('var(--chart-quiet)', colours)), WHITE), name).toBeGreaterThanOrEqual(4.5);
    expect(contrast(toLinear(resolve('var(--chart-lit-text)', colours)), WHITE)).toBeGreaterThanOrEqual(7);
  });

  it('the lit bar is also darker than the others, for those who see or print in grey', () => {
    expect(luminance(lit)).toBeLessThan(luminance(other));
    expect(contrast(lit, other)).toBeGreaterThan(1.5);
  });

  it('texts on tiles can be read', () => {
    const dark = of('.chart .tile-label');
    for (const shade of [1, 2, 3])
      expect(contrast(dark, of(`.chart .area.shade-${shade}`)), `${shade}`).toBeGreaterThanOrEqual(4.5);
    for (const shade of [4, 5])
      expect(contrast(WHITE, of(`.chart .area.shade-${shade}`)), `${shade}`).toBeGreaterThanOrEqual(4.5);
  });
});
