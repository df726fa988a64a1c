// Turns despatch.yaml into the settings of a project.
import { z } from 'zod';
import { BuildError } from '../messages.ts';
import type { Config } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { exactly } from './exactly.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { edition, email, group, id, language, url, words } from './yaml-forms.ts';

const FILE = 'despatch.yaml';

const SCALE = [
  { id: 'very-limited', word: 'Very limited evidence' },
  { id: 'limited', word: 'Limited evidence' },
  { id: 'moderate', word: 'Moderate evidence' },
  { id: 'strong', word: 'Strong evidence' },
  { id: 'very-strong', word: 'Very strong evidence' },
];

const schema = group({
  publisher: group({ name: words, short: words, host: words.optional(), url, email: email.optional() }),
  baseUrl: url.optional(),
  languages: z.array(language).min(1, 'must name at least one language').default(['en-GB']),
  editions: z.array(edition).min(1, 'must name at least one edition').default(['report', 'policy-briefing']),
  brand: id.default('lpip-hub'),
  citationStyle: words.default('harvard-cite-them-right'),
  paper: z.enum(['A4']).default('A4'),
  evidence: group({
    scale: z.array(group({ id, word: words })).min(2, 'must have at least two levels'),
  }).default({ scale: SCALE }),
});

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
  const checked = checkYaml(reading, { schema, yaml, value: yaml.value, fallback: FALLBACK });
  if (checked === null) return null;
  const { evidence, ...rest } = checked;
  const scale = evidence.scale.map((level, index) => ({ ...level, number: index + 1 }));
  return { config: exactly<Config>({ ...rest, scale }), yaml };
}
