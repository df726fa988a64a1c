// Turns despatch.yaml into the settings of a project.
import { BuildError } from '../messages.ts';
import type { Config } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { exactly } from './exactly.ts';
import { configForm } from './forms/config-form.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Reading } from './reading.ts';

const FILE = 'despatch.yaml';

const FALLBACK = { publisher: { name: 'Publisher', short: 'Publisher', url: 'https://example.org/' } };

export interface ConfigFile {
  readonly config: Config;
  readonly yaml: YamlFile;
}

/** Reads despatch.yaml; null when it is too broken to go on. Throws BuildError `project-missing` when there is none. */
export async function readConfig(reading: Reading): Promise<ConfigFile | null> {
  const yaml = await readYaml(reading, { path: FILE });
  if (yaml === null)
    throw new BuildError(
      'project-missing',
      `There is no ${FILE} in ${reading.files.root}.`,
      'Start despatch in the folder of a project, or make a new one with "despatch init".',
    );
  if (yaml.broken) return null;
  const checked = checkYaml(reading, { schema: configForm, yaml, value: yaml.value, fallback: FALLBACK });
  if (checked === null) return null;
  const { evidence, ...rest } = checked;
  const scale = evidence.scale.map((level, index) => ({ ...level, number: index + 1 }));
  return { config: exactly<Config>({ ...rest, scale }), yaml };
}
