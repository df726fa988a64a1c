// The command `despatch init`: begins a project that builds at once, with comments that teach.
import { relative } from 'node:path';
import { EXIT } from '../exit-codes.ts';
import { type ProjectNames, startProject } from '../start/start-something.ts';
import { createTerminal } from '../terminal.ts';

/** Writes into an empty or a new folder; nothing is asked, nothing is overwritten. */
export function runInit(flags: ProjectNames, folder = '.'): Promise<number> {
  const terminal = createTerminal();
  const { files, next } = startProject(folder, flags);
  const where = relative('.', folder);
  terminal.say(
    `A project is in ${where === '' ? 'this folder' : `${where}/`}. Its names, figures and source are examples: replace them.\n`,
  );
  for (const file of files) terminal.say(`  ${file}`);
  terminal.say(`\nWhat to do next${where === '' ? '' : `, after  cd ${where}`}:`);
  for (const line of next) terminal.say(`  ${line}`);
  return Promise.resolve(EXIT.clean);
}
