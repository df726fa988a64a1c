// The door to the search: turns web editions into the files of an index, by pagefind, a program that runs beside Node.
import { gunzipSync } from 'node:zlib';
import { message } from '../messages.ts';
import type { BuiltEdition, Message, OutputFile } from '../model.ts';
import { type FactsForSearch, pageForSearch } from './page-for-search.ts';
import { fileOf } from './site-files.ts';

/** The files under pagefind/, and why there are none. */
export interface SearchIndex {
  readonly files: readonly OutputFile[];
  readonly messages: readonly Message[];
}

const NONE: SearchIndex = { files: [], messages: [] };
const PLACE = { file: 'despatch.yaml' };

/**
 * The same bytes for the same editions; no files where there is nothing to find, or where it is not wanted. Without
 * pagefind's program for this machine, or when that fails, the site is whole but cannot be searched.
 * Messages: `search-has-program`, `search-is-made`.
 */
export async function indexSearch(editions: readonly BuiltEdition[], isWanted = true): Promise<SearchIndex> {
  const found = editions.filter((edition) => edition.web !== null && isFound(edition));
  if (found.length === 0 || !isWanted) return NONE;
  try {
    return { files: await filesOf(found), messages: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { files: [], messages: [isProgramMissing(reason) ? missing() : failed(reason)] };
  }
}

/** Whether a search may find an edition: what is not out yet, or no more, is not found. */
export function isFound({ document: { release } }: Pick<BuiltEdition, 'document'>): boolean {
  return release.status === 'published' && release.embargo === null;
}

async function filesOf(editions: readonly BuiltEdition[]): Promise<readonly OutputFile[]> {
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({ writePlayground: false });
    if (index === undefined) throw new Error(errors.join(' '));
    for (const edition of editions) {
      const { errors } = await index.addHTMLFile(pageForSearch(edition));
      if (errors.length > 0) throw new Error(errors.join(' '));
    }
    const { files } = await index.getFiles();
    const needed = files.filter(({ path }) => !/(?:^|\/)pagefind-(?:ui|modular|highlight|component)/.test(path));
    const indexed = needed.map(({ path, content }) => fileOf('search', `pagefind/${path}`, content));
    return [...indexed, facetsOf(indexed)];
  } finally {
    // What has failed or never ran need not be closed, and its reason is the one to tell.
    await pagefind.close().catch(() => undefined);
  }
}

/** Whether pagefind, or its package for this system, is not there; it has no codes for that. */
function isProgramMissing(reason: string): boolean {
  return /^(?:Failed to install either of|Cannot find package 'pagefind')/.test(reason);
}

function missing(): Message {
  const text = 'pagefind has no program for this machine: the site is made without its search.';
  const hint = 'Build on Linux, macOS or Windows for a site that can be searched, or say --no-search.';
  return message('search-has-program', PLACE, text, hint);
}

function failed(reason: string): Message {
  const text = `The search was not made, and the site has none: ${reason.split('\n', 1)[0] || 'pagefind gave no reason.'}`;
  return message('search-is-made', PLACE, text, 'Build again; if it stays, say --no-search and report it.');
}

/**
 * What results can be narrowed by, under the name that pagefind gives each of them; filters of pagefind's own are written in
 * no certain order.
 */
function facetsOf(files: readonly OutputFile[]): OutputFile {
  const facets = files.flatMap(({ path, bytes }) => {
    const [, id] = /\/fragment\/([^/]+)\.pf_fragment$/.exec(path) ?? [];
    if (id === undefined) return [];
    const text = gunzipSync(bytes).toString('utf8');
    const { meta } = JSON.parse(text.slice(text.indexOf('{'))) as { meta: FactsForSearch };
    return [[id, { region: meta.region, theme: meta.theme, kind: meta.kind }] as const];
  });
  const sorted = facets.sort(([a], [b]) => (a < b ? -1 : 1));
  return fileOf('search', 'pagefind/facets.json', `${JSON.stringify(Object.fromEntries(sorted))}\n`);
}
