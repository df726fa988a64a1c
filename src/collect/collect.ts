// Turns the folder of a project into a Collection, with every fault of it in one run.
import { BuildError, nearest, suggestion } from '../messages.ts';
import type { Collection, Design, Message, Person, Picture } from '../model.ts';
import { type FileMemory, openFiles } from './files.ts';
import { readAbout } from './read-about.ts';
import { readBoundaries } from './read-boundaries.ts';
import { type ConfigFile, readConfig } from './read-config.ts';
import { readDesign } from './read-design.ts';
import { type People, readPeople } from './read-people.ts';
import { readPhoto } from './read-pictures.ts';
import { type Places, readPlaces } from './read-places.ts';
import { type Known, readPublication } from './read-publication.ts';
import { readThemes } from './read-themes.ts';
import type { YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';
import { type ReaderMemory, remember } from './remember.ts';

export interface CollectOptions {
  /** Absolute folder of the project. */
  readonly root: string;
  /** From createMemory(), for a project that is read again and again: what has not changed is not read again. */
  readonly memory?: Memory;
}

/** What collecting remembers of one project, from one time to the next. */
export interface Memory {
  readonly files: FileMemory;
  readonly made: ReaderMemory;
}

/** An empty memory, for one project. */
export function createMemory(): Memory {
  return { files: new Map(), made: new Map() };
}

/** What was read and what is wrong with it; `collection` is null when despatch.yaml or regions.yaml cannot be used at all. */
export interface Collected {
  readonly collection: Collection | null;
  readonly messages: readonly Message[];
}

/** Folders in briefings/ that are no publications. */
const OTHER_FOLDERS = ['boundaries', 'images', 'people', 'photos'];

/** Reads a project; faulty parts are left out and named in messages, in order of file and line. Throws BuildError `project-missing` and `package-incomplete`. */
export async function collect({ root, memory }: CollectOptions): Promise<Collected> {
  const files = await openFiles(root, memory?.files);
  if (files === null)
    throw new BuildError('project-missing', `There is no folder ${root}.`, 'Give the folder that holds despatch.yaml.');
  const reading: Reading = { files, messages: [], memory: memory?.made };
  const [configFile, design, places, people, themes, about] = await Promise.all([
    remember(reading, { name: 'config' }, readConfig),
    remember(reading, { name: 'design' }, readDesign),
    remember(reading, { name: 'places' }, readPlaces),
    remember(reading, { name: 'people' }, readPeople),
    remember(reading, { name: 'themes' }, readThemes),
    remember(reading, { name: 'about' }, readAbout),
  ]);
  const [boundaries, photos] = await Promise.all([
    remember(reading, { name: 'boundaries', of: [places] }, (own) => readBoundaries(own, places)),
    remember(reading, { name: 'photos', of: [people] }, (own) => readPhotos(own, people)),
  ]);
  checkNames(reading, { configFile, design, places });
  const folders = (await files.list('briefings'))
    .filter(({ name, kind }) => kind === 'folder' && !OTHER_FOLDERS.includes(name))
    .map(({ name }) => name);
  // With broken settings the publications are still read, so that their faults are named in the same run.
  const known: Known = {
    config: configFile?.config ?? STAND_IN,
    regions: places.broken ? null : places.regions,
    national: places.national,
    people: isList(people.yaml) ? people.people : null,
    themes: isList(themes.yaml) ? themes.themes : null,
    publications: await publicationsIn(reading, folders),
    photos,
  };
  const publications = await Promise.all(folders.map((name) => readPublication(reading, name, known)));
  const messages = reading.messages.sort(byPlace);
  if (configFile === null || places.broken) return { collection: null, messages };
  const collection: Collection = {
    config: configFile.config,
    national: places.national,
    regions: places.regions,
    boundaries,
    people: people.people,
    themes: themes.themes,
    about,
    publications: publications.filter((publication) => publication !== null),
    design,
  };
  return { collection, messages };
}

/** Which folders are publications, before any is read: one may name another. */
async function publicationsIn({ files }: Reading, folders: readonly string[]): Promise<readonly string[]> {
  const isOne = async (name: string) =>
    (await files.list(`briefings/${name}`)).some((entry) => entry.name === 'publication.yaml');
  const found = await Promise.all(folders.map(isOne));
  return folders.filter((_, at) => found[at]);
}

/** Whether a file holds the list it should, or there is none: only then can a name be called unknown. */
function isList(yaml: YamlFile | null): boolean {
  return yaml === null || (!yaml.broken && (yaml.value === undefined || Array.isArray(yaml.value)));
}

const STAND_IN: Known['config'] = {
  publisher: { name: '', short: '', url: '' },
  languages: ['en-GB'],
  editions: ['report'],
  brand: '',
  citationStyle: '',
  paper: 'A4',
  scale: [],
};

async function readPhotos(reading: Reading, { people, yaml }: People): Promise<ReadonlyMap<string, Picture>> {
  const list = Array.isArray(yaml?.value) ? (yaml.value as readonly ({ id?: unknown } | null)[]) : [];
  const photoOf = async (person: Person): Promise<readonly (readonly [string, Picture])[]> => {
    if (yaml === null) return [];
    const index = list.findIndex((entry) => entry?.id === person.id);
    const picture = await readPhoto(reading, person, yaml.place([index, 'photo']));
    return picture === null ? [] : [[person.id, picture]];
  };
  return new Map((await Promise.all(people.map(photoOf))).flat());
}

/** Checks the names that settings and regions use for parts of the design: `brand-exists`, `citation-style-exists`. */
function checkNames(
  reading: Reading,
  {
    configFile,
    design,
    places,
  }: { readonly configFile: ConfigFile | null; readonly design: Design; readonly places: Places },
): void {
  const brands = Object.keys(design.brands);
  const uses: { readonly brand: string; readonly place: ReturnType<NonNullable<Places['yaml']>['place']> }[] = [];
  if (configFile !== null) {
    const { config, yaml } = configFile;
    uses.push({ brand: config.brand, place: yaml.place(['brand']) });
    const styles = Object.keys(design.csl).filter((name) => !name.startsWith('locales-'));
    if (!styles.includes(config.citationStyle)) {
      const text = `There is no citation style "${config.citationStyle}".`;
      const fault = { place: yaml.place(['citationStyle']), text, hint: suggestion(config.citationStyle, styles) };
      report(reading, 'citation-style-exists', fault);
    }
  }
  const list = (places.yaml?.value as { regions?: readonly { id?: unknown }[] } | undefined)?.regions ?? [];
  for (const { id, brand } of places.regions) {
    const index = list.findIndex((entry) => entry?.id === id);
    if (brand !== undefined && places.yaml !== null)
      uses.push({ brand, place: places.yaml.place(['regions', index, 'brand']) });
  }
  if (places.yaml !== null && places.national.brand !== undefined)
    uses.push({ brand: places.national.brand, place: places.yaml.place(['national', 'brand']) });
  for (const { brand, place } of uses) {
    if (brands.includes(brand)) continue;
    const near = nearest(brand, brands);
    const hint = near === undefined ? `Add styles/brands/${brand}.yaml.` : `Did you mean "${near}"?`;
    report(reading, 'brand-exists', { place, text: `There is no brand "${brand}".`, hint });
  }
}

function byPlace(one: Message, other: Message): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
