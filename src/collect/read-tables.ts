// Turns the folder data/ of a publication into tables: each CSV with what data.yaml says of it.
import { nearest, suggestion } from '../messages.ts';
import type { Column, Region, Source, Table } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { exactly } from './exactly.ts';
import { type TableDescription, tableForm } from './forms/table-form.ts';
import { readCsv } from './read-csv.ts';
import { sayUnknownRegion } from './read-places.ts';
import { readRows } from './read-rows.ts';
import { readText } from './read-text.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';

const MAX_BYTES = 20_000_000;
/** What `{{ … }}` knows without any table. */
const RESERVED = ['region', 'publication', 'publisher', 'edition'];
const NAME = /^[A-Za-z_][\w-]*$/;

/** The line under a figure, by licence; any other licence is named after the publisher. */
const ATTRIBUTIONS: Readonly<Record<string, string>> = {
  'OGL-3.0': 'Source: {publisher} licensed under the Open Government Licence v3.0.',
  'CC-BY-4.0': 'Source: {publisher}, licensed under CC BY 4.0.',
};

/** What tables may name; regions are null where their file is broken. */
export interface Nameable {
  readonly regions: readonly Region[] | null;
  readonly national: Region;
  /** The bibliography. */
  readonly sources: readonly Source[];
}

/** Reads the tables of a publication's folder, in the order of data.yaml. Reports `data-is-described`, `file-exists` and what its parts report. */
export async function readTables(reading: Reading, folder: string, places: Nameable): Promise<readonly Table[]> {
  const within = `${folder}/data`;
  const yaml = await readYaml(reading, { path: `${within}/data.yaml`, within: folder });
  const entries = (await reading.files.list(within)).filter(({ name }) => name.endsWith('.csv'));
  const csvs = entries.map(({ name }) => name);
  const described = yaml === null || yaml.broken ? [] : describedIn(reading, yaml);
  const named = new Set(described.map(({ description }) => description?.file));
  if (!yaml?.broken)
    for (const name of csvs.filter((csv) => !named.has(csv))) {
      const hint = `Add to ${within}/data.yaml what it holds: file, title, publisher, released, licence, place and columns.`;
      report(reading, 'data-is-described', {
        place: { file: `${within}/${name}` },
        text: `${name} is not described in data.yaml.`,
        hint,
      });
    }
  const tables: Table[] = [];
  for (const { id, description } of described) {
    const before = faultsIn(reading, within);
    const table =
      description === null || yaml === null ? null : await readTable(reading, { id, description, yaml, places, csvs });
    const faulty = table === null || faultsIn(reading, within) > before || description?.faulty === true;
    tables.push({ ...(table ?? emptyTable(id, `${within}/data.yaml`)), ...(faulty ? { faulty } : {}) });
  }
  return tables;
}

/** Other readers report meanwhile, so only what stands in this folder or file counts. */
function faultsIn(reading: Reading, path: string): number {
  return reading.messages.filter(({ file }) => file === path || file.startsWith(`${path}/`)).length;
}

type Described = { readonly id: string; readonly description: (TableDescription & { faulty: boolean }) | null };

function describedIn(reading: Reading, yaml: YamlFile): readonly Described[] {
  const { value } = yaml;
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const text = `${yaml.file} must be a group: the name of each table, and below it what it holds.`;
    report(reading, 'yaml-value-fits', { place: yaml.place([]), text });
    return [];
  }
  return Object.entries(value).map(([id, entry]) => {
    const before = faultsIn(reading, yaml.file);
    if (!NAME.test(id) || RESERVED.includes(id)) {
      const hint = `Use letters, digits and underscores, and none of the words ${RESERVED.join(', ')}.`;
      const text = `"${id}" cannot name a table.`;
      report(reading, 'yaml-value-fits', { place: yaml.keyPlace([id]), text, hint });
    }
    for (const name of Object.keys((entry as { columns?: object } | null)?.columns ?? {}))
      if (!NAME.test(name)) {
        const hint = 'Rename the column in the CSV: letters, digits and underscores, so that values can name it.';
        const text = `"${name}" cannot name a column.`;
        report(reading, 'yaml-value-fits', { place: yaml.keyPlace([id, 'columns', name]), text, hint });
      }
    const fallback = { title: id, publisher: id, released: '2000', licence: 'unknown' };
    const description = checkYaml(reading, { schema: tableForm, yaml, at: [id], value: entry, fallback });
    return { id, description: description && { ...description, faulty: faultsIn(reading, yaml.file) > before } };
  });
}

async function readTable(
  reading: Reading,
  of: {
    readonly id: string;
    readonly description: TableDescription;
    readonly yaml: YamlFile;
    readonly places: Nameable;
    readonly csvs: readonly string[];
  },
): Promise<Table | null> {
  const { id, description, yaml, places, csvs } = of;
  const within = yaml.file.slice(0, yaml.file.lastIndexOf('/'));
  const file = `${within}/${description.file}`;
  const near = nearest(description.file, csvs);
  const place = yaml.place([id, 'file']);
  const text = await readText(reading, {
    path: file,
    maxBytes: MAX_BYTES,
    within,
    namedAt: place,
    missing: {
      place,
      text: `There is no ${description.file} in ${within}.`,
      hint: near === undefined ? undefined : `Did you mean "${near}"?`,
    },
  });
  checkSource(reading, of);
  checkWithin(reading, of);
  const csv = text === null ? null : readCsv(reading, file, text);
  if (csv === null) return null;
  const hasColumns = checkColumns(reading, { id, description, yaml, header: csv.header.cells });
  const rows = hasColumns ? readRows(reading, { file, csv, description, places }) : [];
  const { columns, place: placed, attribution, period: _, ...facts } = description;
  const line = ATTRIBUTIONS[facts.licence] ?? 'Source: {publisher}.';
  return exactly<Table>({
    id,
    file,
    title: facts.title,
    publisher: facts.publisher,
    released: facts.released,
    retrieved: facts.retrieved,
    licence: facts.licence,
    url: facts.url,
    source: facts.source,
    attribution: attribution ?? line.replace('{publisher}', () => facts.publisher),
    columns: Object.entries(columns).map(
      ([name, column]): Column =>
        exactly<Column>({ name, ...column, kind: column.unit === 'text' ? 'text' : 'number' }),
    ),
    placeKind: placed.code,
    nationalCode: placed.national,
    otherPlaces: placed.otherPlaces,
    within: placed.within,
    periods: [...new Set(rows.map(({ period }) => period))].sort(),
    missing: facts.missing,
    rows,
    mayMiss: facts.mayMiss,
  });
}

/** Reports `citation-key-exists` for a source that is not in the bibliography. */
function checkSource(
  reading: Reading,
  of: { id: string; description: TableDescription; yaml: YamlFile; places: Nameable },
): void {
  const { source } = of.description;
  const keys = of.places.sources.map(({ id }) => id);
  if (source === undefined || keys.includes(source)) return;
  const place = of.yaml.place([of.id, 'source']);
  const text = `"${source}" is not in the bibliography.`;
  report(reading, 'citation-key-exists', { place, text, hint: suggestion(source, keys) });
}

/** Reports `data-place-exists` for a code that is no other place, and `region-exists` for what such places lie in. */
function checkWithin(
  reading: Reading,
  { id, description, yaml, places }: { id: string; description: TableDescription; yaml: YamlFile; places: Nameable },
): void {
  const { within = {}, otherPlaces } = description.place;
  for (const [code, region] of Object.entries(within)) {
    const place = yaml.place([id, 'place', 'within', code]);
    if (!Object.hasOwn(otherPlaces, code)) {
      const hint = suggestion(code, Object.keys(otherPlaces)) ?? 'Name it there as well.';
      report(reading, 'data-place-exists', { place, text: `"${code}" is not among the otherPlaces.`, hint });
    }
    if (places.regions !== null && !places.regions.some((one) => one.id === region))
      report(reading, 'region-exists', { place, ...sayUnknownRegion(region, places.regions) });
  }
}

/** Reports `data-column-exists` for what data.yaml names and the header lacks, and for a name that the header has twice. */
function checkColumns(
  reading: Reading,
  of: { id: string; description: TableDescription; yaml: YamlFile; header: readonly string[] },
): boolean {
  const { id, description, yaml, header } = of;
  const { columns, place, period, mayMiss, file } = description;
  const uses = [
    { name: place.column, at: yaml.place([id, 'place', 'column']) },
    ...(period === undefined ? [] : [{ name: period.column, at: yaml.place([id, 'period', 'column']) }]),
    ...Object.keys(columns).map((name) => ({ name, at: yaml.keyPlace([id, 'columns', name]) })),
    ...mayMiss.map((name, index) => ({ name, at: yaml.place([id, 'mayMiss', index]) })),
  ];
  let fits = true;
  for (const { name, at } of uses) {
    const count = header.filter((cell) => cell === name).length;
    if (count === 1) continue;
    fits = false;
    const text = count === 0 ? `${file} has no column "${name}".` : `${file} has ${count} columns "${name}".`;
    const hint = count === 0 ? suggestion(name, header) : 'Give each column a name of its own.';
    report(reading, 'data-column-exists', { place: at, text, hint });
  }
  return fits;
}

/** Stands for a table that could not be read, so that what is said of it is said once. */
function emptyTable(id: string, file: string): Table {
  const facts = { title: id, publisher: '', released: '', licence: '', attribution: '', missing: '' };
  return { id, file, ...facts, columns: [], placeKind: 'id', periods: [], rows: [], mayMiss: [] };
}
