// Turns a BibTeX entry into CSL-JSON.
import { createRequire } from 'node:module';
import type { CslItem } from '../model.ts';
import type { BibtexEntry } from './scan-bibtex.ts';

interface CitationJs {
  parse(entries: readonly { type: string; label: string; properties: Record<string, string> }[]): CslItem[];
}

interface Loaded {
  readonly entries: CitationJs;
  readonly types: readonly string[];
}

let loaded: Loaded | null = null;

/**
 * Loads the part of citation-js that understands LaTeX, names and fields.
 *
 * Its core's own door also loads two HTTP clients, which take 80 ms and have no place in a build. The plugin needs only a
 * grammar and a translator of it, so that these two are put where the plugin looks for the core.
 */
function loadCitationJs(): Loaded {
  if (loaded !== null) return loaded;
  const fromHere = createRequire(import.meta.url);
  const door = fromHere.resolve('@citation-js/core');
  const fromCore = createRequire(door);
  const parts = { ...(fromCore('./util/grammar.js') as object), ...(fromCore('./util/translator.js') as object) };
  const logger = { warn: () => undefined };
  fromHere.cache[door] ??= {
    exports: { util: parts, logger },
    id: door,
    filename: door,
    loaded: true,
  } as NodeJS.Module;
  const entries = fromHere('@citation-js/plugin-bibtex/lib/input/entries.js') as CitationJs;
  const types = fromHere('@citation-js/plugin-bibtex/lib/mapping/biblatexTypes.json') as { source: object };
  loaded = { entries, types: Object.keys(types.source) };
  return loaded;
}

/** Kinds of work that BibTeX and BibLaTeX know: "article", "techreport". */
export function bibtexTypes(): readonly string[] {
  return loadCitationJs().types;
}

/** Makes CSL-JSON of an entry, with fields inherited from its `crossref` parent; throws an Error where LaTeX in a value cannot be read. */
export function cslFromBibtex(entry: BibtexEntry, parent: BibtexEntry | undefined): CslItem {
  const { crossref: _, ...own } = entry.fields;
  const fields = { ...inherited(parent), ...own };
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
  const [item] = loadCitationJs().entries.parse([{ type: entry.type, label: entry.key, properties }]);
  if (item === undefined) throw new SyntaxError('The entry is empty.');
  return repair(item, entry);
}

/** What a part takes from its whole, as in BibTeX; citation-js does it for some kinds of work and fails on others. */
function inherited(parent: BibtexEntry | undefined): BibtexEntry['fields'] {
  if (parent === undefined) return {};
  const { author: _, title, crossref: __, ...rest } = parent.fields;
  return { ...rest, ...(title === undefined || rest.booktitle !== undefined ? {} : { booktitle: title }) };
}

const NAMES = ['author', 'editor', 'translator', 'collection-editor', 'container-author', 'director'];
const TEXTS = ['title', 'container-title', 'collection-title', 'genre', 'publisher', 'note'];

/** Mends what citation-js loses: corporate names, invented kinds of report, where a web page was published, single quotes. */
function repair(item: CslItem, entry: BibtexEntry): CslItem {
  const csl: Record<string, unknown> = { ...item, id: entry.key };
  delete csl['citation-key'];
  for (const role of NAMES) {
    if (Array.isArray(csl[role])) csl[role] = (csl[role] as readonly Record<string, string>[]).map(asName);
  }
  if (csl.genre === entry.type) delete csl.genre;
  const published = entry.fields.howpublished;
  if (entry.type === 'misc' && csl.URL !== undefined) csl.type = 'webpage';
  if (published !== undefined && entry.fields.publisher !== undefined && !/http|\\url/.test(published.value))
    csl.genre ??= published.value;
  for (const field of TEXTS) {
    // citeproc turns straight quotes into those of the language; BibTeX's backtick it leaves alone.
    if (typeof csl[field] === 'string') csl[field] = csl[field].replaceAll('`', "'").replace(/\s+/g, ' ').trim();
  }
  return csl as CslItem;
}

/** A name of one part is that of a body, or of somebody known by it: it is never inverted or shortened. */
function asName(name: Record<string, string>): Record<string, string> {
  const { family, given, ...rest } = name;
  if (family === undefined || given !== undefined || Object.keys(rest).length > 0) return name;
  return { literal: family.replace(/\s+/g, ' ') };
}
