// Three sets of tests: `rooms` calls functions, `program` runs builds and commands, `browser` prints with a real Chromium.
import { defineConfig } from 'vitest/config';

const ROOMS = ['test/{check,collect,compare,compose,layout,publish,verify}/**/*.test.ts'];
/** Those that put something of their own in the place of a module, or load one twice. */
const ALONE = ['test/publish/write.test.ts', 'test/publish/citation-files.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/compile.ts'],
    // The runner would leave one core free, which is half of two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'rooms',
          include: ROOMS,
          exclude: ALONE,
          // Modules are loaded and warm once, not for each file: a third of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'program',
          include: ['test/*.test.ts', 'test/{app,docs}/**/*.test.ts', ...ALONE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/print/**/*.test.ts', 'test/web/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
