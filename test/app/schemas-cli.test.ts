// `despatch schemas` writes what is shipped, and says so where it cannot.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const shipped = join(import.meta.dirname, '../../schemas');
const folder = mkdtempSync(join(tmpdir(), 'despatch-schemas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes every schema into schemas/, without a project', async () => {
  const { code, stdout } = await runCli(['schemas'], folder);
  expect(code).toBe(0);
  expect(stdout).toContain('yaml-language-server');
  const names = readdirSync(join(folder, 'schemas'));
  expect(names.sort()).toEqual(readdirSync(shipped).sort());
  for (const name of names)
    expect(readFileSync(join(folder, 'schemas', name), 'utf8')).toBe(readFileSync(join(shipped, name), 'utf8'));
});

it('is told where it may not write', async () => {
  writeFileSync(join(folder, 'taken'), '');
  const { code, stderr } = await runCli(['schemas', 'taken'], folder);
  expect(code).toBe(3);
  expect(stderr).toContain('cannot be written');
});
