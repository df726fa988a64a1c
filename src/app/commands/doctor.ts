// The command `despatch doctor`: checks what a build needs of this machine, and names the command that mends it.

import { examine } from '../examine.ts';
import { EXIT } from '../exit-codes.ts';
import { createTerminal } from '../terminal.ts';

/** Prints each finding with ok or what mends it; exit code 3 when something needed is missing. */
export async function runDoctor(flags: { readonly root?: string; readonly out?: string }): Promise<number> {
  const terminal = createTerminal();
  const findings = await examine(flags);
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  for (const { subject, ok, found, mend } of findings) {
    terminal.say(`${ok ? ' ok ' : 'not '} ${subject.padEnd(width)}  ${found}`);
    if (!ok) for (const line of mend.split('\n')) terminal.say(`     ${' '.repeat(width)}  ${line}`);
  }
  return findings.every(({ ok }) => ok) ? EXIT.clean : EXIT.world;
}
