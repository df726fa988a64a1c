// Publishing over SSH to a server that the test starts, with a key made for it. Needs sshd and rsync, and says so where they are not.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDestination, prepareSite } from '../../src/app/deliver/publish-site.ts';
import { readTarget } from '../../src/app/deliver/read-target.ts';
import { type Contents, contentsOf, page, writeBuild } from './deliver/make-site.ts';
import { runCli } from './run-cli.ts';

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/sbin/sshd'].find((path) => existsSync(path));
const missing = [
  ...(SSHD === undefined ? ['sshd'] : []),
  ...['ssh', 'ssh-keygen', 'rsync', 'sha256sum'].filter((name) => !isInstalled(name)),
];
const reason = missing.length === 0 ? '' : ` (skipped: this machine has no ${missing.join(', no ')})`;
if (reason !== '') console.warn(`publishing over SSH is not tested${reason}`);

let root: string;
let server: ChildProcess;
let shell: string;
let site: string;

beforeAll(async () => {
  if (reason !== '') return;
  root = mkdtempSync(join(tmpdir(), 'despatch-publish-ssh-'));
  const port = await freePort();
  for (const name of ['host', 'key'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(root, name)]);
  writeFileSync(join(root, 'authorized'), readFileSync(join(root, 'key.pub')), { mode: 0o600 });
  writeFileSync(join(root, 'known'), `[127.0.0.1]:${port} ${readFileSync(join(root, 'host.pub'), 'utf8')}`);
  const config = `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${root}/host\nAuthorizedKeysFile ${root}/authorized\nPidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n`;
  writeFileSync(join(root, 'config'), config);
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  server = spawn(SSHD ?? '', ['-D', '-e', '-f', join(root, 'config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr?.on('data', (text) => {
    log += String(text);
  });
  for (let patience = 0; !log.includes('Server listening') && patience < 100; patience++) await wait(50);
  expect(log).toContain('Server listening');
  shell = `ssh -F none -p ${port} -i ${root}/key -o UserKnownHostsFile=${root}/known -o BatchMode=yes -o IdentitiesOnly=yes`;
  mkdirSync(project());
});
afterAll(() => {
  server?.kill();
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
});

let number = 0;
beforeEach(async () => {
  if (reason !== '') return;
  site = join(root, `web ${++number}`, 'site');
  mkdirSync(join(site, '..'));
  writeBuild(project(), await contentsOf('one'));
});

const project = (...names: string[]) => join(root, 'project', ...names);
const target = () => `${userInfo().username}@127.0.0.1:${site}`;
const publish = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  runCli(['publish', target(), ...args], project(), { RSYNC_RSH: shell, ...env });

function servedFiles(): Record<string, string> {
  const names = readdirSync(site, { recursive: true, encoding: 'utf8' }).sort();
  const found = names.filter((name) => name !== 'manifest.json' && statSync(join(site, name)).isFile());
  return Object.fromEntries(found.map((name) => [name, readFileSync(join(site, name), 'latin1')]));
}

function asText(files: Contents): Record<string, string> {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([path, content]) => [path, Buffer.from(content).toString('latin1')]));
}

describe.skipIf(reason !== '')(`a folder over SSH${reason}`, () => {
  it('is served whole, in releases of which the unchanged files are shared; and goes back', {
    timeout: 120_000,
  }, async () => {
    const first = await publish();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(`Published to ${target()}: release 1.`);
    expect(servedFiles()).toEqual(asText(await contentsOf('one')));
    writeBuild(project(), await contentsOf('two'));
    expect((await publish(['--dry-run'])).stdout).toMatch(/Changed +2 files/);
    expect(readlinkSync(site)).toBe('site.releases/1/site');
    expect((await publish()).stdout).toContain('release 2, after 1.');
    expect(servedFiles()).toEqual(asText(await contentsOf('two')));
    expect(statSync(join(site, 'review/report.pdf')).ino).toBe(
      statSync(`${site}.releases/1/site/review/report.pdf`).ino,
    );
    expect(statSync(join(site, 'index.html')).mode & 0o777).toBe(0o644);
    expect(readdirSync(`${site}.releases`).sort()).toEqual(['1', '2']);
    expect((await publish()).stdout).toContain('nothing was done');
    expect((await publish(['--rollback'])).stdout).toContain('serves release 1 again; it served 2 before.');
    expect(servedFiles()).toEqual(asText(await contentsOf('one')));
    writeFileSync(join(site, 'index.html'), 'defaced');
    writeBuild(project(), await contentsOf('one'));
    expect((await publish()).stdout).toContain('release 3, after 1.');
    expect(servedFiles()).toEqual(asText(await contentsOf('one')));
  });

  it('keeps published versions, unless somebody has changed them there', async () => {
    await publish();
    writeBuild(project(), { 'index.html': page('alone') });
    const { stdout } = await publish();
    expect(stdout).toContain('Published versions that stay: review/v1.0');
    expect(Object.keys(servedFiles())).toEqual(['index.html', 'review/v1.0/index.html']);
    appendFileSync(join(site, 'review/v1.0/index.html'), 'defaced');
    writeBuild(project(), { 'index.html': page('other') });
    const { code, stderr } = await publish();
    expect([code, stderr]).toEqual([3, expect.stringContaining('review/v1.0/index.html')]);
    expect(readlinkSync(site)).toBe('site.releases/2/site');
  });

  it('leaves five releases', { timeout: 120_000 }, async () => {
    process.env.RSYNC_RSH = shell;
    const place = { root: project(), outDir: project('output'), signal: new AbortController().signal };
    const destination = openDestination(readTarget(target(), root), place);
    delete process.env.RSYNC_RSH;
    const prepare = () => prepareSite({ ...place, destination, partial: false, reissue: false, now: new Date() });
    for (const word of ['1', '2', '3', '4', '5', '6']) {
      writeBuild(project(), await contentsOf(word));
      await (await prepare()).publish();
    }
    expect(readdirSync(`${site}.releases`).sort()).toEqual(['2', '3', '4', '5', '6']);
    // Of two who publish at the same time, the second is told.
    writeBuild(project(), await contentsOf('7'));
    const late = await prepare();
    await (await prepare()).publish();
    await expect(late.publish()).rejects.toMatchObject({ code: 'publish-rejected' });
    expect(readlinkSync(site)).toBe('site.releases/7/site');
  });

  it('that is an ordinary folder is not replaced; the command that adopts it works', async () => {
    mkdirSync(site);
    writeFileSync(join(site, 'old.html'), 'old');
    const { code, stderr } = await publish();
    expect([code, stderr]).toEqual([3, expect.stringContaining('is an ordinary folder')]);
    execFileSync('sh', ['-e'], { input: stderr.slice(stderr.indexOf('nothing is served:') + 19) });
    expect((await publish()).stdout).toContain('release 1, after 0.');
  });

  it('is told plainly when it cannot be reached, or a program is missing', async () => {
    const refused = await publish([], { RSYNC_RSH: shell.replace('/key ', '/host ') });
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('Permission denied')]);
    const without = await publish([], { PATH: join(root, 'empty') });
    expect([without.code, without.stderr]).toEqual([3, expect.stringContaining('The program ssh is needed')]);
    expect(existsSync(site)).toBe(false);
  });

  it('stopped with Ctrl-C leaves what is served as it was, and ends with 130', async () => {
    await publish();
    writeBuild(project(), await contentsOf('two'));
    const { startCli } = await import('./run-cli.ts');
    const slow = join(root, 'slow.sh');
    writeFileSync(slow, `#!/bin/sh\nsleep 1\nexec ${shell} "$@"\n`, { mode: 0o755 });
    const temporary = join(root, `tmp ${number}`);
    mkdirSync(temporary);
    const { child, ended } = startCli(['publish', target()], project(), { RSYNC_RSH: slow, TMPDIR: temporary });
    for (let patience = 0; readdirSync(temporary).length === 0 && patience < 200; patience++) await wait(20);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130 });
    expect(readdirSync(temporary)).toEqual([]);
    expect(readlinkSync(site)).toBe('site.releases/1/site');
  });
});

function isInstalled(name: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
