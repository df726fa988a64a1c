// Turns region.yaml into what one region says of itself in one publication.
import type { RegionalNotes } from '../model.ts';
import { checkYaml } from './check-yaml.ts';
import { exactly } from './exactly.ts';
import { regionalNotesForm } from './forms/region-form.ts';
import { readYaml } from './read-yaml.ts';
import type { Reading } from './reading.ts';

/** Reads a region.yaml; null when there is none. Reports what checkYaml reports. */
export async function readRegionalNotes(
  reading: Reading,
  { file, region }: { readonly file: string; readonly region: string },
): Promise<RegionalNotes | null> {
  const yaml = await readYaml(reading, { path: file });
  if (yaml === null || yaml.broken) return null;
  const notes = checkYaml(reading, { schema: regionalNotesForm, yaml, value: yaml.value });
  if (notes === null) return null;
  const summary = notes.summary === undefined ? undefined : yaml.markdown(['summary']);
  const foreword = notes.foreword === undefined ? undefined : yaml.markdown(['foreword']);
  return exactly<RegionalNotes>({ region, file, summary, foreword, contact: notes.contact });
}
