// Turns this machine and project into findings: what a build needs, whether it is there, and what mends it.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BuildError, isFaulty } from '../messages.ts';
import type { Collection } from '../model.ts';
import { plan } from '../plan.ts';
import { findBrowser, INSTALL_HINT } from '../print/index.ts';
import { findProject } from './find-project.ts';

export interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  readonly found: string;
  /** The command or step that mends it. */
  readonly mend: string;
}

const REINSTALL = 'Install the packages again: npm ci';

/** Looks at Node, browser, project, fonts, citation style and out folder; fonts and style only where there is a project. */
export async function examine(flags: { readonly root?: string; readonly out?: string }): Promise<Finding[]> {
  const findings = [nodeVersion(process.versions.node), await browser()];
  try {
    const root = findProject(flags.root);
    const { collection, messages } = await plan({ root });
    const ok = collection !== null && !isFaulty(messages);
    const found = ok ? root : `${root}, with faults`;
    findings.push({ subject: 'project', ok, found, mend: 'See what is wrong: despatch build' });
    if (collection !== null) findings.push(fonts(collection), citationStyle(collection));
    findings.push(output(flags.out === undefined ? join(root, 'output') : resolve(flags.out)));
  } catch (cause) {
    if (!(cause instanceof BuildError)) throw cause;
    findings.push({ subject: 'project', ok: false, found: cause.message, mend: cause.hint });
  }
  return findings;
}

/** Whether a version is at least 20.19, the oldest that Despatch runs on. */
export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { subject: 'Node', ok, found: version, mend: 'Install Node 20.19 or later: https://nodejs.org/' };
}

async function browser(): Promise<Finding> {
  const found = await findBrowser();
  return { subject: 'browser', ok: found !== null, found: found?.path ?? 'none found', mend: INSTALL_HINT };
}

function fonts({ design }: Collection): Finding {
  const families = [...new Set(design.fonts.map(({ family }) => family))];
  return { subject: 'fonts', ok: families.length > 0, found: families.join(', ') || 'none found', mend: REINSTALL };
}

function citationStyle({ config, design }: Collection): Finding {
  const { citationStyle: style } = config;
  const ok = design.csl[style] !== undefined;
  return { subject: 'citations', ok, found: ok ? style : `${style} is missing`, mend: REINSTALL };
}

/** A folder is replaced by a rename beside it, so the one above it must be writable too. */
function output(dir: string): Finding {
  let above = dirname(dir);
  while (!existsSync(above)) above = dirname(above);
  const mend = `Make it writable (chmod u+w ${above}), or build elsewhere with --out.`;
  try {
    for (const folder of existsSync(dir) ? [above, dir] : [above]) accessSync(folder, constants.W_OK | constants.X_OK);
    return { subject: 'output', ok: true, found: dir, mend };
  } catch {
    return { subject: 'output', ok: false, found: `${dir} cannot be written`, mend };
  }
}
