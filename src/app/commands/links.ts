// The command `despatch links`: lists the links of a finished build to other sites, and visits them where that is asked for.
import { join, resolve } from 'node:path';
import { listExternalLinks } from '../../verify/index.ts';
import { EXIT } from '../exit-codes.ts';
import { findProject } from '../find-project.ts';
import { listenForInterruption } from '../interruption.ts';
import { renderLinks, renderVisits } from '../links/render-links.ts';
import { visitLinks } from '../links/visit-links.ts';
import { readToVerify } from '../read-to-verify.ts';
import { createTerminal } from '../terminal.ts';

export interface LinksFlags {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly root?: string;
}

/** Prints the list, with --check what visiting came to; the exit code is 1 where a link is broken. */
export async function runLinks(flags: LinksFlags, path?: string): Promise<number> {
  const terminal = createTerminal(flags);
  const { files } = readToVerify(path === undefined ? join(findProject(flags.root), 'output') : resolve(path));
  const links = await listExternalLinks(files);
  if (!flags.check) {
    terminal.say(renderLinks(links, terminal));
    if (flags.json) terminal.json({ links });
    return EXIT.clean;
  }
  const interruption = listenForInterruption(() => terminal.warn('Stopping …'));
  try {
    terminal.say(`Visiting ${links.length} …\n`);
    const visited = await visitLinks(links, { signal: interruption.signal });
    terminal.say(renderVisits(visited, terminal));
    const ok = visited.every(({ visit }) => visit.state !== 'broken');
    if (flags.json) terminal.json({ ok, links: visited });
    return ok ? EXIT.clean : EXIT.content;
  } catch (cause) {
    const code = interruption.exitCode();
    if (code !== null) return code;
    throw cause;
  }
}
