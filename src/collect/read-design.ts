// Turns templates/ and styles/ of the package, and the project's own over them, into the design.
import type { Brand, Design } from '../model.ts';
import { type Files, findPackageRoot, openFiles } from './files.ts';
import { readBrand } from './read-brand.ts';
import { readFonts } from './read-fonts.ts';
import { readText } from './read-text.ts';
import { readYaml } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';

const MAX_BYTES = 2_000_000;
const MAX_DEPTH = 5;

/** Reads the design; a file of the project replaces the package's of the same name, its words replace single words. Reports what the files' readers report. Throws BuildError `package-incomplete`. */
export async function readDesign(reading: Reading): Promise<Design> {
  const packageFiles = await openFiles(await findPackageRoot());
  const sets = packageFiles === null || packageFiles.root === reading.files.root ? [] : [packageFiles];
  const layers = [...sets, reading.files].map((files): Reading => ({ files, messages: reading.messages }));
  const [templates, styles, csl, brands, words, fonts] = await Promise.all([
    readTexts(layers, 'templates', /^(.+)\.hbs$/),
    readTexts(layers, 'styles', /^([^/]+)\.css$/),
    readTexts(layers, 'styles/csl', /^([^/]+)\.(?:csl|xml)$/),
    readBrands(layers),
    readWords(layers),
    readFonts(),
  ]);
  return { templates, styles, words, brands, fonts, csl };
}

interface Named {
  readonly name: string;
  readonly path: string;
  readonly layer: Reading;
}

/** The files of a folder whose path matches, each from the last layer that has it; the first group of `pattern` is the name. */
async function findNamed(layers: readonly Reading[], folder: string, pattern: RegExp): Promise<readonly Named[]> {
  const found = new Map<string, Named>();
  for (const layer of layers) {
    for (const path of await listBelow(layer.files, folder, '')) {
      const name = pattern.exec(path)?.[1];
      if (name !== undefined) found.set(name, { name, path: `${folder}/${path}`, layer });
    }
  }
  return [...found.values()];
}

async function listBelow(files: Files, folder: string, below: string): Promise<readonly string[]> {
  if (below.split('/').length > MAX_DEPTH) return [];
  const entries = await files.list(`${folder}/${below}`);
  const paths = entries.map(async ({ name, kind }) =>
    kind === 'file' ? [`${below}${name}`] : listBelow(files, folder, `${below}${name}/`),
  );
  return (await Promise.all(paths)).flat();
}

async function readTexts(layers: readonly Reading[], folder: string, pattern: RegExp): Promise<Record<string, string>> {
  const named = await findNamed(layers, folder, pattern);
  const texts = await Promise.all(
    named.map(async ({ name, path, layer }) => ({ name, text: await readText(layer, { path, maxBytes: MAX_BYTES }) })),
  );
  return Object.fromEntries(texts.flatMap(({ name, text }) => (text === null ? [] : [[name, text]])));
}

async function readBrands(layers: readonly Reading[]): Promise<Record<string, Brand>> {
  const named = await findNamed(layers, 'styles/brands', /^([^/]+)\.ya?ml$/);
  const brands = await Promise.all(named.map(({ name, layer }) => readBrand(layer, name)));
  return Object.fromEntries(brands.flatMap((brand) => (brand === null ? [] : [[brand.id, brand]])));
}

async function readWords(layers: readonly Reading[]): Promise<Record<string, Record<string, string>>> {
  const words: Record<string, Record<string, string>> = {};
  for (const layer of layers) {
    for (const { name, path } of await findNamed([layer], 'templates/words', /^([^/]+)\.yaml$/)) {
      const yaml = await readYaml(layer, { path });
      if (yaml === null || yaml.broken) continue;
      const own: Record<string, string> = {};
      flatten(yaml.value, [], (keys, value) => {
        if (typeof value === 'string' || typeof value === 'number') own[keys.join('.')] = String(value);
        else {
          const text = `"${keys.join('.')}" must be text.`;
          report(layer, 'yaml-value-fits', { place: yaml.place(keys), text, hint: 'Put it in quotes.' });
        }
      });
      words[name] = { ...words[name], ...own };
    }
  }
  return words;
}

function flatten(
  value: unknown,
  keys: readonly string[],
  leaf: (keys: readonly string[], value: unknown) => void,
): void {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup) {
    if (keys.length > 0) leaf(keys, value);
    return;
  }
  for (const [key, part] of Object.entries(value)) flatten(part, [...keys, key], leaf);
}
