// Kills builds at random moments: the output is the old or the new build, no browser lives on, and the next build works.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli, startCli } from '../app/run-cli.ts';

const MINIMAL = fileURLToPath(new URL('../briefings/minimal', import.meta.url));
const MOMENTS = 20;

let root: string;
let outDir: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-kill-'));
  outDir = join(root, 'output');
  cpSync(MINIMAL, root, { recursive: true, filter: (path) => !path.includes('expected') });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Gives the project another title, so that the next build differs from the one before. */
function retitle(title: string): void {
  const [name = ''] = readdirSync(join(root, 'briefings')).filter((each) =>
    existsSync(join(root, 'briefings', each, 'publication.yaml')),
  );
  const file = join(root, 'briefings', name, 'publication.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${title}`));
}

/** Checks that the output is one whole build, by its manifest, and returns the title that it is of. */
function wholeBuild(): string {
  const { files } = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8'));
  for (const { path, sha256 } of files)
    expect(
      createHash('sha256')
        .update(readFileSync(join(outDir, path)))
        .digest('hex'),
      path,
    ).toBe(sha256);
  const found = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(found.length).toBe(files.length + 1);
  return /Title number \d+/.exec(readFileSync(join(outDir, 'index.html'), 'utf8'))?.[0] ?? '';
}

/** Processes whose command line names the profile folders of a build's browsers. */
function browsersOf(processId: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`despatch-chromium-${processId}-`);
      } catch {
        return false;
      }
    });
}

it.runIf(process.platform === 'linux')(
  `survives SIGKILL at ${MOMENTS} random moments`,
  { timeout: 600_000 },
  async () => {
    retitle('Title number 0');
    const began = performance.now();
    expect(await runCli(['build', '--quiet'], root)).toMatchObject({ code: 0, stderr: '' });
    const durationMs = performance.now() - began;
    expect(wholeBuild()).toBe('Title number 0');

    const random = randomNumbers(20_240_517);
    let old = 'Title number 0';
    let seenBrowser = false;
    for (let moment = 1; moment <= MOMENTS; moment++) {
      const title = `Title number ${moment}`;
      retitle(title);
      const { child, ended } = startCli(['build', '--quiet'], root);
      await Promise.race([wait(random() * durationMs), ended]);
      seenBrowser ||= browsersOf(child.pid ?? 0).length > 0;
      child.kill('SIGKILL');
      await ended;

      const found = wholeBuild();
      expect([old, title]).toContain(found);
      old = found;
      for (let patience = 0; browsersOf(child.pid ?? 0).length > 0 && patience < 40; patience++) await wait(50);
      expect(browsersOf(child.pid ?? 0)).toEqual([]);
    }
    // Otherwise the check for browsers that live on has looked for the wrong thing.
    expect(seenBrowser).toBe(true);

    retitle('Title number 99');
    expect(await runCli(['build', '--quiet'], root)).toMatchObject({ code: 0, stderr: '' });
    expect(wholeBuild()).toBe('Title number 99');
    expect(readdirSync(root).filter((name) => name.startsWith('.despatch'))).toEqual([]);
  },
);
