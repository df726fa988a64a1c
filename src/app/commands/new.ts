// The command `despatch new`: adds a publication, a region or a brand to a project, to be filled in.
import { BuildError, suggestion } from '../../messages.ts';
import { plan } from '../../plan.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { renderMessages } from '../render-messages.ts';
import { timeOfBuild } from '../source-date.ts';
import { startBrand, startPublication, startRegion } from '../start/start-something.ts';
import { createTerminal } from '../terminal.ts';

const KINDS = ['publication', 'region', 'brand'];

/** Writes what is new, and says what is wrong with the project then, if anything is; returns the exit code. */
export async function runNew(flags: { readonly root?: string }, kind: string, name: string): Promise<number> {
  if (!KINDS.includes(kind)) {
    const hint = suggestion(kind, KINDS) ?? 'It can be: publication, region, brand.';
    throw new BuildError('selection-unknown', `"${kind}" is nothing that can be begun.`, hint);
  }
  const terminal = createTerminal();
  const root = findProject(flags.root);
  const year = Number(timeOfBuild().slice(0, 4));
  const { files, next } =
    kind === 'publication'
      ? startPublication(root, name, year)
      : kind === 'region'
        ? startRegion(root, name)
        : startBrand(root, name);
  for (const file of files) terminal.say(`  ${file}`);
  terminal.say('');
  for (const line of next) terminal.say(line);
  const { messages } = await plan({ root });
  const faults = messages.filter(({ severity }) => severity === 'error');
  if (faults.length > 0)
    terminal.warn(`\nThe project needs mending:\n${renderMessages(faults, createLineReader(root), terminal.colours)}`);
  return EXIT.clean;
}
