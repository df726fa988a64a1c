// A folder on another machine: uploaded by rsync beside the one that is served, checked there, and switched by one rename over SSH.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BuildError } from '../../messages.ts';
import { copyChecked, writeSynced } from './copy-checked.ts';
import type { Destination, Outcome, Served, Shipment } from './destination.ts';
import { overtaken } from './folder-destination.ts';
import { nextNumber, parseRelease, type Release, removable, rollbackTo, servedNumber } from './releases.ts';
import { deliverScript, LOOK_SCRIPT, quoteForShell, switchScript } from './remote-scripts.ts';
import { runProgram } from './run-program.ts';
import { MANIFEST, parseManifest } from './site-manifest.ts';

/** Exit codes of our scripts there. */
const [OVERTAKEN, DAMAGED, UNFIT] = [75, 76, 77];

interface Remote extends Served {
  readonly number: number | null;
  readonly numbers: readonly number[];
  readonly known: Release | null;
  /** SHA-256 of the manifest as it lies there. */
  readonly raw: Buffer;
}

/** Publishes over SSH, with releases as a folder has them. `RSYNC_RSH` may name another remote shell, as rsync reads it. */
export function createShellDestination(
  { host, path }: { readonly host: string; readonly path: string },
  signal: AbortSignal,
): Destination {
  const name = `${host}:${path}`;
  const [releases, releasesName] = [`${path}.releases`, `${basename(path)}.releases`];
  const shell = process.env.RSYNC_RSH || 'ssh -o ConnectTimeout=20';

  async function run(script: string): Promise<Buffer> {
    const [program = 'ssh', ...args] = shell.split(/\s+/).filter((word) => word !== '');
    const input = `t=${quoteForShell(path)}\nr=${quoteForShell(releases)}\n${script}`;
    const { code, stdout, stderr } = await runProgram(program, [...args, '--', host, 'sh -s'], { signal, input });
    if (code === 0) return stdout;
    if (code === OVERTAKEN) throw overtaken();
    if (code === UNFIT)
      throw new BuildError(
        'target-not-ready',
        `${host} cannot switch releases: ${stderr}.`,
        'It needs mv with -T and sha256sum, as GNU and BusyBox have them.',
      );
    if (code === DAMAGED)
      throw new BuildError(
        'site-changed',
        `On ${host}, files are not what their manifest says: ${stderr.split('\n').slice(0, 3).join('; ')}`,
        'Publish again; when that does not mend it, go back to another release with --rollback. Nothing was published.',
      );
    throw unreachable(host, stderr);
  }

  async function look(): Promise<Remote> {
    const answer = await run(LOOK_SCRIPT);
    const lines: string[] = [];
    let at = 0;
    while (lines.length < 3) {
      const end = answer.indexOf(10, at);
      if (end < 0) throw unreachable(host, 'its answer is cut short');
      lines.push(answer.subarray(at, end).toString('utf8'));
      at = end + 1;
    }
    const [state = '', list = '', record = ''] = lines;
    const number = state.startsWith('link ') ? servedNumber(state.slice(5), releasesName) : null;
    if (number === null && state !== 'none') throw notOurs(state);
    const raw = answer.subarray(at);
    return {
      number,
      release: number === null ? null : String(number),
      manifest: number === null ? null : parseManifest(raw),
      raw,
      numbers: list
        .split(' ')
        .filter((word) => /^\d+$/.test(word))
        .map(Number),
      known: parseRelease(record),
    };
  }

  function notOurs(state: string): BuildError {
    const [here, there] = [quoteForShell(path), quoteForShell(`${releases}/0`)];
    if (state.startsWith('link '))
      return new BuildError(
        'target-not-ready',
        `${name} is a link that Despatch has not made.`,
        'Name the folder that it leads to, or take the link away.',
      );
    if (state !== 'folder')
      return new BuildError(
        'target-not-ready',
        `${name} is a file, not a folder.`,
        'Name a folder that is not there yet.',
      );
    const adopt = `  mkdir -p ${there}\n  mv ${here} ${there}/site && ln -s ${quoteForShell(`${releasesName}/0/site`)} ${here}`;
    return new BuildError(
      'target-not-ready',
      `${name} is an ordinary folder, and no folder can be replaced in one step.`,
      `Turn it into the first release, once, on that machine; between the last two commands nothing is served:\n${adopt}`,
    );
  }

  async function deliver({ delivery, buildDir, served, at }: Shipment): Promise<Outcome> {
    const dir = mkdtempSync(join(tmpdir(), 'despatch-publish-'));
    try {
      const before = await look();
      if (before.release !== served.release) throw overtaken();
      const isSame = before.raw.equals(delivery.manifest) && before.release !== null;
      if (isSame && (await isSound(delivery.files, before.release)))
        return { release: before.release ?? '', previous: before.release, unchanged: true };
      mkdirSync(join(dir, 'release'));
      const stage = join(dir, 'release', 'site');
      await copyChecked(
        delivery.files.filter(({ from }) => from === 'build'),
        { buildDir, servedDir: null, to: stage, signal },
      );
      await writeSynced(join(stage, MANIFEST), delivery.manifest);
      const release: Release = {
        number: nextNumber(before.numbers),
        previous: before.number,
        manifest: delivery.manifestHash,
        publishedAt: at,
      };
      await writeSynced(join(dir, 'release', 'release.json'), Buffer.from(`${JSON.stringify(release, null, 2)}\n`));
      const unfinished = `.unfinished-${delivery.manifestHash.slice(0, 16)}`;
      await run(`set -eu\nmkdir -p "$r"\nfind "$r" -maxdepth 1 -name '.unfinished-*' -mtime +1 -exec rm -rf {} +\n`);
      await upload(`${join(dir, 'release')}/`, `${releases}/${unfinished}/`, before.release);
      const remove = removable([...before.numbers, release.number], release);
      await run(deliverScript({ delivery, release, unfinished, releasesName, remove }));
      return { release: String(release.number), previous: before.release, unchanged: false };
    } finally {
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async function isSound(files: Shipment['delivery']['files'], release: string | null): Promise<boolean> {
    const list = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
    const answer = await run(
      `cd "$r/${release}/site" && sha256sum -c >/dev/null 2>&1 <<'DESPATCH' && echo sound || echo damaged\n${list}DESPATCH\n`,
    );
    return answer.toString('utf8').trim() === 'sound';
  }

  /** Compares contents, not times: what is served already with the same bytes becomes a hard link there. */
  async function upload(from: string, to: string, served: string | null): Promise<void> {
    const links = served === null ? [] : [`--link-dest=../${served}`];
    const args = [
      '-rpW',
      '--checksum',
      '--delete',
      '--chmod=D755,F644',
      '-s',
      ...links,
      '-e',
      shell,
      '--',
      from,
      `${host}:${to}`,
    ];
    const { code, stderr } = await runProgram('rsync', args, { signal });
    if (code === 0) return;
    const isFull = /No space left/.test(stderr);
    if (isFull)
      throw new BuildError(
        'disk-full',
        `There is no room left on ${host}.`,
        'Free some space there and publish again; what is served is as it was.',
      );
    throw unreachable(host, stderr);
  }

  async function goBack(wanted: string | undefined): Promise<Outcome> {
    const { number, known, numbers, release } = await look();
    const to = rollbackTo(wanted, { served: number, previous: known?.previous ?? null, numbers });
    await run(switchScript({ number: to, before: number, releasesName }));
    return { release: String(to), previous: release, unchanged: false };
  }

  return { name, look, deliver, goBack };
}

function unreachable(host: string, stderr: string): BuildError {
  const reason =
    stderr
      .split('\n')
      .filter((line) => line.trim() !== '')
      .at(-1) ?? 'it gives no reason';
  const hint = `Check that you can log in (ssh ${host}), that rsync is there, and that you may write to the folder; what is served is as it was.`;
  return new BuildError('target-unreachable', `Publishing to ${host} failed: ${reason}`, hint);
}
