// The command `despatch setup`: finds a browser to print with, or installs one.
import { findBrowser, installBrowser } from '../../print/index.ts';
import { EXIT } from '../exit-codes.ts';
import { createTerminal } from '../terminal.ts';

/** Says which browser is used; throws BuildError 'browser-missing' when none can be had. */
export async function runSetup(flags: { readonly quiet?: boolean }): Promise<number> {
  const terminal = createTerminal(flags);
  const found = await findBrowser();
  const browser = found ?? (await installBrowser((line) => terminal.say(`  ${line}`)));
  terminal.say(`PDFs are printed with ${browser.path}`);
  if (!browser.sandbox) terminal.say('  without its sandbox, which it refuses to the root user');
  return EXIT.clean;
}
