// The door to the disk: the only file of this room that opens anything.
import { constants } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
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

/** Opens a folder for reading, or returns null when there is no such folder. */
export async function openFiles(root: string): Promise<Files | null> {
  const realRoot = await realpath(root).catch(() => null);
  if (realRoot === null) return null;
  return {
    root: realRoot,
    read: (path, limits) => readInside(realRoot, path, limits),
    list: (folder) => listInside(realRoot, folder),
  };
}

async function readInside(
  root: string,
  path: string,
  limits: { readonly maxBytes: number; readonly within?: string },
): Promise<Found> {
  const absolute = resolve(root, path);
  if (path.includes('\0') || !isInside(resolve(root, limits.within ?? '.'), absolute))
    return { ok: false, fault: 'outside' };
  try {
    const real = await realpath(absolute);
    const within = await realpath(resolve(root, limits.within ?? '.'));
    if (!isInside(root, within) || !isInside(within, real)) return { ok: false, fault: 'outside' };
    // Asked before opening: to open a pipe waits for a writer, to open a device may act on it.
    const facts = await stat(real);
    if (!facts.isFile()) return { ok: false, fault: 'not-a-file' };
    if (facts.size > limits.maxBytes) return { ok: false, fault: 'too-large', sizeBytes: facts.size };
    return await readOpened(real, limits.maxBytes);
  } catch (error) {
    return { ok: false, fault: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

/** Reads with the cap held on the open file, so that a file that grows or is swapped meanwhile does no harm. */
async function readOpened(real: string, maxBytes: number): Promise<Found> {
  const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return { ok: false, fault: 'not-a-file' };
    if (facts.size > maxBytes) return { ok: false, fault: 'too-large', sizeBytes: facts.size };
    const bytes = await handle.readFile();
    return { ok: true, bytes };
  } finally {
    await handle.close();
  }
}

async function listInside(root: string, folder: string): Promise<readonly Entry[]> {
  const absolute = resolve(root, folder);
  const real = await realpath(absolute).catch(() => null);
  if (real === null || !isInside(root, real)) return [];
  const found = await readdir(real, { withFileTypes: true }).catch(() => []);
  const entries = await Promise.all(
    found
      .filter((entry) => !entry.name.startsWith('.'))
      .map(async (entry): Promise<Entry> => {
        const linked = entry.isSymbolicLink() ? await stat(join(real, entry.name)).catch(() => null) : null;
        return { name: entry.name, kind: (linked ?? entry).isDirectory() ? 'folder' : 'file' };
      }),
  );
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
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
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
    if (/"name"\s*:\s*"despatch"/.test(text)) return folder;
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
    return await readFile(fromHere.resolve(specifier));
  } catch (cause) {
    throw new BuildError(
      'package-incomplete',
      `A file that Despatch needs is not installed: ${specifier}.`,
      'Run npm install, then try again.',
      cause,
    );
  }
}
