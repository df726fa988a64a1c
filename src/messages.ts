// The catalogue of rules for what authors write, and the one error for what the world does.
import type { Document, Message, Place, Severity } from './model.ts';

/** Rule id → [default severity, the sentence that should hold]. */
export const RULES = {
  // project and YAML
  'file-exists': ['error', 'A file that the project needs or names exists.'],
  'file-is-text': ['error', 'A text file is valid UTF-8 and not larger than its limit.'],
  'file-stays-inside': ['error', 'A path stays inside its own folder, and is no link out of it.'],
  'file-name-follows-pattern': ['error', 'A file in a publication has a name that says what it is.'],
  'yaml-parses': ['error', 'A YAML file can be read: its syntax holds, keys are unique, aliases are few.'],
  'yaml-key-known': ['error', 'Every key in a YAML file is one that Despatch knows.'],
  'yaml-key-present': ['error', 'Every key that is needed is there.'],
  'yaml-value-fits': ['error', 'Every value in a YAML file has the type and form that its key wants.'],
  'person-exists': ['error', 'Every author is in people.yaml.'],
  'theme-exists': ['error', 'Every theme is in themes.yaml.'],
  'publication-exists': ['error', 'Every publication that is named as related is there, and is another one.'],
  'region-exists': ['error', 'Every region that a file, a key or a block names is in regions.yaml.'],
  'brand-exists': ['error', 'Every brand that is named has a file in styles/brands/.'],
  'brand-is-readable': ['error', 'The colours of a brand keep the contrast that text needs.'],
  'citation-style-exists': ['error', 'The citation style is one that is shipped or in styles/csl/.'],
  'id-is-unique': ['error', 'No two things of one kind have the same id.'],
  'section-replaces-shared': ['error', 'A regional section has the name of a shared one, or says which it follows.'],
  'publication-has-sections': ['error', 'A publication has at least one section.'],
  'withdrawal-is-explained': ['error', 'A publication that is withdrawn says when and why, and no other does.'],
  'changes-are-ordered': ['error', 'Changes stand newest first, by their versions and by their dates.'],
  'version-is-explained': ['error', 'The newest change is of the version that the publication has.'],
  'change-touches-edition': ['error', 'A change names editions and regions that the publication has.'],
  'change-place-exists': ['error', 'A change names a section, figure, table, finding or recommendation that exists.'],
  'publication-name-is-free': ['error', 'No publication has the name of one of the site’s own folders.'],
  'picture-is-valid': ['error', 'A picture is a PNG, JPEG, WebP, GIF or SVG of reasonable size.'],
  'map-code-exists': ['warning', 'A region that is drawn on the cover has a code that is in the boundaries.'],
  'boundaries-are-geojson': ['error', 'The boundaries are GeoJSON with a polygon for each place.'],
  // bibliography
  'bibliography-parses': ['error', 'Every entry in the bibliography can be read.'],
  'source-is-cited': ['info', 'Every work in the bibliography is cited in some edition.'],
  'source-has-needed-fields': ['warning', 'A work in the bibliography has what its kind needs to be found again.'],
  'source-value-fits': ['warning', 'Dates, names, DOIs and addresses in the bibliography have their form.'],
  // data
  'data-is-described': ['error', 'Every CSV in the folder data/ is described in data.yaml.'],
  'data-parses': ['error', 'A CSV can be read: a header, and as many cells in every row.'],
  'data-column-exists': ['error', 'Every column that data.yaml names is in the CSV, once.'],
  'data-cell-fits': ['error', 'Every cell holds what its column is said to hold.'],
  'data-place-exists': ['error', 'Every row is about a region, the nation, or a place that data.yaml names.'],
  'data-row-unique': ['error', 'A place has one row for each period.'],
  // sections
  'section-parses': ['error', 'A section can be parsed within its limits of size, nesting and time.'],
  'section-starts-with-heading': ['error', 'A section starts with one heading of the first level, its chapter title.'],
  'heading-levels-do-not-skip': ['error', 'A heading is at most one level below the one before it.'],
  'heading-id-fits': ['error', 'The id at the end of a heading is of small letters, digits and hyphens.'],
  'block-name-known': ['warning', 'A name after ::: is that of a block.'],
  'block-form-fits': ['error', 'A block that holds text is written with three colons, one that is a line with two.'],
  'block-is-closed': ['error', 'A block that is opened with ::: is closed with :::.'],
  'block-attribute-known': ['error', 'A block has only the attributes that its kind knows.'],
  'block-attribute-present': ['error', 'A block has the attributes that its kind needs.'],
  'block-attribute-fits': ['error', 'The value of a block’s attribute is one that its kind accepts.'],
  'block-has-text': ['error', 'A finding, recommendation, case study, quotation or key message has text.'],
  'value-exists': ['error', 'A value in double braces is one that exists in this edition.'],
  'value-is-well-formed': ['error', 'A value in double braces is a dotted name, with filters after it.'],
  'value-has-data': ['error', 'A value has a figure for its place and period.'],
  'value-filter-fits': ['error', 'A filter exists, and what it is given is what it can work on.'],
  'assertion-holds': ['error', 'What :holds asserts is borne out by the data, in every edition.'],
  'citation-key-exists': ['error', 'Every citation key is in the bibliography.'],
  'finding-has-source': ['error', 'Every finding cites at least one source.'],
  'finding-exists': ['error', 'A recommendation rests on findings that exist in this edition.'],
  'footnote-exists': ['error', 'Every footnote that is called has its text.'],
  'link-is-safe': ['error', 'A link goes to http, https, mailto, an anchor or a relative path.'],
  'reference-exists': ['error', 'A reference leads to a figure, table, section, box, finding or recommendation.'],
  'anchor-exists': ['error', 'A link to an anchor finds it in the same edition.'],
  'image-exists': ['error', 'An image that is shown is in the publication’s folder.'],
  'image-has-alternative': ['error', 'An image has an alternative text, or is marked as decoration.'],
  'link-says-where': ['error', 'The text of a link says where it leads.'],
  'table-is-regular': ['error', 'A table has a head over each column, and as many cells in every row.'],
  'language-is-marked': ['warning', 'A passage in another language is marked with that language.'],
  'picture-text-is-said': ['warning', 'Words inside a picture are in its alternative text or beside it.'],
  'abbreviation-is-defined-once': ['warning', 'An abbreviation is explained once, and stands for one thing.'],
  'html-is-allowed': ['warning', 'Raw HTML is of a kind that survives the sanitiser.'],
  // regions
  'region-text-stays-home': ['error', 'What is written for one region stands in no other region’s edition.'],
  // print
  'characters-have-glyphs': ['error', 'Every character is in the fonts of the edition.'],
  'page-numbers-settle': ['error', 'The page numbers in the contents agree with the pages.'],
  'pdf-is-accessible': ['warning', 'A PDF meets PDF/UA-1 and PDF/A-3a, as far as a machine can tell.'],
  'briefing-fits-its-pages': ['warning', 'A policy briefing keeps to its budget of pages.'],
  // site
  'search-has-program': ['info', 'The program that makes the search runs on this machine.'],
  'search-is-made': ['warning', 'A site that should be searched can be.'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type RuleId = keyof typeof RULES;

/** Makes a message of a rule at a place; severity is the rule's own. */
export function message(rule: RuleId, place: Place, text: string, hint?: string): Message {
  return {
    rule,
    severity: RULES[rule][0],
    text,
    file: place.file,
    // What is wrong with a file as a whole is told at its start, so that every message can be jumped to.
    line: place.line ?? 1,
    column: place.column ?? 1,
    ...(place.endColumn === undefined ? {} : { endColumn: place.endColumn }),
    ...(hint === undefined ? {} : { hint }),
  };
}

export type BuildErrorCode =
  | 'browser-missing'
  | 'browser-failed'
  | 'print-timed-out'
  | 'print-failed'
  | 'project-missing'
  | 'selection-unknown'
  | 'package-incomplete'
  | 'file-unreadable'
  | 'output-locked'
  | 'output-not-writable'
  | 'disk-full'
  | 'port-taken'
  | 'file-in-the-way'
  | 'name-unusable'
  | 'program-missing'
  | 'target-not-ready'
  | 'target-unreachable'
  | 'publish-rejected'
  | 'site-changed';

/** Whether there is an error among messages, so that nothing may be published. */
export function isFaulty(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === 'error');
}

/** What was found in one edition, for `gatherMessages`. */
export interface EditionMessages {
  readonly document: Pick<Document, 'variant' | 'region'>;
  readonly messages: readonly Message[];
}

/**
 * Merges the messages of a whole build: each stands once, in order of file and place.
 * One that occurs only in some regions says in which, unless its file belongs to that region or its text names it.
 */
export function gatherMessages(general: readonly Message[], editions: readonly EditionMessages[]): Message[] {
  const found = new Map<string, { message: Message; seenIn: Set<EditionMessages> | null }>();
  for (const each of general) found.set(JSON.stringify(each), { message: each, seenIn: null });
  for (const edition of editions)
    for (const each of edition.messages) {
      const key = JSON.stringify(each);
      const entry = found.get(key) ?? { message: each, seenIn: new Set() };
      entry.seenIn?.add(edition);
      found.set(key, entry);
    }
  const merged = [...found.values()].map(({ message, seenIn }) => {
    const where = seenIn === null ? '' : whereabouts(seenIn, editions);
    if (where === '' || message.file.includes('/regions/') || message.text.includes(where)) return message;
    return { ...message, text: `${message.text} (in: ${where})` };
  });
  return merged.sort(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** Names the regions that `seenIn` covers, or "" when those are all that were composed. */
function whereabouts(seenIn: ReadonlySet<EditionMessages>, editions: readonly EditionMessages[]): string {
  const publications = new Set([...seenIn].map(({ document }) => document.variant.publication));
  const seen = new Set([...seenIn].map(({ document }) => document.variant.folder));
  const missing = editions
    .map(({ document }) => document.variant)
    .filter(({ publication, folder }) => publications.has(publication) && !seen.has(folder));
  if (missing.length === 0) return '';
  if (missing.every(({ region }) => region === null)) return 'every regional edition';
  const named = [...seenIn].map(({ document }) =>
    document.variant.region === null ? 'the national edition' : document.region.name,
  );
  const names = [...new Set(named)];
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** A problem of the world (no browser, no room, no right to write): what happened, and what mends it. */
export class BuildError extends Error {
  readonly code: BuildErrorCode;
  readonly hint: string;
  constructor(code: BuildErrorCode, text: string, hint: string, cause?: unknown) {
    super(text, cause === undefined ? undefined : { cause });
    this.name = 'BuildError';
    this.code = code;
    this.hint = hint;
  }
}

/** The nearest of `known` to `word` by edit distance, or undefined when none is near (at most a third of the letters differ). */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** "Did you mean …?" for the nearest known word, or what else may be written there. */
export function suggestion(word: string, known: Iterable<string>): string | undefined {
  const list = [...known];
  const near = nearest(word, list);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (list.length === 0 || list.length > 12) return undefined;
  return `It can be: ${list.join(', ')}.`;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count 1. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const above = rows[i - 1] as number[];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return (rows[a.length] as number[])[b.length] as number;
}
