// Publishing to a branch of a bare Git repository: one commit for a release, nothing forced, nothing of the user's touched.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDestination, prepareSite } from '../../src/app/deliver/publish-site.ts';
import { readTarget } from '../../src/app/deliver/read-target.ts';
import { type Contents, contentsOf, page, writeBuild } from './deliver/make-site.ts';
import { runCli } from './run-cli.ts';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'An Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.org',
  GIT_COMMITTER_NAME: 'An Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.org',
};

let root: string;
let remote: string;
let contents: Contents;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-publish-git-'));
  remote = join(root, 'site.git');
  mkdirSync(join(root, 'project'));
  execFileSync('git', ['init', '--quiet', '--bare', '--template=', remote]);
  contents = await contentsOf('one');
  writeBuild(project(), contents);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const project = (...names: string[]) => join(root, 'project', ...names);
const target = () => `git+file://${remote}#pages`;
const publish = (args: readonly string[] = [], env: Record<string, string> = IDENTITY) =>
  runCli(['publish', target(), ...args], project(), env);
const git = (...args: string[]) =>
  execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8', env: { ...process.env, ...IDENTITY } }).trim();
const filesAt = (commit = 'pages') => git('ls-tree', '-r', '--name-only', commit).split('\n');

describe('a branch', () => {
  it('gets one commit whose tree is the site, named after what is in it; then another on top', async () => {
    const first = await publish();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(
      `Published to branch pages of file://${remote}: release ${git('rev-parse', 'pages').slice(0, 12)}.`,
    );
    expect(filesAt()).toEqual([...Object.keys(contents), 'manifest.json'].sort());
    expect(git('cat-file', 'blob', 'pages:index.html')).toBe(String(contents['index.html']).trim());
    expect(git('log', '--format=%an|%s|%b', 'pages')).toBe(
      'An Officer|Publish review 1.0|4 new, 0 changed, 0 gone; 4 files.',
    );

    writeBuild(project(), await contentsOf('two'));
    expect((await publish()).stdout).toMatch(/Changed +2 files/);
    expect(git('rev-list', '--count', 'pages')).toBe('2');
    expect(git('log', '-1', '--format=%b', 'pages')).toBe('0 new, 2 changed, 0 gone; 4 files.');
    const again = await publish();
    expect(again.stdout).toContain('nothing was done');
    expect(git('rev-list', '--count', 'pages')).toBe('2');
  });

  it('keeps published versions, and is only looked at in a dry run', async () => {
    await publish();
    writeBuild(project(), { 'index.html': page('alone') });
    const before = git('rev-parse', 'pages');
    const { stdout } = await publish(['--dry-run']);
    expect(stdout).toContain('Published versions that stay: review/v1.0');
    expect(stdout).toContain('Gone\n  review/index.html');
    expect(git('rev-parse', 'pages')).toBe(before);
    await publish();
    expect(filesAt()).toEqual(['index.html', 'manifest.json', 'review/v1.0/index.html']);
    expect(git('rev-parse', 'pages:review/v1.0')).toBe(git('rev-parse', `${before}:review/v1.0`));
  });

  it('goes back by a commit on top, step by step or to a commit that is named', async () => {
    for (const word of ['one', 'two', 'three']) {
      writeBuild(project(), await contentsOf(word));
      await publish();
    }
    const [three = '', two = '', one = ''] = git('rev-list', 'pages').split('\n');
    const tree = (commit: string) => git('rev-parse', `${commit}^{tree}`);
    expect((await publish(['--rollback'])).code).toBe(0);
    expect(tree('pages')).toBe(tree(two));
    expect(git('log', '-1', '--format=%s', 'pages')).toBe(`Go back to ${two.slice(0, 12)}: Publish review 1.0`);
    await publish(['--rollback']);
    expect(tree('pages')).toBe(tree(one));
    await publish(['--rollback', three.slice(0, 12)]);
    expect(tree('pages')).toBe(tree(three));
    expect(git('rev-list', '--count', 'pages')).toBe('6');
    const unknown = await publish(['--rollback', 'abcdef0']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('There is no release "abcdef0" to go back to.');
  });
});

describe('nothing is published', () => {
  it('over what somebody else pushed in the meantime', async () => {
    await publish();
    // Not by the command line this time, and whoever runs the tests may have no name in Git.
    for (const [name, value] of Object.entries(IDENTITY)) vi.stubEnv(name, value);
    const place = { root: project(), outDir: project('output'), signal: new AbortController().signal };
    const destination = openDestination(readTarget(target(), root), place);
    writeBuild(project(), await contentsOf('two'));
    const site = await prepareSite({ ...place, destination, partial: false, reissue: false, now: new Date() });
    const other = git('commit-tree', 'pages^{tree}', '-p', 'pages', '-m', 'By hand');
    git('update-ref', 'refs/heads/pages', other);
    await expect(site.publish()).rejects.toMatchObject({ code: 'publish-rejected' });
    expect(git('rev-parse', 'pages')).toBe(other);
  });

  it('where the remote does not accept it; its reason is told', async () => {
    await publish();
    const before = git('rev-parse', 'pages');
    mkdirSync(join(remote, 'hooks'), { recursive: true });
    writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(remote, 'hooks/pre-receive'), 0o755);
    writeBuild(project(), await contentsOf('two'));
    const { code, stderr } = await publish();
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('The remote does not accept the commit: pre-receive hook declined.'),
    ]);
    expect(git('rev-parse', 'pages')).toBe(before);
  });

  it('to a branch that holds something else', async () => {
    const tree = execFileSync('git', ['-C', remote, 'mktree'], {
      input: `100644 blob ${blob('x')}\tREADME.md\n`,
      encoding: 'utf8',
    });
    git('update-ref', 'refs/heads/pages', git('commit-tree', tree.trim(), '-m', 'Sources'));
    const { code, stderr } = await publish();
    expect(code).toBe(3);
    expect(stderr).toContain('holds files that Despatch has not published (README.md)');
  });

  it('to a remote that is not there, or by nobody', async () => {
    const gone = await runCli(['publish', `git+file://${root}/nowhere.git#pages`], project(), IDENTITY);
    expect([gone.code, gone.stderr]).toEqual([3, expect.stringContaining('The remote cannot be reached')]);
    const nobody = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', EMAIL: '', GIT_CONFIG_COUNT: '1' };
    const unnamed = await publish([], {
      ...nobody,
      GIT_CONFIG_KEY_0: 'user.useConfigOnly',
      GIT_CONFIG_VALUE_0: 'true',
    });
    expect([unnamed.code, unnamed.stderr]).toEqual([3, expect.stringContaining('git config --global user.name')]);
  });

  it('without git, which is told', async () => {
    const { code, stderr } = await publish([], { PATH: join(root, 'empty') });
    expect([code, stderr]).toEqual([3, expect.stringContaining('The program git is needed')]);
  });
});

it('leaves no temporary folder behind, also in a repository’s own hook', async () => {
  const temporary = join(root, 'tmp');
  mkdirSync(temporary);
  const { code } = await publish([], {
    ...IDENTITY,
    TMPDIR: temporary,
    GIT_DIR: join(root, 'elsewhere'),
    GIT_WORK_TREE: root,
  });
  expect(code).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(root).sort()).toEqual(['project', 'site.git', 'tmp']);
});

function blob(text: string): string {
  return execFileSync('git', ['-C', remote, 'hash-object', '-w', '--stdin'], { input: text, encoding: 'utf8' }).trim();
}
