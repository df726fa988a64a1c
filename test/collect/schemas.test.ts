// The JSON Schemas that are shipped are those of the forms, explain every key, accept the real review, and find a typo.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlSchemas } from '../../src/collect/index.ts';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}
type Validate = ((value: unknown) => boolean) & { readonly errors?: unknown };
type AjvClass = new (options: object) => { compile(schema: object): Validate };

const root = join(import.meta.dirname, '../..');
const schemas = yamlSchemas() as Readonly<Record<string, Schema>>;
const { Ajv } = createRequire(import.meta.url)('ajv') as { Ajv: AjvClass };
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validators = new Map(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));

/** Every YAML file of the repository that an author writes, with the schema that its first line names. */
function yamlFiles(): readonly { path: string; text: string; schema: string }[] {
  const folders = ['briefings', 'styles/brands', 'templates/words'];
  const below = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  return ['despatch.yaml', ...below]
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';
      return { path, text, schema: relative(join(root, 'schemas'), join(root, dirname(path), named)) };
    });
}

const files = yamlFiles();

it.each(Object.entries(schemas))('%s is shipped as it is', async (name, schema) => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(root, 'schemas', name));
});

it('ships no other', () => {
  expect(readdirSync(join(root, 'schemas')).sort()).toEqual(Object.keys(schemas).sort());
});

it.each(Object.entries(schemas))('%s explains every key, with an example where one helps', (name, schema) => {
  expect([name, schema.title, schema.description]).toEqual([name, expect.any(String), expect.any(String)]);
  const silent = keysOf(schema, '').filter(({ schema: key }) => !key.title || (key.description ?? '').length < 15);
  expect(silent.map(({ path }) => path)).toEqual([]);
  // A group has its keys, and long text needs no example.
  const bare = keysOf(schema, '').filter(({ schema: key }) => !key.examples && !key.properties && !isLong(key));
  expect(bare.map(({ path }) => path)).toEqual([]);
  const wrong = keysOf(schema, '').flatMap(({ path, schema: key }) => {
    const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(key);
    return (key.examples ?? []).filter((example) => !validate(example)).map(() => path);
  });
  expect(wrong).toEqual([]);
});

function keysOf(schema: Schema, path: string): readonly { path: string; schema: Schema }[] {
  const { properties = {}, items, additionalProperties } = schema;
  const own = Object.entries(properties).map(([name, key]) => ({ path: `${path}.${name}`, schema: key }));
  const inner = [
    ...own,
    ...(items ? [{ path: `${path}[]`, schema: items }] : []),
    ...(typeof additionalProperties === 'object' ? [{ path: `${path}.*`, schema: additionalProperties }] : []),
  ];
  return [...own, ...inner.flatMap((one) => keysOf(one.schema, one.path))];
}

/** Keys that hold sentences, or a list of groups whose keys have examples of their own. */
function isLong({ description = '', items }: Schema): boolean {
  const sentences = /Markdown|paragraph|sentence|The words,|must know|does not answer/.test(description);
  return sentences || items?.properties !== undefined;
}

describe('the files of the review', () => {
  it('name their schema in the first line', () => {
    expect(files.length).toBeGreaterThanOrEqual(20);
    expect(files.filter(({ schema }) => !validators.has(schema)).map(({ path }) => path)).toEqual([]);
    expect(new Set(files.map(({ schema }) => schema))).toEqual(new Set(Object.keys(schemas)));
  });

  it.each(files)('$path is valid', ({ text, schema }) => {
    const validate = validators.get(schema);
    validate?.(parse(text));
    expect(validate?.errors ?? []).toEqual([]);
  });

  it.each(files.filter(({ schema }) => schema !== 'words.schema.json'))(
    '$path with a typo is not',
    ({ text, schema }) => {
      const value: unknown = parse(text);
      const paths = keyPaths(value, []).filter((path) => !isName(path, schema));
      expect(paths.length).toBeGreaterThan(0);
      const accepted = paths.filter((path) => validators.get(schema)?.(withTypo(value, path)) === true);
      expect(accepted).toEqual([]);
    },
  );
});

type Path = readonly string[];

/** The path of every key of every group. */
function keyPaths(value: unknown, above: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => keyPaths(part, [...above, key]));
  return Array.isArray(value) ? inner : [...Object.keys(value).map((key) => [...above, key]), ...inner];
}

/** Names that an author gives, of tables, columns, places and languages, are no keys of ours. */
function isName(path: Path, schema: string): boolean {
  const isTable = schema === 'data.schema.json' && path.length === 1;
  return isTable || ['columns', 'otherPlaces', 'within', 'names'].includes(path.at(-2) ?? '');
}

/** A copy in which the last letter of one key is another. */
function withTypo(value: unknown, path: Path): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const group = path.slice(0, -1).reduce<Record<string, unknown>>((part, key) => part[key] as never, copy);
  const key = path.at(-1) ?? '';
  group[`${key.slice(0, -1)}q`] = group[key];
  delete group[key];
  return copy;
}

it.each([
  ['despatch.schema.json', { publisher: { name: 'A', short: 'B', url: 'example.org' } }],
  ['publication.schema.json', { title: 'A', kind: 'B', authors: ['a'], date: 20245, summary: 'C' }],
  ['publication.schema.json', { title: 'A', kind: 'B', authors: ['a'], date: '2024', summary: 'C', status: 'final' }],
  ['brand.schema.json', { name: 'A', colours: { ink: 'black' } }],
  ['data.schema.json', { spend: { file: 'spend.xlsx', title: 'A', publisher: 'B', released: 2024, licence: 'C' } }],
  ['people.schema.json', { id: 'a', name: 'A', citedAs: 'A' }],
])('%s does not accept what the reader does not: %j', (schema, value) => {
  expect(validators.get(schema)?.(value)).toBe(false);
});
