// The door to the search: turns web editions into the files of an index, by pagefind, a program that runs beside Node.
import { gunzipSync } from 'node:zlib';
import type { BuiltEdition, OutputFile } from '../model.ts';
import { fileOf } from './site-files.ts';
import { mainOf } from './twin/markdown-twin.ts';
import { type ElementNode, readElements } from './twin/read-elements.ts';

/**
 * The files under pagefind/: the same bytes for the same editions. None where there is nothing to find, or where
 * pagefind has no program for this machine: the site is whole without it.
 */
export async function indexSearch(editions: readonly BuiltEdition[]): Promise<readonly OutputFile[]> {
  const found = editions.filter(({ document: { release }, web }) => {
    return web !== null && release.status === 'published' && release.embargo === null;
  });
  if (found.length === 0) return [];
  const pagefind = await import('pagefind').catch(() => null);
  if (pagefind === null) return [];
  try {
    const { index } = await pagefind.createIndex({ writePlayground: false });
    if (index === undefined) return [];
    for (const edition of found) await index.addCustomRecord(recordOf(edition));
    const { files } = await index.getFiles();
    const needed = files.filter(({ path }) => !/(?:^|\/)pagefind-(?:ui|modular|highlight|component)/.test(path));
    const indexed = needed.map(({ path, content }) => fileOf('search', `pagefind/${path}`, content));
    return [...indexed, facetsOf(indexed)];
  } catch {
    return [];
  } finally {
    await pagefind.close();
  }
}

/** What is found of one edition. Filters of pagefind's own are written in no certain order: `facetsOf` takes their place. */
function recordOf({ document, web }: BuiltEdition) {
  const { variant, region, theme, publication } = document;
  const path = `${variant.folder}/${variant.webFile}`;
  return {
    url: `/${path}`,
    content: textOf(readElements(mainOf(web?.html ?? '')))
      .replace(/\s+/g, ' ')
      .trim(),
    language: variant.language.split('-')[0] ?? 'en',
    meta: {
      title: web?.title ?? document.title,
      path,
      region: region.name,
      kind: publication.kind,
      theme: theme?.title ?? '',
    },
  };
}

/** What results can be narrowed by, under the name that pagefind gives each of them. */
function facetsOf(files: readonly OutputFile[]): OutputFile {
  const facets = files.flatMap(({ path, bytes }) => {
    const [, id] = /\/fragment\/([^/]+)\.pf_fragment$/.exec(path) ?? [];
    if (id === undefined) return [];
    const text = gunzipSync(bytes).toString('utf8');
    const { meta } = JSON.parse(text.slice(text.indexOf('{'))) as { meta: ReturnType<typeof recordOf>['meta'] };
    return [[id, { region: meta.region, theme: meta.theme, kind: meta.kind }] as const];
  });
  const sorted = facets.sort(([a], [b]) => (a < b ? -1 : 1));
  return fileOf('search', 'pagefind/facets.json', `${JSON.stringify(Object.fromEntries(sorted))}\n`);
}

/** The text as readers see it, with a space between blocks. */
function textOf({ name, children }: ElementNode): string {
  if (name === 'script' || name === 'style' || name === 'nav') return '';
  const inner = children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
  return /^(?:p|li|h\d|t[dhr]|d[dt]|div|section|caption|figcaption|blockquote)$/.test(name) ? ` ${inner} ` : inner;
}
