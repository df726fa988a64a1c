// What the command line answers: exit codes, what goes to which stream, and what it leaves behind.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli, startCli } from './run-cli.ts';

const MINIMAL = fileURLToPath(new URL('../briefings/minimal', import.meta.url));
const NO_BROWSER = { DESPATCH_BROWSER: '/nonexistent/browser' };

// Each run starts a process that compiles its source.
vi.setConfig({ testTimeout: 60_000 });

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'despatch-cli-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A copy of the minimal project, in a folder of its own. */
function project(): string {
  const dir = join(root, 'project');
  cpSync(MINIMAL, dir, { recursive: true, filter: (path) => !path.includes('expected') });
  return dir;
}

describe('usage', () => {
  it.each([['--help'], ['--version'], ['build', '--help']])('answers %s %s with exit code 0', async (...args) => {
    const { code, stdout } = await runCli(args, root);
    expect(stdout).toMatch(args[0] === '--version' ? /^\d+\.\d+\.\d+\n$/ : /Usage: despatch/);
    expect(code).toBe(0);
  });

  it.each([
    [['biuld'], 'Did you mean build?'],
    [['build', '--regoin', 'wales'], 'Did you mean --region?'],
    [['build', '--format', 'docx'], 'It can be: html, pdf'],
    [[], 'Usage: despatch'],
  ])('%j is exit code 2 and says what can be done', async (args, said) => {
    const { code, stderr, stdout } = await runCli(args, root);
    expect(stderr).toContain(said);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it.each(['build', 'list'])('%s outside a project is exit code 2', async (command) => {
    const { code, stderr } = await runCli([command], root);
    expect(stderr).toContain('error project-missing');
    expect(stderr).toContain('--root');
    expect(code).toBe(2);
    expect(readdirSync(root)).toEqual([]);
  });

  it('an unknown region is exit code 2, with a suggestion and the list', async () => {
    const { code, stderr } = await runCli(['build', '--region', 'natoinal'], project());
    expect(stderr).toContain('There is no region "natoinal".');
    expect(stderr).toContain('Did you mean "national"? It can be: national');
    expect(code).toBe(2);
  });
});

describe('faults of the author', () => {
  it('are exit code 1, with place and source, and the output is not touched', async () => {
    const dir = project();
    writeFileSync(join(dir, 'despatch.yaml'), `${readFileSync(join(dir, 'despatch.yaml'), 'utf8')}\ncolour: red\n`);
    const { code, stdout } = await runCli(['build'], dir, NO_BROWSER);
    expect(stdout).toMatch(/^despatch\.yaml:\d+:\d+ error yaml-key-known\n/);
    expect(stdout).toMatch(/ \d+ \| colour: red\n +\| \^+/);
    expect(stdout).toContain('1 error. Nothing was written; the output is as it was.');
    expect(code).toBe(1);
    expect(existsSync(join(dir, 'output'))).toBe(false);
  });

  it('are told as JSON on standard output, and for people on standard error', async () => {
    const dir = project();
    writeFileSync(join(dir, 'despatch.yaml'), 'publisher: [');
    const { code, stdout, stderr } = await runCli(['build', '--json'], dir, NO_BROWSER);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(['ok', 'messages', 'files', 'timings']);
    expect(result).toMatchObject({ ok: false, files: [] });
    expect(result.messages[0]).toMatchObject({ file: 'despatch.yaml', severity: 'error', line: 1 });
    expect(stderr).toContain('despatch.yaml:1');
    expect(code).toBe(1);
  });
});

describe('the world', () => {
  it('without a browser is exit code 3 with the command that mends it, and the old output stays', async () => {
    const dir = project();
    expect((await runCli(['build', '--format', 'html', '--quiet'], dir, NO_BROWSER)).code).toBe(0);
    const before = readFileSync(join(dir, 'output/manifest.json'), 'utf8');
    const { code, stderr } = await runCli(['build'], dir, NO_BROWSER);
    expect(stderr).toContain('error browser-missing');
    expect(stderr).toContain('despatch setup');
    expect(code).toBe(3);
    expect(readFileSync(join(dir, 'output/manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(dir).filter((name) => name.startsWith('.despatch'))).toEqual([]);
  });

  it('with a folder of other files as --out is exit code 3, also as JSON', async () => {
    const mine = join(root, 'mine');
    mkdirSync(mine);
    writeFileSync(join(mine, 'thesis.docx'), 'years of work');
    const { code, stdout } = await runCli(['build', '--format', 'html', '--out', mine, '--json'], project());
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'output-not-writable' } });
    expect(code).toBe(3);
    expect(readdirSync(mine)).toEqual(['thesis.docx']);
  });

  it('is examined by doctor, which is exit code 3 when something is missing', async () => {
    const { code, stdout } = await runCli(['doctor'], project(), NO_BROWSER);
    expect(stdout).toMatch(/^ ok {2}Node/m);
    expect(stdout).toMatch(/^not {2}browser/m);
    expect(stdout).toMatch(/^ ok {2}project/m);
    expect(stdout).toMatch(/^ ok {2}fonts/m);
    expect(stdout).toMatch(/^ ok {2}citations/m);
    expect(stdout).toMatch(/^ ok {2}output/m);
    expect(code).toBe(3);
  });
});

describe('a build that goes well', () => {
  it('sums up what was made; a narrowed one says what it holds', async () => {
    const dir = project();
    mkdirSync(join(dir, 'briefings'), { recursive: true });
    const { code, stdout } = await runCli(
      ['build', '--format', 'html', '--region', 'national'],
      join(dir, 'briefings'),
    );
    expect(stdout).toContain('Built 1 publication for the nation.');
    expect(stdout).toContain('This output holds only region national, format html');
    expect(stdout).toMatch(/^ {2}compose +[\d,]+ ms$/m);
    expect(code).toBe(0);
    expect(existsSync(join(dir, 'output/index.html'))).toBe(true);
  });

  it('says nothing with --quiet', async () => {
    expect(await runCli(['build', '--format', 'html', '--quiet'], project())).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('lists with --json every file as the manifest has it', async () => {
    const dir = project();
    const { stdout } = await runCli(['build', '--format', 'html', '--json', '--out', join(root, 'site')], dir);
    const manifest = JSON.parse(readFileSync(join(root, 'site/manifest.json'), 'utf8'));
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, files: manifest.files });
    expect(existsSync(join(dir, 'output'))).toBe(false);
  });

  it('lists what can be built', async () => {
    const { code, stdout } = await runCli(['list', '--json'], project());
    const { publications } = JSON.parse(stdout);
    expect(publications[0].regions[0].id).toBe('national');
    expect(publications[0].editions).toContain('report');
    expect(code).toBe(0);
  });
});

describe.runIf(process.platform !== 'win32')('signals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a build with exit code %i, and neither lock nor output is left', async (signal, expected) => {
    const dir = project();
    // A browser that never answers, and ends as Chromium does when its pipe is closed.
    const browser = join(root, 'browser');
    writeFileSync(browser, '#!/bin/sh\nexec cat <&3 >/dev/null\n');
    chmodSync(browser, 0o755);
    const { child, ended } = startCli(['build'], dir, { DESPATCH_BROWSER: browser });
    while (child.exitCode === null && !readdirSync(dir).some((name) => name.startsWith('.despatch'))) await wait(20);
    await wait(300);
    child.kill(signal);
    const { code } = await ended;
    expect(code).toBe(expected);
    expect(readdirSync(dir).filter((name) => name.startsWith('.despatch') || name === 'output')).toEqual([]);
  });
});
