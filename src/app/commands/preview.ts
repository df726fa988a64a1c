// The command `despatch preview`: shows the site while it is written, until it is stopped.
import { once } from 'node:events';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { listenForInterruption } from '../interruption.ts';
import { openBrowser } from '../preview/open-browser.ts';
import { runServer } from '../preview/run-server.ts';
import { renderMessages } from '../render-messages.ts';
import { countMessages } from '../render-summary.ts';
import { createTerminal } from '../terminal.ts';

export interface PreviewFlags {
  readonly region?: string;
  readonly port?: number;
  readonly open?: boolean;
  readonly root?: string;
}

/** Serves until a signal comes; returns its exit code. Throws what keeps the preview from starting. */
export async function runPreview(flags: PreviewFlags, publication?: string): Promise<number> {
  const terminal = createTerminal();
  const root = findProject(flags.root);
  const interruption = listenForInterruption(() => terminal.say('Stopping …'));
  let said = '';
  const { region, port } = flags;
  const preview = await runServer({
    root,
    port,
    publication,
    region,
    hear(messages) {
      const text = renderMessages(messages, createLineReader(root), terminal.colours);
      if (text === said) return;
      said = text;
      terminal.warn(text === '' ? 'Nothing is wrong any more.\n' : `${text}${countMessages(messages)}.\n`);
    },
  });
  terminal.say(`Preview: ${preview.url}`);
  terminal.say('It follows what you save, and only this computer can see it. Stop it with Ctrl-C.\n');
  if (flags.open) openBrowser(preview.url);
  if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
  await preview.close();
  return interruption.exitCode() ?? EXIT.clean;
}
