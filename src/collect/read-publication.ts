// Turns one folder of briefings/ into a publication.
import { nearest } from '../messages.ts';
import type { Config, MarkdownText, Person, Picture, Publication, Region, Theme } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { exactly } from './exactly.ts';
import { publicationForm } from './forms/publication-form.ts';
import { readBibliography } from './read-bibliography.ts';
import { readChanges } from './read-changes.ts';
import { readPictures } from './read-pictures.ts';
import { sayUnknownRegion } from './read-places.ts';
import { readRelated } from './read-related.ts';
import { readSections } from './read-sections.ts';
import { readTables } from './read-tables.ts';
import { readWithdrawal } from './read-withdrawal.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';
import { remember } from './remember.ts';
import { RESERVED } from './reserved-names.ts';
import { id } from './yaml-forms.ts';

/** What a publication may name; null where its file is broken, so that nothing is called unknown. */
export interface Known {
  readonly config: Config;
  readonly regions: readonly Region[] | null;
  readonly national: Region;
  readonly people: readonly Person[] | null;
  readonly themes: readonly Theme[] | null;
  /** Ids of all publications. */
  readonly publications: readonly string[];
  readonly photos: ReadonlyMap<string, Picture>;
}

/** Reads a publication's folder; null when it has no publication.yaml or nothing of it can be used. Reports `person-exists`, `theme-exists`, `region-exists`, `publication-exists` and what its parts report. */
export async function readPublication(reading: Reading, name: string, known: Known): Promise<Publication | null> {
  const folder = `briefings/${name}`;
  const file = `${folder}/publication.yaml`;
  const yaml = await remember(reading, { name: file }, async (own) => {
    const missing = await missingMessage(own, folder);
    return readYaml(own, { path: file, within: folder, ...(missing === null ? {} : { missing }) });
  });
  if (yaml === null) return null;
  if (!id.safeParse(name).success) {
    const hint = 'Use small letters, digits and hyphens: the name becomes part of its address.';
    report(reading, 'file-name-follows-pattern', {
      place: { file: folder },
      text: `"${name}" cannot name a publication.`,
      hint,
    });
  }
  if (RESERVED.includes(name)) {
    const hint = `Call its folder otherwise, as briefings/${name}-review.`;
    const text = `"${name}" is the address of one of the site's own pages.`;
    report(reading, 'publication-name-is-free', { place: { file: folder }, text, hint });
  }
  const fallback = { title: name, kind: 'Publication', authors: ['nobody'], date: '2000', summary: name };
  const bibliography = remember(reading, { name: `bibliography ${folder}` }, (own) => readBibliography(own, folder));
  const tables = async () => {
    const sources = await bibliography;
    const of = [known.regions, known.national, sources];
    return remember(reading, { name: `tables ${folder}`, of }, (own) => readTables(own, folder, { ...known, sources }));
  };
  const [{ sections, regional }, sources, pictures, read] = await Promise.all([
    readSections(reading, { folder, regions: known.regions }),
    bibliography,
    remember(reading, { name: `pictures ${folder}` }, (own) => readPictures(own, folder)),
    tables(),
  ]);
  const checked = checkYaml(reading, { schema: publicationForm, yaml, value: yaml.value, fallback });
  if (checked === null) return null;
  const { regions, ...rest } = checked;
  const authors = knownAuthors(reading, yaml, known);
  const places =
    regions === 'all' ? (known.regions ?? []).map((region) => region.id) : knownRegions(reading, yaml, known);
  const editions = rest.editions ?? known.config.editions;
  const nothing: MarkdownText = { text: '', file, line: 1, column: 1 };
  return exactly<Publication>({
    ...rest,
    id: name,
    file,
    authors,
    theme: knownTheme(reading, yaml, { theme: rest.theme, known }),
    summary: yaml.markdown(['summary']) ?? nothing,
    editions,
    languages: rest.languages ?? known.config.languages,
    regions: places,
    related: readRelated(reading, yaml, { own: name, publications: known.publications }),
    withdrawn: readWithdrawal(reading, yaml, rest),
    changes: readChanges(reading, yaml, { version: rest.version, editions, regions: places, known: known.regions }),
    sections,
    regional,
    sources,
    tables: read,
    pictures: [...pictures, ...new Set(authors.flatMap((author) => known.photos.get(author) ?? []))],
  });
}

async function missingMessage(reading: Reading, folder: string) {
  const inside = await reading.files.list(folder);
  if (!inside.some(({ name, kind }) => name === 'sections' && kind === 'folder')) return null;
  const text = `${folder} has sections but no publication.yaml.`;
  return {
    place: { file: `${folder}/publication.yaml` },
    text,
    hint: 'Copy one from another publication and change it.',
  };
}

/** The words of a list in the file, with their positions in it; the schema has reported what is no word. */
function listed(yaml: YamlFile, key: string): readonly { word: string; index: number }[] {
  const list = (yaml.value as Record<string, unknown> | undefined)?.[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((word: unknown, index) => (id.safeParse(word).success ? [{ word: word as string, index }] : []));
}

function knownAuthors(reading: Reading, yaml: YamlFile, { people }: Known): readonly string[] {
  const authors = listed(yaml, 'authors').filter(({ word, index }) => {
    if (people === null || people.some((person) => person.id === word)) return people !== null;
    const near = nearest(
      word,
      people.map((person) => person.id),
    );
    const hint = near === undefined ? 'Add the person to briefings/people.yaml.' : `Did you mean "${near}"?`;
    const text = `"${word}" is not a person in briefings/people.yaml.`;
    report(reading, 'person-exists', { place: yaml.place(['authors', index]), text, hint });
    return false;
  });
  return [...new Set(authors.map(({ word }) => word))];
}

function knownTheme(
  reading: Reading,
  yaml: YamlFile,
  { theme, known: { themes } }: { readonly theme: string | undefined; readonly known: Known },
): string | undefined {
  if (theme === undefined || themes === null || themes.some((entry) => entry.id === theme)) return theme;
  const near = nearest(
    theme,
    themes.map((entry) => entry.id),
  );
  const hint = near === undefined ? 'Add the theme to briefings/themes.yaml.' : `Did you mean "${near}"?`;
  const text = `"${theme}" is not a theme in briefings/themes.yaml.`;
  report(reading, 'theme-exists', { place: yaml.place(['theme']), text, hint });
  return undefined;
}

function knownRegions(reading: Reading, yaml: YamlFile, { regions }: Known): readonly string[] {
  if (regions === null) return [];
  const words = listed(yaml, 'regions').filter(({ word, index }) => {
    if (regions.some((region) => region.id === word)) return true;
    report(reading, 'region-exists', { place: yaml.place(['regions', index]), ...sayUnknownRegion(word, regions) });
    return false;
  });
  return [...new Set(words.map(({ word }) => word))];
}
