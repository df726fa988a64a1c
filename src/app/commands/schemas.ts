// The command `despatch schemas`: writes the JSON Schemas of the YAML files, with which an editor explains and checks them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { BuildError } from '../../messages.ts';
import { yamlSchemas } from '../../schemas.ts';
import { EXIT } from '../exit-codes.ts';
import { createTerminal } from '../terminal.ts';

/** Writes into `folder`, by default schemas/ where the command is run; files of the same names are replaced. */
export function runSchemas(folder = 'schemas'): Promise<number> {
  const terminal = createTerminal();
  const outDir = resolve(folder);
  const schemas = Object.entries(yamlSchemas());
  try {
    mkdirSync(outDir, { recursive: true });
    for (const [name, schema] of schemas) writeFileSync(join(outDir, name), `${JSON.stringify(schema, null, 2)}\n`);
  } catch (cause) {
    const hint = 'Name a folder that you may write into: despatch schemas my-folder';
    throw new BuildError('output-not-writable', `The schemas cannot be written into ${outDir}.`, hint, cause);
  }
  terminal.say(`${schemas.length} schemas are in ${relative('.', outDir) || '.'}/`);
  terminal.say('In the first line of a YAML file name its schema, by a path from that file:');
  terminal.say('  # yaml-language-server: $schema=../../schemas/publication.schema.json');
  return Promise.resolve(EXIT.clean);
}
