// Turns a prepared site into what its officer is told, and publishes it where nothing stands against that.
import { EXIT } from '../exit-codes.ts';
import { plural } from '../render-summary.ts';
import type { Terminal } from '../terminal.ts';
import type { PreparedSite } from './publish-site.ts';
import { renderCounts, renderLists, renderOutcome, renderRefusals } from './render-delivery.ts';

export interface CarryOut {
  /** The target as a person would write it. */
  readonly name: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly terminal: Terminal;
}

/** Tells what would change and what stands against it; publishes unless it is a dry run. Returns the exit code. */
export async function carryOut(site: PreparedSite, { name, dryRun, json, terminal }: CarryOut): Promise<number> {
  const { refusals, served, delivery } = site;
  const { say, warn } = terminal;
  const ok = refusals.length === 0;
  say(served.release === null ? `${name} serves nothing yet.` : `${name} serves release ${served.release} now.`);
  if (served.release !== null && served.manifest === null)
    say('It is not from Despatch, or its manifest cannot be read: everything counts as new.');
  if (delivery !== null && (ok || dryRun)) say(`\n${renderCounts(delivery, terminal)}\n`);
  if (delivery !== null && dryRun) say(`${renderLists(delivery, terminal)}\n`);
  if (!ok) warn(`\n${renderRefusals(refusals, terminal)}`);
  const outcome = ok && !dryRun ? await site.publish() : null;
  if (outcome !== null) say(renderOutcome(outcome, name));
  else if (!ok) warn(`Not published, for ${plural(refusals.length, 'reason')}; what is served is as it was.`);
  else say('Nothing was written: this was a dry run.');
  if (json)
    terminal.json({ ok, dryRun, target: name, served: served.release, refusals, ...outcome, ...filesOf(delivery) });
  return ok ? EXIT.clean : EXIT.content;
}

function filesOf(delivery: PreparedSite['delivery']) {
  if (delivery === null) return {};
  const { added, changed, gone, unchanged, keptVersions } = delivery;
  const named = (files: readonly { readonly path: string; readonly bytes: number }[]) =>
    files.map(({ path, bytes }) => ({ path, bytes }));
  return { added: named(added), changed, gone: named(gone), unchangedFiles: unchanged, keptVersions };
}
