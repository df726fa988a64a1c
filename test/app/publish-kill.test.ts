// Kills a publisher at random moments: the folder that is served holds one whole site, and the next publisher just works.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFolderDestination } from '../../src/app/deliver/folder-destination.ts';
import { parseManifest } from '../../src/app/deliver/site-manifest.ts';
import { type Contents, page, writeBuild } from './deliver/make-site.ts';

const MOMENTS = 50;
const WORDS = ['old', 'new'];

let root: string;
let target: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-publish-kill-'));
  target = join(root, 'site');
  for (const word of WORDS) {
    mkdirSync(join(root, word));
    writeBuild(join(root, word), contentsOf(word));
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Thirty pages that are of one build, ten that both have, and a version that only the old one has. */
function contentsOf(word: string): Contents {
  const numbers = Array.from({ length: 30 }, (_, index) => index);
  return Object.fromEntries([
    ['index.html', page(word)],
    ...numbers.map((number) => [`${word}-${number % 3}/${number}.html`, page(word.repeat(2000))]),
    ...numbers.slice(0, 10).map((number) => [`both/${number}.html`, page('both')]),
    ...(word === 'old' ? [['review/v1.0/index.html', page('Version 1.0')]] : []),
  ]);
}

/** Publishes one build after the other, for ever: compiled code alone, so that it starts in no time. */
const PUBLISHER = `
import { createFolderDestination } from '${new URL('../../dist/app/deliver/folder-destination.js', import.meta.url)}';
import { planDelivery } from '${new URL('../../dist/app/deliver/plan-delivery.js', import.meta.url)}';
import { readBuild } from '${new URL('../../dist/app/deliver/read-build.js', import.meta.url)}';
const [root, target] = process.argv.slice(-2);
const destination = createFolderDestination(target, new AbortController().signal);
process.stdin.on('end', () => process.exit()).resume();
for (;;)
  for (const word of ${JSON.stringify(WORDS)}) {
    const buildDir = root + '/' + word + '/output';
    const served = await destination.look();
    const delivery = planDelivery(readBuild(buildDir).manifest, served.manifest);
    console.log('publishing');
    await destination.deliver({ delivery, buildDir, served, title: word, at: '2026-12-01T00:00:00Z' });
  }
`;

/** Checks that one whole site is served, with the version that must stay, and says of which build it is. */
function wholeSite(): string {
  const manifest = parseManifest(readFileSync(join(target, 'manifest.json')));
  const listed = manifest?.files.map(({ path }) => path) ?? [];
  for (const { path, sha256 } of manifest?.files ?? []) {
    const hash = createHash('sha256')
      .update(readFileSync(join(target, path)))
      .digest('hex');
    expect(hash, path).toBe(sha256);
  }
  const found = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(target, name)).isFile(),
  );
  expect(found.sort()).toEqual([...listed, 'manifest.json'].sort());
  expect(listed).toContain('review/v1.0/index.html');
  const word = /<\/h1>(\w+)/.exec(readFileSync(join(target, 'index.html'), 'utf8'))?.[1] ?? '';
  expect(listed.filter((path) => path.startsWith(`${word}-`)).length).toBe(30);
  return word;
}

/** Milliseconds from one beginning of a publisher to its next. */
async function durationOfOne(stdout: Readable): Promise<number> {
  await once(stdout, 'data');
  const began = performance.now();
  await once(stdout, 'data');
  return performance.now() - began;
}

it.skipIf(process.platform === 'win32')(
  `survives SIGKILL at ${MOMENTS} random moments`,
  { timeout: 300_000 },
  async () => {
    const served = new Set<string>();
    const index = join(target, 'index.html');
    let [unfinished, looked, absent, longest] = [0, 0, 0, 0];
    for (let moment = 1; moment <= MOMENTS; moment++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', PUBLISHER, root, target], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('close', resolve));
      await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
      expect(child.exitCode).toBeNull();
      // A first site must be there before one can be replaced. The second tells how long one takes on this machine, now.
      if (moment === 1) {
        while (!existsSync(target)) await wait(5);
        longest = 2.5 * (await durationOfOne(child.stdout));
      }
      const until = performance.now() + Math.random() * longest;
      // As fast as can be: between two steps there would be some microseconds without a site.
      while (performance.now() < until) {
        if (!existsSync(index)) absent++;
        looked++;
      }
      child.kill('SIGKILL');
      await ended;
      served.add(wholeSite());
      if (readdirSync(`${target}.releases`).some((name) => name.startsWith('.unfinished'))) unfinished++;
    }
    // Otherwise the moments were none at which anything could have gone wrong.
    expect([...served].sort()).toEqual([...WORDS].sort());
    expect(unfinished).toBeGreaterThan(MOMENTS / 10);
    expect(looked).toBeGreaterThan(MOMENTS);
    expect(absent).toBe(0);

    const destination = createFolderDestination(target, new AbortController().signal);
    await destination.goBack(undefined);
    wholeSite();
  },
);
