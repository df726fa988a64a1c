// Opens an address in the browser of whoever sits at the machine.
import { spawn } from 'node:child_process';

/** Calls the desktop's own opener; where there is none, nothing happens: the address stands in the terminal. */
export function openBrowser(url: string): void {
  const [program, ...rest] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer.exe', url]
        : ['xdg-open', url];
  const child = spawn(program as string, rest, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
