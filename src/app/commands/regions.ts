// The command `despatch regions`: shows where every region of a publication stands, side by side.
import { join, relative, resolve } from 'node:path';
import { isFaulty } from '../../messages.ts';
import { reviewRegions } from '../../review.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { readLastBuild } from '../read-last-build.ts';
import { renderMessages } from '../render-messages.ts';
import { renderRegions } from '../render-regions.ts';
import { countMessages } from '../render-summary.ts';
import { createTerminal } from '../terminal.ts';
import { writeReport } from '../write-report.ts';

export interface RegionsFlags {
  readonly json?: boolean;
  readonly report?: boolean;
  readonly out?: string;
  readonly built?: string;
  readonly root?: string;
}

/** Prints the review, with what is wrong in the text before it; returns the exit code. */
export async function runRegions(flags: RegionsFlags, publication?: string): Promise<number> {
  const terminal = createTerminal(flags);
  const root = findProject(flags.root);
  const outDir = flags.built === undefined ? join(root, 'output') : resolve(flags.built);
  const last = readLastBuild(root, outDir);
  const { messages, review, collection } = await reviewRegions({ root, publication, built: last?.files ?? [] });
  if (messages.length > 0) terminal.warn(renderMessages(messages, createLineReader(root), terminal.colours));
  const counted = countMessages(messages);
  if (counted !== '') terminal.warn(`${counted}.\n`);
  if (review !== null) {
    terminal.say(`${review.title}\n\n${renderRegions(review, terminal)}`);
    const where = `${relative('.', outDir) || '.'}/`;
    if (last?.isOlder) terminal.say(`\nThe pages are those of the build in ${where}; something was changed since.`);
    const place = { root, out: flags.out, folder: join(review.publication, 'regions') };
    if (flags.report) terminal.say(await writeReport(place, collection, (layout) => layout.regions(review)));
  }
  const ok = !isFaulty(messages);
  if (flags.json) terminal.json({ ok, messages, ...review });
  return ok ? EXIT.clean : EXIT.content;
}
