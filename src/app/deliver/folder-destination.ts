// A folder that is served: a link to one of the releases beside it, switched by renaming a new link over the old one.
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, readlink, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BuildError } from '../../messages.ts';
import { copyChecked, syncFolder, writeSynced } from './copy-checked.ts';
import type { Destination, Outcome, Served, Shipment } from './destination.ts';
import { nextNumber, parseRelease, type Release, removable, rollbackTo, servedNumber } from './releases.ts';
import { MANIFEST, parseManifest } from './site-manifest.ts';

/** Unfinished releases and those on their way out; the rest of their name is the process that has made them. */
const UNFINISHED = '.unfinished-';

/**
 * Publishes to a folder. `path` is a symbolic link to `<name>.releases/<number>/site`; a release is whole and on the disk
 * before the link leads to it, and rename(2) replaces the link in one step, so that there is no moment without a whole site.
 */
export function createFolderDestination(path: string, signal: AbortSignal): Destination {
  const releases = `${path}.releases`;
  const site = (number: number | string) => join(releases, String(number), 'site');

  async function look(): Promise<Served & { readonly number: number | null }> {
    const number = await servedNow();
    const bytes = number === null ? null : await readFile(join(site(number), MANIFEST)).catch(absent);
    return {
      number,
      release: number === null ? null : String(number),
      manifest: bytes === null ? null : parseManifest(bytes),
    };
  }

  /** The release that the link leads to; null where there is nothing. Refuses what is no link of ours. */
  async function servedNow(): Promise<number | null> {
    const found = await lstat(path).catch(absent);
    if (found === null) return null;
    if (found.isSymbolicLink()) {
      const number = servedNumber(await readlink(path), basename(releases));
      if (number !== null) return number;
      throw notOurs(
        `${path} is a link that Despatch has not made.`,
        'Name the folder that it leads to, or take the link away.',
      );
    }
    if (!found.isDirectory()) throw notOurs(`${path} is a file, not a folder.`, 'Name a folder that is not there yet.');
    throw notOurs(
      `${path} is an ordinary folder, and no folder can be replaced in one step.`,
      `Turn it into the first release, once; between the last two commands nothing is served:\n${adopting()}`,
    );
  }

  function adopting(): string {
    const [here, there] = [quote(path), quote(releases)];
    return `  mkdir -p ${there}/0\n  mv ${here} ${there}/0/site && ln -s ${quote(`${basename(releases)}/0/site`)} ${here}`;
  }

  async function numbers(): Promise<readonly number[]> {
    const names = await readdir(releases).catch(absent);
    return (names ?? [])
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  }

  async function releaseOf(number: number): Promise<Release | null> {
    const text = await readFile(join(releases, String(number), 'release.json'), 'utf8').catch(absent);
    return text === null ? null : parseRelease(text);
  }

  async function deliver({ delivery, buildDir, served, at }: Shipment): Promise<Outcome> {
    await mkdir(releases, { recursive: true });
    await clearUnfinished();
    const staging = join(releases, `${UNFINISHED}${process.pid}`);
    try {
      const before = await servedNow();
      if (String(before ?? '') !== (served.release ?? '')) throw overtaken();
      const servedDir = before === null ? null : site(before);
      const linked = await copyChecked(delivery.files, { buildDir, servedDir, to: join(staging, 'site'), signal });
      // All of it is served already, unharmed: a release more would push an older one out.
      if (before !== null && linked === delivery.files.length && (await isServed(before, delivery.manifest)))
        return { release: String(before), previous: String(before), unchanged: true };
      await writeSynced(join(staging, 'site', MANIFEST), delivery.manifest);
      await syncFolder(join(staging, 'site'));
      const number = nextNumber(await numbers());
      const release: Release = { number, previous: before, manifest: delivery.manifestHash, publishedAt: at };
      await writeSynced(join(staging, 'release.json'), Buffer.from(`${JSON.stringify(release, null, 2)}\n`));
      await syncFolder(staging);
      signal.throwIfAborted();
      await claim(staging, join(releases, String(number)));
      await syncFolder(releases);
      if ((await servedNow()) !== before) throw overtaken();
      signal.throwIfAborted();
      await switchTo(number);
      await removeOld(release);
      return { release: String(number), previous: before === null ? null : String(before), unchanged: false };
    } finally {
      await rm(staging, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async function isServed(number: number, manifest: Buffer): Promise<boolean> {
    return (await readFile(join(site(number), MANIFEST)).catch(absent))?.equals(manifest) ?? false;
  }

  /** A rename onto a folder with content fails: of two publishers that count to the same number, one is told. */
  async function claim(staging: string, to: string): Promise<void> {
    try {
      await rename(staging, to);
    } catch (cause) {
      if (['ENOTEMPTY', 'EEXIST'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw overtaken();
      throw cause;
    }
  }

  /** The one step. Synchronous, so that no signal's handler comes between its parts; the link is made where it is no litter. */
  async function switchTo(number: number): Promise<void> {
    const link = join(releases, `${UNFINISHED}${process.pid}-link`);
    rmSync(link, { force: true });
    symlinkSync(`${basename(releases)}/${number}/site`, link);
    renameSync(link, path);
    await syncFolder(dirname(path));
  }

  /** What cannot be removed now is removed by the next publisher: the new site is served, which is what counts. */
  async function removeOld(served: Release): Promise<void> {
    for (const number of removable(await numbers(), served)) {
      const doomed = join(releases, `${UNFINISHED}${process.pid}-${number}`);
      try {
        await rename(join(releases, String(number)), doomed);
        await rm(doomed, { recursive: true, force: true, maxRetries: 3 });
      } catch {}
    }
  }

  /** Removes what publishers left that were killed. */
  async function clearUnfinished(): Promise<void> {
    for (const name of await readdir(releases)) {
      const [, pid] = name.startsWith(UNFINISHED) ? (/^(\d+)/.exec(name.slice(UNFINISHED.length)) ?? []) : [];
      if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
      await rm(join(releases, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async function goBack(wanted: string | undefined): Promise<Outcome> {
    const served = await servedNow();
    const known = served === null ? null : await releaseOf(served);
    const number = rollbackTo(wanted, { served, previous: known?.previous ?? null, numbers: await numbers() });
    await lstat(site(number));
    await switchTo(number);
    return { release: String(number), previous: served === null ? null : String(served), unchanged: false };
  }

  return {
    name: path,
    look: () => told(path, look),
    deliver: (shipment) => told(path, () => deliver(shipment)),
    goBack: (wanted) => told(path, () => goBack(wanted)),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function absent(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT') return null;
  throw cause;
}

function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function notOurs(text: string, hint: string): BuildError {
  return new BuildError('target-not-ready', text, hint);
}

export function overtaken(): BuildError {
  return new BuildError(
    'publish-rejected',
    'Somebody else has published there in the meantime, so that this build was not.',
    'Look at what they published, then run the command again.',
  );
}

/** Turns the disk's answers into a BuildError. */
async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof BuildError ? undefined : (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new BuildError(
        'disk-full',
        `There is no room left on the disk that holds ${path}.`,
        'Free some space and publish again; what is served is as it was.',
        cause,
      );
    if (
      [
        'EACCES',
        'EPERM',
        'EROFS',
        'ENOTDIR',
        'ELOOP',
        'ENAMETOOLONG',
        'EBUSY',
        'EXDEV',
        'EISDIR',
        'ENOENT',
        'EEXIST',
      ].includes(code ?? '')
    )
      throw new BuildError(
        'output-not-writable',
        `${path} cannot be written (${code}).`,
        'Check the permissions of the folder that holds it (ls -ld); what is served is as it was.',
        cause,
      );
    throw cause;
  }
}
