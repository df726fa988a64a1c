// Turns a name into a new project, publication, region or brand, written where nothing is in the way.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { BuildError } from '../../messages.ts';
import { RESERVED, yamlSchemas } from '../../schemas.ts';
import { insertRegion } from './insert-region.ts';
import { slugOf } from './slug-of.ts';
import { inTheWay, readStarter, writeNew } from './starters.ts';

/** What was written, and what to do with it. */
export interface Started {
  /** Paths relative to the project's folder. */
  readonly files: readonly string[];
  readonly next: readonly string[];
}

/** What a folder may hold that a project is begun in: what systems and Git leave there. */
const HARMLESS = ['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini'];

export interface ProjectNames {
  readonly name?: string | undefined;
  readonly short?: string | undefined;
  readonly url?: string | undefined;
}

/** Writes a project into an empty or a new folder. Yields BuildError `file-in-the-way`, `name-unusable`, `output-not-writable`. */
export function startProject(folder: string, { name, short, url }: ProjectNames): Started {
  const root = resolve(folder);
  if (existsSync(root)) {
    if (!statSync(root).isDirectory()) throw inTheWay(root, 'Name another folder: despatch init my-project');
    const [found] = readdirSync(root).filter((one) => !HARMLESS.includes(one));
    if (found !== undefined)
      throw inTheWay(join(root, found), 'Begin in an empty or a new folder: despatch init my-project');
  }
  for (const given of [name, short]) if (given !== undefined) slugOf(given);
  if (url !== undefined && !/^https?:\/\/[^\s/]+/.test(url))
    throw new BuildError('name-unusable', `"${url}" is no web address.`, 'It starts with https://');
  const fills = {
    PUBLISHER_NAME: name ?? 'Name of Your Organisation',
    PUBLISHER_SHORT: short ?? name ?? 'Example Hub',
    PUBLISHER_URL: url ?? 'https://example.org/',
    TITLE: 'Example Review',
    NAME: 'House colours',
  };
  const brand = readStarter('brand.yaml', fills).map(({ text }) => ({ path: 'styles/brands/house.yaml', text }));
  const schemas = Object.entries(yamlSchemas()).map(([file, schema]) => ({
    path: `schemas/${file}`,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
  const files = [...readStarter('project', fills), ...brand];
  writeNew(root, [...files, ...schemas]);
  return {
    files: files.map(({ path }) => path).sort(),
    next: [
      'npx despatch preview --open    shows it in your browser, and follows what you save',
      'npx despatch build             makes the PDFs and the site in output/',
    ],
  };
}

/** Writes a publication's folder. `year` is the year of today. Yields BuildError `file-in-the-way`, `name-unusable`. */
export function startPublication(root: string, name: string, year: number): Started {
  const id = slugOf(name);
  if (RESERVED.includes(id)) {
    const text = `A publication cannot be called "${name}": ${id}/ is the address of one of the site's own pages.`;
    throw new BuildError('name-unusable', text, `Call it otherwise, as "${name} review".`);
  }
  const folder = `briefings/${id}`;
  if (existsSync(join(root, folder))) throw inTheWay(folder);
  const fills = { TITLE: name, AUTHOR: firstAuthor(root), YEAR: year, BY: year + 2 };
  const files = readStarter('publication', fills).map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
  writeNew(root, files);
  return {
    files: files.map(({ path }) => path),
    next: [`npx despatch preview ${id} --open    shows it in your browser`],
  };
}

/** The first person of people.yaml, for the author to change. */
function firstAuthor(root: string): string {
  const file = 'briefings/people.yaml';
  const hint = `Add the author to ${file} first: an id, a name, and citedAs.`;
  let people: unknown;
  try {
    people = parse(readFileSync(join(root, file), 'utf8'));
  } catch (cause) {
    throw new BuildError('file-in-the-way', `${file} cannot be read, and a publication needs an author.`, hint, cause);
  }
  const id = Array.isArray(people) ? (people[0] as { id?: unknown } | null)?.id : undefined;
  if (typeof id === 'string') return id;
  throw new BuildError('file-in-the-way', `${file} has no person, and a publication needs an author.`, hint);
}

/** Adds a region to regions.yaml, which is otherwise left as it is. */
export function startRegion(root: string, name: string): Started {
  const id = slugOf(name);
  const file = 'briefings/regions.yaml';
  const path = join(root, file);
  const [entry] = readStarter('region.yaml', { ID: id, NAME: name });
  const region = { id, entry: entry?.text ?? '' };
  if (existsSync(path)) writeFileSync(path, insertRegion(readFileSync(path, 'utf8'), region));
  else writeNew(root, [{ path: file, text: insertRegion('', region) }]);
  return {
    files: [file],
    next: [
      `Publications with "regions: all" have an edition for it from now on; others name ${id} in publication.yaml.`,
      'Tables of data need rows for it, where the text or a chart shows this region’s own figures.',
      `What it has of its own goes into briefings/<publication>/regions/${id}/`,
    ],
  };
}

/** Writes a brand's file. */
export function startBrand(root: string, name: string): Started {
  const id = slugOf(name);
  const path = `styles/brands/${id}.yaml`;
  if (existsSync(join(root, path))) throw inTheWay(path);
  writeNew(
    root,
    readStarter('brand.yaml', { NAME: name }).map(({ text }) => ({ path, text })),
  );
  return {
    files: [path],
    next: [`To use it, write  brand: ${id}  in despatch.yaml, or below a region in briefings/regions.yaml.`],
  };
}
