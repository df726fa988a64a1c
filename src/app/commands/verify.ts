// The command `despatch verify`: checks finished files, and states what was checked, what was found and what needs a person.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError } from '../../messages.ts';
import { verify } from '../../verify/index.ts';
import { EXIT } from '../exit-codes.ts';
import { findProject } from '../find-project.ts';
import { readToVerify } from '../read-to-verify.ts';
import { renderStatement } from '../render-statement.ts';
import { createTerminal } from '../terminal.ts';

export interface VerifyFlags {
  readonly json?: boolean;
  readonly write?: string;
  readonly root?: string;
}

/** Prints the statement; returns the exit code, which is not 0 when something was found. */
export async function runVerify(flags: VerifyFlags, path?: string): Promise<number> {
  const terminal = createTerminal(flags);
  const { isFolder, files } = readToVerify(path ?? join(findProject(flags.root), 'output'));
  const statement = await verify(files, { isFolder });
  if (flags.json) terminal.json(statement);
  else terminal.say(renderStatement(statement, terminal));
  if (flags.write !== undefined) {
    writeStatement(flags.write, `${JSON.stringify(statement, null, 2)}\n`);
    terminal.say(`\nThe statement is in ${flags.write}`);
  }
  return statement.ok ? EXIT.clean : EXIT.content;
}

function writeStatement(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    const hint = 'Name a file in a folder that is there and may be written, with --write.';
    throw new BuildError('output-not-writable', `${path} cannot be written.`, hint, cause);
  }
}
