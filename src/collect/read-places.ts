// Turns regions.yaml into the regions of a project and the nation that they are part of.
import { z } from 'zod';
import { nearest } from '../messages.ts';
import type { Region } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { exactly } from './exactly.ts';
import { boundariesForm, nationalForm, regionForm } from './forms/region-form.ts';
import { readItems } from './read-items.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { group } from './yaml-forms.ts';

const FILE = 'briefings/regions.yaml';
const fileSchema = group({
  boundaries: boundariesForm.optional(),
  national: z.record(z.string(), z.unknown()).optional(),
  regions: z.array(z.unknown()).default([]),
});

const UNITED_KINGDOM = { id: 'national', name: 'United Kingdom', nameInText: 'the UK' };

/** What regions.yaml says; `yaml` is null when there is no such file. */
export interface Places {
  readonly national: Region;
  readonly regions: readonly Region[];
  readonly boundaries: { readonly file: string; readonly code: string; readonly attribution: string } | null;
  readonly yaml: YamlFile | null;
  readonly broken: boolean;
}

/** Reads regions.yaml; without it a project has no regions and its nation is the United Kingdom. Reports `id-is-unique`. */
export async function readPlaces(reading: Reading): Promise<Places> {
  const yaml = await readYaml(reading, { path: FILE });
  const nation = asRegion(nationalForm.parse(UNITED_KINGDOM));
  if (yaml === null || yaml.broken)
    return { national: nation, regions: [], boundaries: null, yaml, broken: yaml?.broken ?? false };
  const file = checkYaml(reading, { schema: fileSchema, yaml, value: yaml.value });
  const national =
    file?.national === undefined
      ? null
      : checkYaml(reading, {
          schema: nationalForm,
          yaml,
          at: ['national'],
          value: file.national,
          fallback: UNITED_KINGDOM,
        });
  const regions = readItems(reading, {
    schema: regionForm,
    yaml,
    at: ['regions'],
    noun: 'region',
    fallback: (key) => ({ name: key }),
  });
  return {
    national: national === null ? nation : asRegion(national),
    regions: regions.map(asRegion),
    boundaries: file?.boundaries ?? null,
    yaml,
    broken: false,
  };
}

function asRegion(region: z.output<typeof nationalForm>): Region {
  return exactly<Region>({ ...region, nameInText: region.nameInText ?? region.name });
}

/** Says that a region is not known, and which is near. */
export function sayUnknownRegion(word: string, regions: readonly Region[]): { text: string; hint: string } {
  const byName = regions.find((region) => region.name.toLowerCase() === word.toLowerCase())?.id;
  const near =
    byName ??
    nearest(
      word,
      regions.map((region) => region.id),
    );
  const text = `"${word}" is not a region in ${FILE}.`;
  const ids = regions.map((region) => region.id);
  const listed = ids.length > 12 ? '' : ` It has: ${ids.join(', ')}.`;
  return {
    text,
    hint: near === undefined ? `Add the place there, or take it out here.${listed}` : `Did you mean "${near}"?`,
  };
}
