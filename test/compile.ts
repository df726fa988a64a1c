// Compiles the program before the tests, for those that run it as it is shipped.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Called by the test runner once, before all tests. */
export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}
