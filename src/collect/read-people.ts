// Turns people.yaml into the people of a project.
import { z } from 'zod';
import type { Person } from '../model.ts';
import { exactly } from './exactly.ts';
import { readItems } from './read-items.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { date, group, id, url, words } from './yaml-forms.ts';

const FILE = 'briefings/people.yaml';

const schema = group({
  id,
  name: words,
  citedAs: words,
  role: words.optional(),
  organisation: words.optional(),
  biography: words.optional(),
  biographyDate: date.optional(),
  photo: words.optional(),
  photoAlt: words.optional(),
  orcid: z
    .string()
    .regex(/^(https:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'must be an ORCID, like 0000-0002-1825-0097')
    .optional(),
  links: z.array(group({ label: words, url })).default([]),
}).superRefine((person, context) => {
  if ((person.photo === undefined) === (person.photoAlt === undefined)) return;
  const [there, gone] = person.photo === undefined ? ['photoAlt', 'photo'] : ['photo', 'photoAlt'];
  const message = `stands without "${gone}": a picture and its description come together`;
  context.addIssue({ code: 'custom', path: [there as string], message });
});

/** The people of a project and the file they are in; `yaml` is null when there is none. */
export interface People {
  readonly people: readonly Person[];
  readonly yaml: YamlFile | null;
}

/** Reads people.yaml; photos become paths from the project's root. Reports what readItems reports. */
export async function readPeople(reading: Reading): Promise<People> {
  const yaml = await readYaml(reading, { path: FILE });
  if (yaml === null) return { people: [], yaml };
  const items = readItems(reading, {
    schema,
    yaml,
    at: [],
    noun: 'person',
    fallback: (key) => ({ name: key, citedAs: key }),
  });
  const list = Array.isArray(yaml.value) ? (yaml.value as readonly ({ id?: unknown } | null)[]) : [];
  const people = items.map((item) => {
    const index = list.findIndex((entry) => entry?.id === item.id);
    const biography = item.biography === undefined ? undefined : yaml.markdown([index, 'biography']);
    const photo = item.photo === undefined ? undefined : `briefings/${item.photo}`;
    return exactly<Person>({ ...item, biography, photo });
  });
  return { people, yaml };
}
