// Turns a BibTeX entry into CSL-JSON.
import { createRequire } from 'node:module';
import type { CslItem } from '../model.ts';
import { mendNames } from './bibtex-names.ts';
import { readDate, readMonth } from './read-date.ts';
import type { BibtexEntry, BibtexField } from './scan-bibtex.ts';
import { spellLatex } from './spell-latex.ts';

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
  const fields = fieldsOf(entry, parent);
  const properties = Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !DATES.includes(name))
      .map(([name, field]) => [name, mendValue(name, field.value)]),
  );
  const [item] = loadCitationJs().entries.parse([{ type: entry.type, label: entry.key, properties }]);
  if (item === undefined) throw new SyntaxError('The entry is empty.');
  return repair(item, entry.key, { type: entry.type, fields });
}

/** An entry's fields and those that a part takes from its whole, as in BibTeX; citation-js does it for some kinds and fails on others. */
export function fieldsOf({ fields }: BibtexEntry, parent: BibtexEntry | undefined): BibtexEntry['fields'] {
  const { crossref: _, ...own } = fields;
  if (parent === undefined) return own;
  const { author: __, title, crossref: ___, ...rest } = parent.fields;
  return { ...rest, ...(title === undefined || rest.booktitle !== undefined ? {} : { booktitle: title }), ...own };
}

/** Read by readDate, which knows more of what people write there. */
const DATES = ['year', 'date', 'month', 'day', 'urldate'];
const PEOPLE = ['author', 'editor', 'translator', 'bookauthor', 'holder'];
const NAMES = ['author', 'editor', 'translator', 'collection-editor', 'container-author', 'director'];
const TEXTS = ['title', 'container-title', 'collection-title', 'genre', 'publisher', 'note'];
/** What BibTeX and biblatex print for the kinds of thesis and report that they know by a short name. */
const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: "Master's thesis",
  mastersthesis: "Master's thesis",
  bathesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis',
  resreport: 'Research report',
};

/** Readies the value of a field for citation-js. */
function mendValue(name: string, value: string): string {
  if (PEOPLE.includes(name)) return spellLatex(mendNames(value).value);
  if (name === 'doi') return bareDoi(value);
  if (name === 'url') return bareUrl(value);
  return spellLatex(value);
}

/** A DOI without the address or the word before it. */
export function bareDoi(value: string): string {
  return value
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
    .replace(/\\([_%&#])/g, '$1');
}

/** An address without `\url{…}` and the backslashes that LaTeX wants. */
export function bareUrl(value: string): string {
  const [, inside = value] = /^\s*\\url\s*\{(.*)\}\s*$/s.exec(value) ?? [];
  return inside.trim().replace(/\\([_%&#~{}])/g, '$1');
}

type Original = Pick<BibtexEntry, 'type' | 'fields'>;

/** Mends what citation-js loses: corporate names, dates, kinds of report, where a web page was published, single quotes. */
function repair(item: CslItem, id: string, { type, fields }: Original): CslItem {
  const csl: Record<string, unknown> = { ...item, id, ...datesOf(fields) };
  delete csl['citation-key'];
  for (const role of NAMES) {
    if (Array.isArray(csl[role])) csl[role] = (csl[role] as readonly Record<string, string>[]).map(asName);
  }
  csl.genre = genreOf(csl.genre, type);
  if (csl.genre === undefined) delete csl.genre;
  const { howpublished, publisher, eprint, eprinttype } = fields;
  if (csl.URL === undefined && /^arxiv$/i.test(eprinttype?.value ?? '') && eprint !== undefined)
    csl.URL = `https://arxiv.org/abs/${eprint.value.trim()}`;
  if (type === 'misc' && csl.URL !== undefined) csl.type = 'webpage';
  if (howpublished !== undefined && publisher !== undefined && !/http|\\url/.test(howpublished.value))
    csl.genre ??= howpublished.value;
  for (const field of TEXTS) {
    // citeproc turns straight quotes into those of the language; BibTeX's backtick it leaves alone.
    if (typeof csl[field] === 'string') csl[field] = csl[field].replaceAll('`', "'").replace(/\s+/g, ' ').trim();
  }
  return csl as CslItem;
}

function genreOf(genre: unknown, type: string): string | undefined {
  const known = GENRES[typeof genre === 'string' ? genre : type] ?? GENRES[type];
  if (known !== undefined && (genre === undefined || String(genre) in GENRES)) return known;
  return typeof genre !== 'string' || genre === type || genre === 'techreport' ? undefined : genre;
}

/** When it came out and was looked at, and its status where it is not out yet. */
function datesOf(fields: Readonly<Record<string, BibtexField>>): Record<string, unknown> {
  const issued = readDate((fields.date ?? fields.year)?.value ?? '');
  const seen = readDate(fields.urldate?.value ?? '');
  const accessed = seen.kind === 'date' ? { accessed: seen.date } : {};
  if (issued.kind === 'none') return accessed;
  if (issued.kind === 'status') return { ...accessed, status: issued.status };
  const parts = issued.date['date-parts'];
  const month = readMonth(fields.month?.value ?? '');
  const day = Number(fields.day?.value);
  if (parts?.length !== 1 || parts[0]?.length !== 1 || month === null) return { ...accessed, issued: issued.date };
  const whole = [...parts[0], month, ...(day >= 1 && day <= 31 ? [day] : [])];
  return { ...accessed, issued: { ...issued.date, 'date-parts': [whole] } };
}

/** A name of one part is that of a body, or of somebody known by it: it is never inverted or shortened. */
function asName(name: Record<string, string>): Record<string, string> {
  const { family, given, ...rest } = name;
  if (family === undefined || given !== undefined || Object.keys(rest).length > 0) return name;
  return { literal: family.replace(/\s+/g, ' ') };
}
