// Turns themes.yaml into the themes of a project.
import type { Theme } from '../model.ts';
import { exactly } from './exactly.ts';
import { themeForm } from './forms/theme-form.ts';
import { readItems } from './read-items.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Reading } from './reading.ts';

const FILE = 'briefings/themes.yaml';

/** The themes of a project and the file they are in; `yaml` is null when there is none. */
export interface Themes {
  readonly themes: readonly Theme[];
  readonly yaml: YamlFile | null;
}

/** Reads themes.yaml. Reports what readItems reports. */
export async function readThemes(reading: Reading): Promise<Themes> {
  const yaml = await readYaml(reading, { path: FILE });
  if (yaml === null) return { themes: [], yaml };
  const fallback = (key: string) => ({ title: key });
  const items = readItems(reading, { schema: themeForm, yaml, at: [], noun: 'theme', fallback });
  const list = Array.isArray(yaml.value) ? (yaml.value as readonly ({ id?: unknown } | null)[]) : [];
  const themes = items.map((item) => {
    const index = list.findIndex((entry) => entry?.id === item.id);
    const introduction = item.introduction === undefined ? undefined : yaml.markdown([index, 'introduction']);
    return exactly<Theme>({ ...item, introduction });
  });
  return { themes, yaml };
}
