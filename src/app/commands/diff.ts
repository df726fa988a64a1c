// The command `despatch diff`: says what readers of one region's edition see that readers of another's do not.
import { join } from 'node:path';
import { BuildError, isFaulty } from '../../messages.ts';
import { compareRegions } from '../../review.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { renderDifferences } from '../render-differences.ts';
import { renderMessages } from '../render-messages.ts';
import { countMessages } from '../render-summary.ts';
import { createTerminal } from '../terminal.ts';
import { writeReport } from '../write-report.ts';

export interface DiffFlags {
  readonly edition?: string;
  readonly json?: boolean;
  readonly report?: boolean;
  readonly out?: string;
  readonly root?: string;
}

/** Prints the comparison, with what is wrong in the text before it; returns the exit code. */
export async function runDiff(flags: DiffFlags, words: readonly string[]): Promise<number> {
  const terminal = createTerminal(flags);
  const root = findProject(flags.root);
  const { a, b, publication } = readWords(words);
  const asked = { root, publication, a, b, edition: flags.edition };
  const { messages, comparison, collection } = await compareRegions(asked);
  if (messages.length > 0) terminal.warn(renderMessages(messages, createLineReader(root), terminal.colours));
  const counted = countMessages(messages);
  if (counted !== '') terminal.warn(`${counted}.\n`);
  if (comparison !== null) {
    terminal.say(
      `${comparison.title}: ${comparison.a.name} and ${comparison.b.name}\n\n${renderDifferences(comparison, terminal)}`,
    );
    const folder = join(comparison.publication, [a, 'and', b, comparison.edition].join('-'));
    const place = { root, out: flags.out, folder };
    if (flags.report) terminal.say(await writeReport(place, collection, (layout) => layout.differences(comparison)));
  }
  const ok = !isFaulty(messages);
  if (flags.json) terminal.json({ ok, messages, ...comparison });
  return ok ? EXIT.clean : EXIT.content;
}

/** "wales scotland", or a publication before them. */
function readWords(words: readonly string[]) {
  const [b, a, publication, ...more] = [...words].reverse();
  if (a !== undefined && b !== undefined && more.length === 0) return { a, b, publication };
  const hint = 'Name two regions: despatch diff wales scotland; or a publication and two regions. "national" is one.';
  const found = words.length === 1 ? 'is one name' : `are ${words.length} names`;
  throw new BuildError('selection-unknown', `There ${found} where two or three belong.`, hint);
}
