// Builds a project twice, under other circumstances, and compares the out folders byte for byte.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../..', import.meta.url));
const EVERYTHING = join(project, 'test/briefings/everything');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'despatch-again-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();

/** Copies the project file by file, in the order given, so that the folders list them differently. */
function copy(to: string, order: (names: string[]) => string[]): void {
  for (const name of order(filesIn(EVERYTHING))) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(EVERYTHING, name), join(to, name));
  }
}

interface Circumstances {
  readonly env: Record<string, string>;
  readonly umask: string;
  /** Pages that are printed at a time. */
  readonly workers?: number;
}

async function build(root: string, { env, umask, workers = 2 }: Circumstances): Promise<void> {
  const command = `umask ${umask}; exec "$0" "$1" build --root "$2" --out "$2/out" --quiet --workers ${workers}`;
  const given = { ...process.env, SOURCE_DATE_EPOCH: '', ...env };
  await run('sh', ['-c', command, process.execPath, join(project, 'dist/app/cli.js'), root], { env: given });
}

it('makes the same bytes in another folder, time zone and language, with another umask, order of files and number of workers, and anew', async () => {
  const [first, second] = [join(folder, 'a'), join(folder, 'somewhere else/b')];
  copy(first, (names) => names);
  copy(second, (names) => names.toReversed());
  await build(first, { env: { TZ: 'UTC', LANG: 'C' }, umask: '022', workers: 3 });
  // The second is built over an output that is there, as on every day but the first.
  await build(second, { env: {}, umask: '022' });
  await build(second, {
    env: { TZ: 'Pacific/Auckland', LANG: 'cy_GB.UTF-8', LC_ALL: 'cy_GB.UTF-8' },
    umask: '077',
    workers: 1,
  });
  const names = filesIn(join(first, 'out'));
  expect(names.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(1);
  expect(filesIn(join(second, 'out'))).toEqual(names);
  const differing = names.filter(
    (name) => !readFileSync(join(first, 'out', name)).equals(readFileSync(join(second, 'out', name))),
  );
  expect(differing).toEqual([]);
});

it('dates PDFs by SOURCE_DATE_EPOCH where it is given', async () => {
  const root = join(folder, 'dated');
  copy(root, (names) => names);
  await build(root, { env: { SOURCE_DATE_EPOCH: '1700000000' }, umask: '022' });
  const pdf = filesIn(join(root, 'out')).find((name) => name.endsWith('.pdf')) ?? '';
  expect(readFileSync(join(root, 'out', pdf)).toString('latin1')).toContain('2023-11-14T22:13:20Z');
});
