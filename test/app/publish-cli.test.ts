// `despatch publish` to a folder, as an officer runs it: what it serves, what it refuses, and how it goes back.
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDestination, prepareSite } from '../../src/app/deliver/publish-site.ts';
import { readTarget } from '../../src/app/deliver/read-target.ts';
import { renderRefusals } from '../../src/app/deliver/render-delivery.ts';
import { createTerminal } from '../../src/app/terminal.ts';
import { makePdf, XMP } from '../verify/make-pdf.ts';
import { type Contents, contentsOf, PUBLISHED, page, writeBuild } from './deliver/make-site.ts';
import { runCli, startCli } from './run-cli.ts';

let root: string;
let site: string;
let contents: Contents;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-publish-'));
  site = join(root, 'www', 'site');
  mkdirSync(join(root, 'www'));
  mkdirSync(join(root, 'project'));
  contents = await contentsOf('one');
  writeBuild(join(root, 'project'), contents);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const project = (...names: string[]) => join(root, 'project', ...names);
/** What stands against the build, without a process of its own. */
function prepared({ partial = false } = {}) {
  const place = { root: project(), outDir: project('output'), signal: new AbortController().signal };
  const destination = openDestination({ kind: 'folder', path: site }, place);
  return prepareSite({ ...place, destination, partial, reissue: false, now: new Date('2026-12-01T00:00:00Z') });
}
const publish = (...args: string[]) => runCli(['publish', '../www/site', ...args], project());

/** Every file that is served, with its text, but the manifest. */
function servedFiles(): Record<string, string> {
  const names = readdirSync(site, { recursive: true, encoding: 'utf8' }).sort();
  const found = names.filter((name) => name !== 'manifest.json' && statSync(join(site, name)).isFile());
  return Object.fromEntries(found.map((name) => [name, readFileSync(join(site, name), 'latin1')]));
}

function asText(files: Contents): Record<string, string> {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([path, content]) => [path, Buffer.from(content).toString('latin1')]));
}

describe('a build that is sound', () => {
  it('is served whole, in releases of which the unchanged files are shared', async () => {
    const first = await publish();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(`Published to ${site}: release 1.`);
    expect(servedFiles()).toEqual(asText(contents));

    const next = await contentsOf('two');
    writeBuild(project(), next);
    const second = await publish();
    expect(second.stdout).toMatch(/Changed +2 files/);
    expect(second.stdout).toContain(`Published to ${site}: release 2, after 1.`);
    expect(servedFiles()).toEqual(asText(next));
    expect(readlinkSync(site)).toBe('site.releases/2/site');
    expect(statSync(join(site, 'review/report.pdf')).ino).toBe(
      statSync(`${site}.releases/1/site/review/report.pdf`).ino,
    );
    expect(readdirSync(`${site}.releases`).sort()).toEqual(['1', '2']);
    expect(readdirSync(join(root, 'www')).sort()).toEqual(['site', 'site.releases']);
  });

  it('is not served twice, unless what is served was spoiled', async () => {
    await publish();
    expect((await publish()).stdout).toContain('serves that already (release 1): nothing was done.');
    writeFileSync(join(site, 'index.html'), 'defaced');
    expect((await publish()).stdout).toContain('release 2, after 1.');
    expect(servedFiles()).toEqual(asText(contents));
  });

  it('that withdraws a publication leaves its earlier versions as they were published', async () => {
    await publish();
    const notice = { 'index.html': page('<p>Withdrawn</p>'), 'review/index.html': page('<p>It was wrong.</p>') };
    writeBuild(project(), notice, { publications: [{ ...PUBLISHED, status: 'withdrawn' }] });
    expect(await publish()).toMatchObject({ code: 0, stderr: '' });
    const version = 'review/v1.0/index.html';
    expect(servedFiles()).toEqual(asText({ ...notice, [version]: contents[version] ?? '' }));
  });

  it('is only looked at in a dry run', async () => {
    await publish();
    const { 'review/report.pdf': _, ...rest } = await contentsOf('two');
    const linked = { ...rest, 'review/index.html': page('<p>two</p>'), 'review/new.pdf': await makePdf() };
    writeBuild(project(), linked);
    const { code, stdout } = await publish('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('New\n  review/new.pdf');
    expect(stdout).toMatch(/Changed\n {2}index\.html +1 kB → 1 kB\n {2}review\/index\.html/);
    expect(stdout).toContain('Gone\n  review/report.pdf');
    expect(stdout).toContain('Nothing was written: this was a dry run.');
    expect(servedFiles()).toEqual(asText(contents));
    const { stdout: json } = await publish('--dry-run', '--json');
    expect(JSON.parse(json)).toMatchObject({
      ok: true,
      dryRun: true,
      served: '1',
      refusals: [],
      added: [{ path: 'review/new.pdf' }],
      gone: [{ path: 'review/report.pdf' }],
    });
  });

  it('goes where despatch.yaml says', async () => {
    appendFileSync(project('despatch.yaml'), 'publish: { to: ../www/site }\n');
    utimesSync(project('despatch.yaml'), 1_700_000_000, 1_700_000_000);
    mkdirSync(project('briefings'));
    utimesSync(project('briefings'), 1_700_000_000, 1_700_000_000);
    const { stdout, code } = await runCli(['publish'], project());
    expect(stdout).toContain(`Published to ${site}: release 1.`);
    expect(code).toBe(0);
  });

  it('leaves five releases, and clears up after publishers that were killed', async () => {
    mkdirSync(`${site}.releases/.unfinished-999999999/site`, { recursive: true });
    for (const word of ['1', '2', '3', '4', '5', '6']) {
      writeBuild(project(), await contentsOf(word));
      await (await prepared()).publish();
    }
    expect(readdirSync(`${site}.releases`).sort()).toEqual(['2', '3', '4', '5', '6']);
  });
});

describe('going back', () => {
  it('serves the release before, and any other by its number', async () => {
    for (const word of ['one', 'two', 'three']) {
      writeBuild(project(), await contentsOf(word));
      await (await prepared()).publish();
    }
    expect((await publish('--rollback')).stdout).toContain('serves release 2 again; it served 3 before.');
    expect(servedFiles()).toEqual(asText(await contentsOf('two')));
    expect((await publish('--rollback')).stdout).toContain('serves release 1 again');
    expect((await publish('--rollback', '3')).code).toBe(0);
    expect(servedFiles()).toEqual(asText(await contentsOf('three')));
    expect((await runCli(['publish', '--rollback', '../www/site'], project())).stdout).toContain(
      'serves release 2 again',
    );
    expect((await publish('--rollback', '3')).code).toBe(0);
    const unknown = await publish('--rollback', '9');
    expect(unknown.stderr).toContain('There is no release "9".\n  It can be: 1, 2; 3 is served now.');
    expect(unknown.code).toBe(2);
  });
});

describe('published versions', () => {
  const rest = (word: string, more: Contents = {}): Contents => ({ 'index.html': page(`<p>${word}</p>`), ...more });

  it('stay when the build no longer holds them, and links may lead to them', async () => {
    await publish();
    const next = rest('two', { 'other/index.html': page('<a href="../review/v1.0/">Version 1.0</a>') });
    writeBuild(project(), next);
    const { stdout } = await publish();
    expect(stdout).toContain('Published versions that stay: review/v1.0');
    expect(servedFiles()).toEqual(
      asText({ ...next, 'review/v1.0/index.html': contents['review/v1.0/index.html'] ?? '' }),
    );
    writeBuild(project(), rest('three'));
    await publish();
    expect(Object.keys(servedFiles())).toEqual(['index.html', 'review/v1.0/index.html']);
  });

  it('may not change, unless they are reissued', async () => {
    await publish();
    const changed = { ...contents, 'review/v1.0/index.html': page('<p>Another text</p>') };
    writeBuild(project(), changed);
    const { code, stdout } = await publish();
    expect(code).toBe(1);
    expect(stdout).toContain('error version-changed\n');
    expect(stdout).toContain('    review/v1.0/index.html\n');
    expect(stdout).toContain('Raise "version" in its publication.yaml');
    expect(servedFiles()).toEqual(asText(contents));
    expect((await publish('--keep-versions')).code).toBe(0);
    expect(servedFiles()).toEqual(asText(contents));
    expect((await publish('--reissue')).code).toBe(0);
    expect(servedFiles()).toEqual(asText(changed));
  });

  it('are not carried over when somebody has changed them where they are served', async () => {
    await publish();
    writeFileSync(join(site, 'review/v1.0/index.html'), 'defaced');
    writeBuild(project(), rest('two'));
    const { code, stderr } = await publish();
    expect(stderr).toContain(
      'error site-changed\n  review/v1.0/index.html in what is served is not what its manifest says.',
    );
    expect(code).toBe(3);
    expect(readlinkSync(site)).toBe('site.releases/1/site');
    expect(readdirSync(`${site}.releases`)).toEqual(['1']);
  });
});

describe('refused', () => {
  const planted: readonly (readonly [reason: string, said: string, plant: () => unknown])[] = [
    ['stray-file', '.env', () => writeFileSync(project('output/.env'), 'SECRET=1')],
    ['stray-file', 'review/notes.txt', () => writeFileSync(project('output/review/notes.txt'), 'x')],
    ['link-in-build', 'passwd', () => symlinkSync('/etc/passwd', project('output/passwd'))],
    ['changed-file', 'review/report.pdf: It has', () => appendFileSync(project('output/review/report.pdf'), '%')],
    ['changed-file', 'index.html: It is in the manifest and not', () => rmSync(project('output/index.html'))],
    ['no-build', 'no finished build', () => rmSync(project('output/manifest.json'))],
    ['no-build', 'no finished build', () => rmSync(project('output'), { recursive: true })],
    ['version-missing', 'review/v0.9', () => says({ publications: [{ ...PUBLISHED, versions: ['1.0', '0.9'] }] })],
    ['no-status', 'does not say', () => writeBuild(project(), contents, { publications: null })],
    ['draft', 'review is a draft', () => says({ publications: [{ ...PUBLISHED, status: 'draft' }] })],
    ['draft', 'review is in review', () => says({ publications: [{ ...PUBLISHED, status: 'review' }] })],
    ['embargo', 'review until 2999-01-01', () => says({ publications: [{ ...PUBLISHED, embargo: '2999-01-01' }] })],
    ['embargo', 'review until soon', () => says({ publications: [{ ...PUBLISHED, embargo: 'soon' }] })],
    [
      'embargo',
      'says so on every page',
      () => says({ publications: [{ ...PUBLISHED, embargo: '2020-01-01', embargoed: true }] }),
    ],
    ['narrowed-build', 'region wales', () => says({ narrowedTo: { region: 'wales' } })],
    ['older-build', 'despatch.yaml', () => utimesSync(project('despatch.yaml'), 4_000_000_000, 4_000_000_000)],
    ['broken-link', '"nowhere.html" leads nowhere', () => adds({ 'a.html': page('<a href="nowhere.html">x</a>') })],
    ['broken-link', 'the page has no such id', () => adds({ 'a.html': page('<a href="index.html#x">x</a>') })],
    [
      'not-accessible',
      'a.html: The image b.png has no',
      () => adds({ 'a.html': page('<img src="b.png">'), 'b.png': 'x' }),
    ],
  ];
  const says = (more: object) => writeBuild(project(), contents, more);
  const adds = (more: Contents) => writeBuild(project(), { ...contents, ...more });

  it.each(planted)('%s: %s', async (reason, said, plant) => {
    await plant();
    const found = await prepared();
    expect(found.refusals.map((refusal) => refusal.reason)).toEqual([reason]);
    expect(renderRefusals(found.refusals, createTerminal())).toContain(said);
    expect(() => found.publish()).toThrow('may not be published');
    expect(readdirSync(join(root, 'www'))).toEqual([]);
  });

  it('a PDF that claims nothing', async () => {
    adds({ 'b.pdf': await makePdf({ xmp: XMP.replace(/<pdf.*>/, '') }) });
    expect((await prepared()).refusals).toMatchObject([
      { reason: 'no-claim', items: [expect.stringContaining('b.pdf: It claims to conform to nothing')] },
    ]);
  });

  it('says every reason in one run, as JSON too', async () => {
    says({ publications: [{ ...PUBLISHED, status: 'draft' }], narrowedTo: { formats: ['html'] } });
    writeFileSync(project('output/.env'), 'x');
    const { stdout, code } = await publish('--json');
    const { ok, refusals } = JSON.parse(stdout);
    expect(refusals.map(({ reason }: { reason: string }) => reason)).toEqual(['narrowed-build', 'draft', 'stray-file']);
    expect([ok, code]).toEqual([false, 1]);
  });

  it('a build that was narrowed may be published where that is allowed', async () => {
    says({ narrowedTo: { region: 'wales' } });
    expect((await prepared({ partial: true })).refusals).toEqual([]);
  });
});

describe('stopped', () => {
  it('while it copies, it leaves nothing, and what is served is as it was', async () => {
    await (await prepared()).publish();
    writeBuild(project(), await contentsOf('two'));
    const stop = new AbortController();
    const place = { root: project(), outDir: project('output'), signal: stop.signal };
    const destination = openDestination({ kind: 'folder', path: site }, place);
    const found = await prepareSite({ ...place, destination, partial: false, reissue: false, now: new Date() });
    const publishing = found.publish();
    stop.abort(new Error('stopped'));
    await expect(publishing).rejects.toThrow('stopped');
    expect(readdirSync(`${site}.releases`)).toEqual(['1']);
    expect(servedFiles()).toEqual(asText(contents));
  });

  it('with Ctrl-C, it ends with 130, whatever program it waits for', async () => {
    const slow = join(root, 'slow.sh');
    writeFileSync(slow, '#!/bin/sh\ntouch "$0.started"\nexec sleep 20\n', { mode: 0o755 });
    const { child, ended } = startCli(['publish', 'nobody@nowhere.example:/srv/site'], project(), { RSYNC_RSH: slow });
    while (!existsSync(`${slow}.started`) && child.exitCode === null) await wait(20);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: 'Stopping …\n' });
  });
});

describe('a target', () => {
  it('that is an ordinary folder is not replaced; the command that adopts it is told, and works', async () => {
    mkdirSync(site);
    writeFileSync(join(site, 'old.html'), 'old');
    const { code, stderr } = await publish();
    expect(code).toBe(3);
    expect(stderr).toContain(`error target-not-ready\n  ${site} is an ordinary folder`);
    const [, command = ''] = /nothing is served:\n([\s\S]*)/.exec(stderr) ?? [];
    const { execFileSync } = await import('node:child_process');
    execFileSync('sh', ['-e'], { input: command });
    expect(readFileSync(join(site, 'old.html'), 'utf8')).toBe('old');
    const adopted = await publish();
    expect(adopted.stdout).toContain('It is not from Despatch');
    expect(adopted.stdout).toContain('release 1, after 0.');
    expect(servedFiles()).toEqual(asText(contents));
    await publish('--rollback');
    expect(readdirSync(site)).toEqual(['old.html']);
  });

  it('that is a link of somebody else stays as it is', async () => {
    mkdirSync(join(root, 'www/elsewhere'));
    symlinkSync('elsewhere', site);
    const { code, stderr } = await publish();
    expect([code, stderr]).toEqual([3, expect.stringContaining('is a link that Despatch has not made')]);
    expect(lstatSync(site).isSymbolicLink()).toBe(true);
  });

  it.each(['output', 'output/site', '.', '..'])('may not be %s, where the project lies', (target) => {
    const place = { root: project(), outDir: project('output'), signal: new AbortController().signal };
    const open = () => openDestination(readTarget(target, project()), place);
    expect(open).toThrow('is where the project or its build lies');
  });

  it('must be named somewhere', async () => {
    mkdirSync(project('briefings'));
    const { code, stderr } = await runCli(['publish'], project());
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing says where to publish.')]);
  });
});
