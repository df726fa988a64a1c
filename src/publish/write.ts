// The door of publish to the disk: replaces the out folder by a complete new build, or leaves it as it was.
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cp, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BuildError } from '../messages.ts';
import type { ManifestEntry, OutputFile } from '../model.ts';
import { manifestOf } from './manifest-of.ts';
import { type Asked, scopeOf } from './scope-of.ts';

/** What an out folder keeps from build to build. */
const KEPT = ['README.md', '.gitignore'];
/** What may lie in a folder that no build has made, for a build to take it over. */
const HARMLESS = new Set([...KEPT, '.gitkeep', '.DS_Store', 'Thumbs.db']);

/**
 * An out folder that this process has locked. Everything it needs beside `dir` (lock, staging, the old build while
 * it is swapped) starts with `prefix`, so all of it is on the same file system and none is another folder's.
 */
export interface OutputFolder {
  readonly dir: string;
  readonly prefix: string;
  readonly staging: string;
  /** Set by closeOutput; a write that is under way stops then. */
  closed: boolean;
  /** Settles when the write that is under way has ended. */
  writing: Promise<unknown>;
}

const heldHere = new Set<string>();

/**
 * Locks an out folder for one build, mends what a killed build left beside it, and makes sure it may be replaced.
 * Yields BuildError 'output-locked', 'output-not-writable' or 'disk-full'. Must be followed by closeOutput.
 */
export async function openOutput(outDir: string): Promise<OutputFolder> {
  const named = resolve(outDir);
  // A link is followed: it is its target that is replaced, the link stays.
  const dir = existsSync(named) ? realpathSync(named) : named;
  const prefix = join(dirname(dir), `.despatch-${basename(dir)}-`);
  const folder = { dir, prefix, staging: `${prefix}staging-${process.pid}`, closed: false, writing: Promise.resolve() };
  try {
    await mkdir(dirname(dir), { recursive: true });
    lock(folder);
  } catch (cause) {
    throw worldError(cause, dir);
  }
  try {
    recover(folder);
    refuseForeign(dir);
  } catch (cause) {
    await closeOutput(folder);
    throw worldError(cause, dir);
  }
  return folder;
}

/** Stops a write that is under way, takes away staging and lock; safe to call twice. */
export async function closeOutput(folder: OutputFolder): Promise<void> {
  if (folder.closed) return;
  folder.closed = true;
  await folder.writing.catch(() => undefined);
  rmSync(folder.staging, { recursive: true, force: true, maxRetries: 3 });
  heldHere.delete(folder.dir);
  rmSync(`${folder.prefix}lock`, { force: true });
}

/**
 * Writes a build beside the out folder, its manifest last, and swaps it in; returns the manifest's entries.
 * What was asked for is told in the manifest. The old build is whole until then. Yields BuildError 'output-not-writable' or 'disk-full'.
 */
export function write(
  files: readonly OutputFile[],
  folder: OutputFolder,
  asked?: Asked,
): Promise<readonly ManifestEntry[]> {
  const writing = stageAndSwap(files, folder, asked);
  folder.writing = writing;
  return writing;
}

async function stageAndSwap(
  files: readonly OutputFile[],
  folder: OutputFolder,
  asked: Asked | undefined,
): Promise<readonly ManifestEntry[]> {
  checkPaths(files.map(({ path }) => path));
  refuseClosed(folder);
  const { dir, staging } = folder;
  try {
    await mkdir(staging);
    for (const name of KEPT) if (existsSync(join(dir, name))) await cp(join(dir, name), join(staging, name));
    const placed = new Map<Uint8Array, string>();
    for (const { path, bytes } of files) {
      refuseClosed(folder);
      const to = join(staging, path);
      await mkdir(dirname(to), { recursive: true });
      // What stands at the plain address and in its version is on the disk once, where the disk can do that.
      const same = placed.get(bytes);
      if (
        same === undefined ||
        !(await link(same, to).then(
          () => true,
          () => false,
        ))
      )
        await writeFile(to, bytes, { flag: 'wx' });
      placed.set(bytes, to);
    }
    const entries = manifestOf(files);
    await writeFile(
      join(staging, 'manifest.json'),
      `${JSON.stringify({ ...(asked && scopeOf(asked)), files: entries }, null, 2)}\n`,
    );
    refuseClosed(folder);
    const old = swap(folder);
    // The new build is in place: what of the old one cannot be removed now is cleared by the next.
    if (old !== null) await rm(old, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    return entries;
  } catch (cause) {
    rmSync(staging, { recursive: true, force: true });
    throw worldError(cause, dir);
  }
}

function refuseClosed(folder: OutputFolder): void {
  if (folder.closed) throw new Error('The out folder was closed while a build was written to it.');
}

/**
 * Puts the staged build in place of the old one, and returns where the old one now waits to be removed.
 *
 * Node cannot exchange two folders in one step (Linux could, by renameat2), so there are two renames, back to back and
 * synchronous: no signal handler and no other work of ours can come between them. A SIGKILL or a power cut can, in a
 * window of some tens of microseconds; then there is no out folder until the next build, whose first act is to put the
 * old one back (see `recover`). Renaming file by file would never leave it missing, but would leave it mixed.
 */
function swap({ dir, prefix, staging }: OutputFolder): string | null {
  const aside = `${prefix}aside`;
  if (!existsSync(dir)) {
    renameSync(staging, dir);
    return null;
  }
  renameSync(dir, aside);
  try {
    renameSync(staging, dir);
  } catch (cause) {
    renameSync(aside, dir);
    throw cause;
  }
  // From here on it is rubbish that may be half removed, and must not look like a build to put back.
  const old = `${prefix}staging-old-${process.pid}`;
  renameSync(aside, old);
  return old;
}

/** Mends what a killed build left: puts the old build back if it was caught between two renames, clears staging. */
function recover({ dir, prefix }: OutputFolder): void {
  const aside = `${prefix}aside`;
  if (existsSync(aside)) {
    if (existsSync(dir)) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, dir);
  }
  // The lock is ours, so whoever staged for this folder is dead.
  for (const name of readdirSync(dirname(dir)))
    if (name.startsWith(`${basename(prefix)}staging-`))
      rmSync(join(dirname(dir), name), { recursive: true, force: true });
}

/** Yields BuildError 'output-not-writable' for a folder with files that no build of ours has made. */
function refuseForeign(dir: string): void {
  if (!existsSync(dir)) return;
  if (!statSync(dir).isDirectory()) throw notWritable(`${dir} is a file, not a folder.`);
  const foreign = readdirSync(dir).filter((name) => !HARMLESS.has(name));
  if (foreign.length === 0 || holdsManifest(dir)) return;
  const some = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ', …' : '');
  throw notWritable(
    `${dir} holds files that are not from a Despatch build (${some}), and a build would replace them.`,
    'Name an empty or a new folder with --out, or empty this one yourself.',
  );
}

function holdsManifest(dir: string): boolean {
  try {
    const { files } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    return files.length > 0 && files.every((file: ManifestEntry) => /^[0-9a-f]{64}$/.test(file.sha256));
  } catch {
    return false;
  }
}

/** Makes the lock, whose content is the process and when it started; a lock of a dead process is taken over. */
function lock({ dir, prefix }: OutputFolder): void {
  const path = `${prefix}lock`;
  for (let attempt = 1; ; attempt++) {
    try {
      writeFileSync(path, `${process.pid} ${startOf(process.pid)}\n`, { flag: 'wx' });
      heldHere.add(dir);
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const holder = liveHolder(path, dir);
    if (holder !== null || attempt === 5)
      throw new BuildError(
        'output-locked',
        `Another build (process ${holder ?? 'unknown'}) is writing to ${dir}.`,
        'Wait until it has finished, or build into another folder with --out.',
      );
    takeAway(path, dir);
  }
}

/** Removes a dead lock; when another build has made its own of it in the meantime, that one gets it back. */
function takeAway(path: string, dir: string): void {
  const grave = `${path}-dead-${process.pid}`;
  try {
    renameSync(path, grave);
    if (liveHolder(grave, dir) !== null) linkSync(grave, path);
  } catch (cause) {
    if (!['ENOENT', 'EEXIST'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  }
  rmSync(grave, { force: true });
}

/** Process id of the build that made the lock, if it lives; else null. */
function liveHolder(path: string, dir: string): number | null {
  let content = '';
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const [, digits = '', start] = /^(\d+) (\S+)\n$/.exec(content) ?? [];
  const pid = Number(digits);
  if (pid === 0) return null;
  if (pid === process.pid) return heldHere.has(dir) ? pid : null;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return null;
  }
  return startOf(pid) === start ? pid : null;
}

/** When a process started, in the kernel's ticks, so that a number used again is not taken for it; "-" off Linux. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold spaces; the state follows it, and the start is the nineteenth after that.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '-');
  } catch {
    return '-';
  }
}

/** Refuses paths that leave the folder or meet on a file system that ignores case: a bug of ours, not the author's. */
function checkPaths(paths: readonly string[]): void {
  const seen = new Set(['manifest.json', ...KEPT.map((name) => name.toLowerCase())]);
  for (const path of paths) {
    const odd = path.split('/').some((part) => part === '' || part === '.' || part === '..');
    if (odd || /[\\:\0]/.test(path)) throw new Error(`"${path}" is not a path inside the out folder.`);
    if (seen.has(path.toLowerCase())) throw new Error(`"${path}" is written twice.`);
    seen.add(path.toLowerCase());
  }
}

function notWritable(text: string, hint = 'Name another folder with --out.', cause?: unknown): BuildError {
  return new BuildError('output-not-writable', text, hint, cause);
}

/** The BuildError for what the disk answered; anything that is not the disk's answer is passed on. */
function worldError(cause: unknown, dir: string): unknown {
  const code = cause instanceof BuildError ? undefined : (cause as NodeJS.ErrnoException).code;
  const text = `${dir} cannot be written (${code}).`;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BuildError(
      'disk-full',
      `There is no room left on the disk that holds ${dir}.`,
      'Free some space and build again; the previous output is as it was.',
      cause,
    );
  if (code === 'EBUSY' || code === 'EXDEV')
    return notWritable(text, 'It is in use or a mount point: name a folder inside it with --out.', cause);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ELOOP', 'ENAMETOOLONG'].includes(code ?? ''))
    return notWritable(text, 'Check its permissions (ls -ld), or name another folder with --out.', cause);
  return cause;
}
