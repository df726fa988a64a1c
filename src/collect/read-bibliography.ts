// Turns references.bib, references.json and references.yaml into sources with their places.
import { suggestion } from '../messages.ts';
import type { CslItem, Place, Source } from '../model.ts';
import { checkBibtex } from './check-source.ts';
import { bibtexTypes, cslFromBibtex } from './csl-from-bibtex.ts';
import { readCslItems } from './read-csl-items.ts';
import { readText } from './read-text.ts';
import { type Reading, report } from './reading.ts';
import { type BibtexEntry, scanBibtex } from './scan-bibtex.ts';

const MAX_BYTES = 5_000_000;

/** Reads the bibliography of a publication's folder; empty when it has none. Reports `bibliography-parses`, `id-is-unique`, `source-has-needed-fields` and `source-value-fits`. */
export async function readBibliography(reading: Reading, folder: string): Promise<readonly Source[]> {
  const bib = `${folder}/references.bib`;
  const text = await readText(reading, { path: bib, maxBytes: MAX_BYTES, within: folder });
  const found = text === null ? [] : [...fromBibtex(reading, bib, text)];
  for (const name of ['references.json', 'references.yaml'])
    found.push(...(await readCslItems(reading, { file: `${folder}/${name}`, folder })));
  const sources = new Map<string, Source>();
  for (const source of found) {
    const first = sources.get(source.id);
    if (first === undefined) sources.set(source.id, source);
    else {
      const text = `The key "${source.id}" already stands on line ${first.line} of ${first.file}.`;
      report(reading, 'id-is-unique', { place: source, text, hint: 'Give one of the two works another key.' });
    }
  }
  return [...sources.values()];
}

function fromBibtex(reading: Reading, file: string, text: string): readonly Source[] {
  const { entries, faults } = scanBibtex(text);
  for (const { line, column, text: said, hint } of faults)
    report(reading, 'bibliography-parses', { place: { file, line, column }, text: said, hint });
  return entries.flatMap((entry) => {
    const { key, line, column, endColumn } = entry;
    const place = { file, line, column, endColumn };
    const whole = entry.fields.crossref?.value;
    const parent = whole === undefined ? undefined : entries.find((other) => other.key === whole);
    if (!bibtexTypes().includes(entry.type)) {
      const said = `"@${entry.type}" is not a kind of work that BibTeX knows.`;
      report(reading, 'bibliography-parses', { place, text: said, hint: suggestion(entry.type, bibtexTypes()) });
    }
    const csl = convert(reading, { entry, parent, place });
    if (csl !== null) checkBibtex(reading, { entry, parent, place });
    return csl === null ? [] : [{ id: key, csl, ...place }];
  });
}

function convert(
  reading: Reading,
  {
    entry,
    parent,
    place,
  }: { readonly entry: BibtexEntry; readonly parent: BibtexEntry | undefined; readonly place: Place },
): CslItem | null {
  const say = (text: string, field?: string, hint?: string) => {
    const at = field === undefined ? undefined : entry.fields[field];
    const where = at === undefined ? place : { file: place.file, line: at.line, column: at.column };
    report(reading, 'bibliography-parses', { place: where, text, hint });
  };
  try {
    const csl = cslFromBibtex(entry, parent);
    const { URL: _, ...shown } = csl;
    const left = Object.values(shown).filter((part) => typeof part === 'string');
    for (const [field, { value }] of Object.entries(entry.fields)) {
      const commands = value.match(/\\[a-z]+/gi) ?? [];
      const command = commands.find((name) => left.some((part) => part.includes(name)));
      if (command !== undefined) say(`In "${entry.key}" the LaTeX command ${command} is not known.`, field);
    }
    return csl;
  } catch (error) {
    const field = Object.keys(entry.fields).find((name) => fails(entry, name));
    const hint = 'Look for braces, $ signs or LaTeX commands that are not complete.';
    if (field === undefined && !(error instanceof Error)) throw error;
    say(`In "${entry.key}" the ${field === undefined ? 'text' : `field "${field}"`} cannot be read.`, field, hint);
    return null;
  }
}

/** Whether an entry with this field alone cannot be read: finds the field to blame. */
function fails(entry: BibtexEntry, name: string): boolean {
  const field = entry.fields[name];
  if (field === undefined) return false;
  try {
    cslFromBibtex({ ...entry, fields: { [name]: field } }, undefined);
    return false;
  } catch {
    return true;
  }
}
