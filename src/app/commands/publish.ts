// The command `despatch publish`: serves a finished build whole, in one step, or says every reason why not.
import { join, resolve } from 'node:path';
import { carryOut } from '../deliver/carry-out.ts';
import { openDestination, prepareSite } from '../deliver/publish-site.ts';
import { readWish } from '../deliver/read-wish.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { listenForInterruption } from '../interruption.ts';
import { renderMessages } from '../render-messages.ts';
import { createTerminal } from '../terminal.ts';

export interface PublishFlags {
  readonly from?: string;
  readonly dryRun?: boolean;
  readonly rollback?: string | true;
  readonly reissue?: boolean;
  readonly keepVersions?: boolean;
  readonly partial?: boolean;
  readonly json?: boolean;
  readonly root?: string;
}

/** Publishes, goes back or only looks; returns the exit code, which is 1 where something stands against it. */
export async function runPublish(flags: PublishFlags, word?: string): Promise<number> {
  const terminal = createTerminal(flags);
  const root = findProject(flags.root);
  const { target, release } = readWords(flags, word);
  const wish = await readWish(root, target);
  if (wish.messages.length > 0) terminal.warn(renderMessages(wish.messages, createLineReader(root), terminal.colours));
  if (wish.target === null) return EXIT.content;
  const interruption = listenForInterruption(() => terminal.warn('Stopping …'));
  try {
    const outDir = flags.from === undefined ? join(root, 'output') : resolve(flags.from);
    const destination = openDestination(wish.target, { root, outDir, signal: interruption.signal });
    if (flags.rollback !== undefined) {
      const outcome = await destination.goBack(release);
      terminal.say(
        `${destination.name} serves release ${outcome.release} again; it served ${outcome.previous} before.`,
      );
      if (flags.json) terminal.json({ ok: true, target: destination.name, ...outcome });
      return EXIT.clean;
    }
    const partial = flags.partial ?? wish.partial;
    const { dryRun = false, json = false, reissue = false, keepVersions = false } = flags;
    const asked = { root, outDir, destination, partial, reissue, keepVersions, now: new Date() };
    return await carryOut(await prepareSite(asked), { name: destination.name, dryRun, json, terminal });
  } catch (cause) {
    terminal.clear();
    const code = interruption.exitCode();
    if (code !== null) return code;
    throw cause;
  }
}

/** In "--rollback /srv/www/site" the word after the option is the target: releases are numbers, or commits. */
function readWords({ rollback }: PublishFlags, word: string | undefined) {
  if (typeof rollback !== 'string') return { target: word, release: undefined };
  const isTarget = word === undefined && !/^[\da-f]+$/i.test(rollback);
  return isTarget ? { target: rollback, release: undefined } : { target: word, release: rollback };
}
