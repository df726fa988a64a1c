// The command `despatch build`: builds the project, shows what is wrong, and sums up what was made.
import { join, relative, resolve } from 'node:path';
import { build } from '../../build.ts';
import type { Asset, Filters, Format } from '../../model.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { listenForInterruption } from '../interruption.ts';
import { openPrinter } from '../open-printer.ts';
import { renderMessages } from '../render-messages.ts';
import { countMessages, renderSummary } from '../render-summary.ts';
import { timeOfBuild } from '../source-date.ts';
import { createTerminal } from '../terminal.ts';

export interface BuildFlags {
  readonly publication?: string;
  readonly region?: string;
  readonly edition?: string;
  readonly format?: readonly Format[];
  readonly workers?: number;
  readonly out?: string;
  readonly baseUrl?: string;
  readonly versions?: boolean;
  readonly search?: boolean;
  readonly site?: boolean;
  readonly verify?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly root?: string;
}

/** Runs the build and returns the exit code; throws what the world does, for the caller to report. */
export async function runBuild(flags: BuildFlags): Promise<number> {
  const terminal = createTerminal(flags);
  const root = findProject(flags.root);
  const outDir = flags.out === undefined ? join(root, 'output') : resolve(flags.out);
  const { publication, region, edition, format, versions = true, search = true, verify = false, baseUrl } = flags;
  const site = flags.site === false ? { site: false } : {};
  const filters = { publication, region, edition, formats: format, ...site } as Filters;
  const interruption = listenForInterruption(() => terminal.warn('Stopping …'));
  try {
    const { signal } = interruption;
    const switches = { versions, search, verify };
    const wish = { root, outDir, filters, ...switches, now: timeOfBuild(), ...(baseUrl && { baseUrl }) };
    const makePrinter = (assets: readonly Asset[]) => openPrinter(assets, flags.workers);
    const result = await build({ ...wish, makePrinter, signal, onProgress: terminal.progress });
    const { ok, messages, files, timings } = result;
    if (messages.length > 0) terminal.warn(renderMessages(messages, createLineReader(root), terminal.colours));
    const counted = countMessages(messages);
    if (counted !== '') terminal.warn(`${counted}.${ok ? '' : ' Nothing was written; the output is as it was.'}`);
    if (ok) terminal.say(renderSummary(result, `${relative('.', outDir) || '.'}/`, filters));
    if (flags.json) terminal.json({ ok, messages, files, timings });
    return ok ? EXIT.clean : EXIT.content;
  } catch (cause) {
    terminal.clear();
    const code = interruption.exitCode();
    if (code !== null) return code;
    throw cause;
  }
}
