// Turns the forms of a project's YAML files into JSON Schemas, for editors.
import { z } from 'zod';
import { brandForm } from './forms/brand-form.ts';
import { configForm } from './forms/config-form.ts';
import { personForm } from './forms/person-form.ts';
import { publicationForm } from './forms/publication-form.ts';
import { regionalNotesForm, regionsForm } from './forms/region-form.ts';
import { tableForm } from './forms/table-form.ts';
import { themeForm } from './forms/theme-form.ts';
import { TEXT_KEYS } from './read-yaml.ts';

const text = z.union([z.string(), z.number()]);
const wordsForm: z.ZodType = z.record(z.string(), z.union([text, z.lazy(() => wordsForm)]));

/** Each file's form, with what an editor says of the file as a whole. */
const FILES: Readonly<Record<string, readonly [form: z.ZodType, title: string, description: string]>> = {
  despatch: [configForm, 'despatch.yaml', 'The settings of a project: who publishes, what is made, in which style.'],
  regions: [regionsForm, 'briefings/regions.yaml', 'Every place that can have an edition of its own.'],
  people: [z.array(personForm), 'briefings/people.yaml', 'Every person who writes, once.'],
  themes: [z.array(themeForm), 'briefings/themes.yaml', 'The themes that publications belong to.'],
  publication: [
    publicationForm,
    'publication.yaml',
    'One publication: what it is called, who wrote it, what is made of it.',
  ],
  region: [regionalNotesForm, 'region.yaml', 'What one region says of itself in one publication.'],
  data: [
    z.record(z.string(), tableForm),
    'data/data.yaml',
    'The tables of data: under the name of each, what its CSV holds.',
  ],
  brand: [brandForm, 'styles/brands/….yaml', 'The colours of editions.'],
  words: [
    wordsForm,
    'templates/words/….yaml',
    'Words of the interface that replace those of the package; a name in {braces} is filled in.',
  ],
};

/** A JSON Schema (draft 7) for each YAML file, by the name of the file that holds it: "publication.schema.json". */
export function yamlSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, [form, title, description]]) => {
      const { $schema, ...schema } = z.toJSONSchema(form, { target: 'draft-7', io: 'input', override: allowNumbers });
      return [`${name}.schema.json`, { $schema, title, description, ...schema }];
    }),
  );
}

/** Where we read a number as the text that it is (`version: 1.0`), an editor must not complain of it. */
function allowNumbers({
  jsonSchema,
  path,
}: {
  jsonSchema: z.core.JSONSchema.BaseSchema;
  path: (string | number)[];
}): void {
  const key = String(path.at(-1));
  if (jsonSchema.type !== 'string' || path.at(-2) !== 'properties' || !TEXT_KEYS.has(key)) return;
  // A pattern holds for text alone; a number that stands for a date is a year.
  const isDate = jsonSchema.pattern?.startsWith('^\\d{4}(-') ?? false;
  Object.assign(jsonSchema, { type: ['string', 'number'], ...(isDate ? { minimum: 1000, maximum: 9999 } : {}) });
}
