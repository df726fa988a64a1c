// Turns the Markdown files of a publication into sections, shared and regional.
import { createHash } from 'node:crypto';
import { suggestion } from '../messages.ts';
import type { Region, RegionalNotes, Section } from '../model.ts';
import { sayUnknownRegion } from './read-places.ts';
import { readRegionalNotes } from './read-regional-notes.ts';
import { readText } from './read-text.ts';
import { type Reading, report } from './reading.ts';
import { remember } from './remember.ts';

const MAX_BYTES = 2_000_000;
const SHARED = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;
const ADDED = /^\+after-(\d\d)(?:-([a-z0-9]+(?:-[a-z0-9]+)*))?\.md$/;

type Draft = Omit<Section, 'text' | 'hash' | 'file'> & { readonly name: string };

export interface SectionsRequest {
  readonly folder: string;
  /** Null when regions.yaml is broken: then no region is called unknown. */
  readonly regions: readonly Region[] | null;
}

export interface Sections {
  readonly sections: readonly Section[];
  readonly regional: readonly RegionalNotes[];
}

/** Reads sections/ and regions/ of a publication, shared sections first. Reports `file-name-follows-pattern`, `id-is-unique`, `publication-has-sections`, `region-exists`, `section-replaces-shared`. */
export async function readSections(reading: Reading, request: SectionsRequest): Promise<Sections> {
  const { folder, regions } = request;
  const drafts = await listShared(reading, `${folder}/sections`);
  if (drafts.length === 0) {
    const hint = 'Add a file to it, like 01-introduction.md, that starts with "# Introduction".';
    const text = `${folder}/sections has no section.`;
    report(reading, 'publication-has-sections', { place: { file: `${folder}/publication.yaml` }, text, hint });
  }
  const shared = await load(reading, `${folder}/sections`, drafts);
  const local: Section[] = [];
  const regional: RegionalNotes[] = [];
  for (const { name, kind } of await reading.files.list(`${folder}/regions`)) {
    const path = `${folder}/regions/${name}`;
    if (kind === 'file') reportStray(reading, path, 'Only folders named after regions belong here.');
    else if (regions !== null && !regions.some((region) => region.id === name))
      report(reading, 'region-exists', { place: { file: path }, ...sayUnknownRegion(name, regions) });
    else {
      local.push(...(await load(reading, path, await listRegional(reading, { path, region: name, shared: drafts }))));
      const file = `${path}/region.yaml`;
      const notes = await remember(reading, { name: file }, (own) => readRegionalNotes(own, { file, region: name }));
      if (notes !== null) regional.push(notes);
    }
  }
  return { sections: [...shared, ...local], regional };
}

async function listShared(reading: Reading, path: string): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const { name, kind } of await reading.files.list(path)) {
    const match = kind === 'file' ? SHARED.exec(name) : null;
    if (match === null) {
      reportStray(reading, `${path}/${name}`, patternHint(name));
      continue;
    }
    const [, order = '', topic = ''] = match;
    const twin = drafts.find((draft) => draft.order === order || draft.id.slice(3) === topic);
    if (twin !== undefined) {
      const what = twin.order === order ? `number ${order}` : `name "${topic}"`;
      const text = `${twin.name} already has the ${what}.`;
      report(reading, 'id-is-unique', {
        place: { file: `${path}/${name}` },
        text,
        hint: 'Rename one of the two files.',
      });
    }
    drafts.push({ name, id: name.slice(0, -3), region: null, placement: 'shared', order, numbered: order !== '00' });
  }
  return drafts;
}

async function listRegional(
  reading: Reading,
  { path, region, shared }: { readonly path: string; readonly region: string; readonly shared: readonly Draft[] },
): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const { name, kind } of await reading.files.list(path)) {
    if (name === 'region.yaml') continue;
    const file = `${path}/${name}`;
    const added = kind === 'file' ? ADDED.exec(name) : null;
    const replaced = shared.find((draft) => draft.name === name);
    if (added !== null) {
      const [, order = '', topic] = added;
      const id = topic ?? `after-${order}`;
      if (!shared.some((draft) => draft.order === order)) {
        const text = `There is no shared section ${order} for it to follow.`;
        const hint = `The shared sections are ${shared.map((draft) => draft.order).join(', ')}.`;
        report(reading, 'section-replaces-shared', { place: { file }, text, hint });
      } else if ([...shared, ...drafts].some((draft) => draft.id === id))
        report(reading, 'id-is-unique', { place: { file }, text: `Another section is already called "${id}".` });
      else
        drafts.push({ name, id, region, placement: 'added', order, numbered: order !== '00' || topic !== undefined });
    } else if (replaced !== undefined) drafts.push({ ...replaced, region, placement: 'replaces' });
    else if (kind === 'file' && SHARED.test(name)) {
      const text = `There is no shared section ${name} for it to replace.`;
      const near = suggestion(
        name,
        shared.map((draft) => draft.name),
      );
      const hint = near ?? 'To add a section, name it after the one it follows: +after-03-topic.md.';
      report(reading, 'section-replaces-shared', { place: { file }, text, hint });
    } else reportStray(reading, file, patternHint(name));
  }
  return drafts;
}

function patternHint(name: string): string {
  const stem = name.replace(/\.\w+$/, '').toLowerCase();
  const topic = stem
    .replace(/^\+?(?:after)?[\d\W_]*/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const number = (/\d+/.exec(stem)?.[0] ?? '01').padStart(2, '0').slice(0, 2);
  const start = stem.startsWith('+') ? `+after-${number}` : number;
  return `A section is named like ${start}-${topic || 'topic'}.md: two digits, small letters and hyphens.`;
}

function reportStray(reading: Reading, file: string, hint: string): void {
  const text = `${file.slice(file.lastIndexOf('/') + 1)} is not the name of a section.`;
  report(reading, 'file-name-follows-pattern', { place: { file }, text, hint });
}

async function load(reading: Reading, path: string, drafts: readonly Draft[]): Promise<readonly Section[]> {
  const sections = await Promise.all(
    drafts.map(async ({ name, ...draft }): Promise<Section | null> => {
      const file = `${path}/${name}`;
      return remember(reading, { name: file, of: Object.values(draft) }, async (own) => {
        const text = await readText(own, { path: file, maxBytes: MAX_BYTES });
        return text === null ? null : { ...draft, file, text, hash: createHash('sha256').update(text).digest('hex') };
      });
    }),
  );
  return sections.filter((section) => section !== null);
}
