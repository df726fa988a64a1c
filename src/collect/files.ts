// The door to the disk: the only file of this room that opens anything.
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildError } from '../messages.ts';

/** Why a file was not read: it leads out of its folder, or is a device, a pipe or a folder. */
export type FileFault = 'missing' | 'outside' | 'not-a-file' | 'too-large' | 'unreadable';

export type Found =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: FileFault; readonly sizeBytes?: number };

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Reads below one root folder; every path is relative to it, with `/`. */
export interface Files {
  readonly root: string;
  /** Reads a file of at most `maxBytes` that lies, links followed, inside `within` (by default the root). */
  read(path: string, limits: { readonly maxBytes: number; readonly within?: string }): Promise<Found>;
  /** Lists a folder in order of name, without hidden files; empty when there is none. */
  list(folder: string): Promise<readonly Entry[]>;
}

/** Files that were read before, by real path: one that is as it was is not read again, and is the same `Found`. */
export type FileMemory = Map<string, { readonly stamp: string; readonly found: Found }>;

/** Opens a folder for reading, or returns null when there is no such folder. */
export async function openFiles(root: string, memory?: FileMemory): Promise<Files | null> {
  const realRoot = realPath(root);
  if (realRoot === null) return null;
  return {
    root: realRoot,
    read: async (path, limits) => readInside(realRoot, path, { ...limits, memory }),
    list: async (folder) => listInside(realRoot, folder),
  };
}

// Calls that wait are used on purpose: a project has a hundred small files, and they take 6 ms, where promises take 20 to 130.

function readInside(
  root: string,
  path: string,
  limits: { readonly maxBytes: number; readonly within?: string; readonly memory: FileMemory | undefined },
): Found {
  const folder = resolve(root, limits.within ?? '.');
  const absolute = resolve(root, path);
  if (path.includes('\0') || !isInside(folder, absolute)) return { ok: false, fault: 'outside' };
  try {
    const real = realpathSync.native(absolute);
    const within = realpathSync.native(folder);
    if (!isInside(root, within) || !isInside(within, real)) return { ok: false, fault: 'outside' };
    // Asked before opening: to open a pipe waits for a writer, to open a device may act on it.
    if (!statSync(real).isFile()) return { ok: false, fault: 'not-a-file' };
    const { maxBytes, memory } = limits;
    return memory === undefined ? readOpened(real, maxBytes) : readChanged(real, { maxBytes, memory });
  } catch (error) {
    return { ok: false, fault: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

/** A file system tells the time of a change no finer than this, so that what was changed just now may change unseen. */
const UNSETTLED_MS = 100;

/** Reads a file unless it is as it was; one that was written anew with the same bytes stays the same `Found`. */
function readChanged(real: string, { maxBytes, memory }: { maxBytes: number; memory: FileMemory }): Found {
  const facts = statSync(real, { bigint: true });
  const stamp = `${facts.dev} ${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`;
  const known = memory.get(real);
  if (known?.stamp === stamp && facts.size <= maxBytes) return known.found;
  const read = readOpened(real, maxBytes);
  if (!read.ok) return read;
  const found = known?.found.ok && Buffer.compare(known.found.bytes, read.bytes) === 0 ? known.found : read;
  const isSettled = Date.now() - Number(facts.ctimeMs) > UNSETTLED_MS;
  memory.set(real, { stamp: isSettled ? stamp : '', found });
  return found;
}

/** Reads with the checks held on the open file, so that one that is swapped meanwhile does no harm. */
function readOpened(real: string, maxBytes: number): Found {
  const file = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) return { ok: false, fault: 'not-a-file' };
    if (facts.size > maxBytes) return { ok: false, fault: 'too-large', sizeBytes: facts.size };
    return { ok: true, bytes: readFileSync(file) };
  } finally {
    closeSync(file);
  }
}

function listInside(root: string, folder: string): readonly Entry[] {
  const real = realPath(resolve(root, folder));
  if (real === null || !isInside(root, real)) return [];
  try {
    return readdirSync(real, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry): Entry => {
        const facts = entry.isSymbolicLink() ? statSync(join(real, entry.name), { throwIfNoEntry: false }) : entry;
        return { name: entry.name, kind: facts?.isDirectory() ? 'folder' : 'file' };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

function isMissing(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Finds the folder of this package, which holds its templates and styles. Throws BuildError `package-incomplete`. */
export async function findPackageRoot(): Promise<string> {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && /"name"\s*:\s*"despatch"/.test(readFileSync(file, 'utf8'))) return folder;
    const parent = dirname(folder);
    if (parent === folder)
      throw new BuildError(
        'package-incomplete',
        'The folder of the despatch package was not found.',
        'Install despatch again.',
      );
    folder = parent;
  }
}

const fromHere = createRequire(import.meta.url);

/** Reads a file of an npm package that Despatch depends on. Throws BuildError `package-incomplete`. */
export async function readDependency(specifier: string): Promise<Uint8Array> {
  try {
    return readFileSync(fromHere.resolve(specifier));
  } catch (cause) {
    throw new BuildError(
      'package-incomplete',
      `A file that Despatch needs is not installed: ${specifier}.`,
      'Run npm install, then try again.',
      cause,
    );
  }
}
