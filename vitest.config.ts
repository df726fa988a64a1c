// Two sets of tests: `unit` needs nothing but Node, `browser` prints with a real Chromium. Those in `alone` are unit tests.
import { defineConfig } from 'vitest/config';

const BROWSER = ['test/{print,web}/**/*.test.ts'];
/** Unit tests that put something in the place of a module or of the process, or load a module twice. */
const ALONE = ['test/publish/write.test.ts', 'test/publish/citation-files.test.ts', 'test/app/terminal.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/compile.ts'],
    // The runner would leave one core free, which is half of two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...BROWSER, ...ALONE],
          // Here and with a browser modules are loaded and warm once, not for each file: a third of the time.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'alone',
          include: ALONE,
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
