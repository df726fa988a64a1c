// Turns the font packages that Despatch depends on into font files with their ranges.
import type { FontFile } from '../model.ts';
import { readDependency } from './files.ts';

interface Cut {
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

const FAMILIES: readonly { readonly slug: string; readonly family: string; readonly cuts: readonly Cut[] }[] = [
  {
    slug: 'source-sans-3',
    family: 'Source Sans 3',
    cuts: [
      { weight: 400, style: 'normal' },
      { weight: 400, style: 'italic' },
      { weight: 600, style: 'normal' },
      { weight: 700, style: 'normal' },
    ],
  },
  {
    slug: 'source-serif-4',
    family: 'Source Serif 4',
    cuts: [
      { weight: 400, style: 'normal' },
      { weight: 600, style: 'normal' },
    ],
  },
];
const SUBSETS = ['latin', 'latin-ext'];

/** Signs that the subsets above leave out (‰ ≥ ≤ → ← ‑ ✓ ⅓ Greek …); the full Source Sans has them in the same design. */
const SYMBOLS = {
  family: 'Despatch Symbols',
  unicodeRange:
    'U+0370-03FF,U+2007,U+200A,U+2010-2012,U+2015-2017,U+2021,U+2023,U+202F-2031,U+2035,U+203C-203F,U+2047-204A,' +
    'U+2070-208E,U+2105,U+2116-2117,U+211E,U+2120,U+2126,U+212E,U+2150-215E,U+2189,U+2190,U+2192,U+2194-2199,' +
    'U+21D0-21D3,U+2200-2206,U+220F,U+2211,U+2219-221F,U+2229,U+222B,U+2236-2237,U+2248,U+2260-2265,U+25A0-25CF,' +
    'U+25E6,U+2610-2611,U+2713-2718,U+27E6-27E9',
  files: [
    { weight: 400, path: 'source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2' },
    { weight: 700, path: 'source-sans/WOFF2/TTF/SourceSans3-Bold.ttf.woff2' },
  ],
};

/** Reads every font file, static WOFF2 with TrueType outlines. Throws BuildError `package-incomplete`. */
export async function readFonts(): Promise<readonly FontFile[]> {
  const families = FAMILIES.map(async ({ slug, family, cuts }) => {
    const ranges = JSON.parse(
      Buffer.from(await readDependency(`@fontsource/${slug}/unicode.json`)).toString(),
    ) as Record<string, string>;
    const files = cuts.flatMap((cut) =>
      SUBSETS.map(async (subset): Promise<FontFile> => {
        const file = `${slug}-${subset}-${cut.weight}-${cut.style}.woff2`;
        const bytes = await readDependency(`@fontsource/${slug}/files/${file}`);
        return { file, family, ...cut, unicodeRange: ranges[subset] ?? '', bytes };
      }),
    );
    return Promise.all(files);
  });
  const symbols = SYMBOLS.files.map(async ({ weight, path }): Promise<FontFile> => {
    const bytes = await readDependency(path);
    const { family, unicodeRange } = SYMBOLS;
    return { file: `despatch-symbols-${weight}.woff2`, family, weight, style: 'normal', unicodeRange, bytes };
  });
  return (await Promise.all([...families, Promise.all(symbols)])).flat();
}
