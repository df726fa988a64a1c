// The door through which files of a site are copied: what is written is what was hashed, and is on the disk.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BuildError } from '../../messages.ts';
import type { DeliveredFile } from './plan-delivery.ts';

/** Files that are copied at a time. */
const AT_ONCE = 8;

/** Where files come from and go to. */
export interface CopyPlan {
  readonly buildDir: string;
  /** The site that is served, as a folder here; null where there is none. */
  readonly servedDir: string | null;
  readonly to: string;
  readonly signal: AbortSignal;
}

/**
 * Copies files; one that is served already with the same bytes becomes a hard link to it. The folders are synced too.
 * Returns how many were linked.
 * Yields BuildError 'site-changed' for a file that does not have its hash.
 */
export async function copyChecked(
  files: readonly DeliveredFile[],
  { buildDir, servedDir, to, signal }: CopyPlan,
): Promise<number> {
  const folders = new Set<string>([to]);
  for (const { path } of files)
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(join(to, folder));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const waiting = [...files];
  let linked = 0;
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      signal.throwIfAborted();
      const target = join(to, file.path);
      if (servedDir !== null && (await linkServed(join(servedDir, file.path), target, file))) {
        linked++;
        continue;
      }
      if (file.from === 'served') throw damaged(file.path, 'what is served');
      const bytes = await readAsListed(join(buildDir, file.path), file);
      if (bytes === null) throw damaged(file.path, 'the build');
      await writeSynced(target, bytes);
    }
  };
  // All of them have ended before the first failure is told, so that nothing is written to what is being cleared up.
  for (const end of await Promise.allSettled(Array.from({ length: AT_ONCE }, work)))
    if (end.status === 'rejected') throw end.reason;
  for (const folder of folders) await syncFolder(folder);
  return linked;
}

/** Writes a new file, and returns when it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Brings the names in a folder to the disk; what cannot do that (some network drives) is left to it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (cause) {
    if (!['EINVAL', 'EISDIR', 'EPERM', 'ENOTSUP'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  } finally {
    await folder.close();
  }
}

/** Links a served file that has the wanted bytes, or copies it where links cannot be made; false where it has not. */
async function linkServed(from: string, to: string, file: DeliveredFile): Promise<boolean> {
  const bytes = await readAsListed(from, file);
  if (bytes === null) return false;
  try {
    await link(from, to);
  } catch (cause) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    await writeSynced(to, bytes);
  }
  return true;
}

/** A file's bytes, when they are those that the manifest lists; null where they are not, or there is no such file. */
async function readAsListed(path: string, { bytes: size, sha256 }: DeliveredFile): Promise<Buffer | null> {
  try {
    const bytes = await readFile(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) });
    return bytes.length === size && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  } catch (cause) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR', 'EISDIR', 'EMLINK'].includes((cause as NodeJS.ErrnoException).code ?? ''))
      return null;
    throw cause;
  }
}

function damaged(path: string, where: string): BuildError {
  return new BuildError(
    'site-changed',
    `${path} in ${where} is not what its manifest says.`,
    where === 'the build'
      ? 'Build again; nothing was published.'
      : 'Somebody changed it on the server. Put it back from another release, or go back to that one with --rollback; nothing was published.',
  );
}
