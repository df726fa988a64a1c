// Turns people.yaml into the people of a project.
import type { Person } from '../model.ts';
import { exactly } from './exactly.ts';
import { personForm } from './forms/person-form.ts';
import { readItems } from './read-items.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Reading } from './reading.ts';

const FILE = 'briefings/people.yaml';

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
    schema: personForm,
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
