// The door to a finished build: reads every file of an out folder, and notes what is neither file nor folder.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { BuildError } from '../../messages.ts';
import type { FileToVerify } from '../../model.ts';
import { MANIFEST, parseManifest, type SiteManifest } from './site-manifest.ts';

export interface ReadBuild {
  readonly dir: string;
  readonly files: readonly FileToVerify[];
  /** Paths of symbolic links, devices and the like. */
  readonly odd: readonly string[];
  readonly manifest: SiteManifest | null;
}

/** Reads a folder; an absent one is as good as an empty one. Yields BuildError 'file-unreadable'. */
export function readBuild(dir: string): ReadBuild {
  try {
    const entries =
      lstatSync(dir, { throwIfNoEntry: false }) === undefined
        ? []
        : readdirSync(dir, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => ({
        path: relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'),
        isFile: entry.isFile(),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const files = found
      .filter(({ isFile }) => isFile)
      .map(({ path }) => ({ path, bytes: readFileSync(join(dir, path)) }));
    const manifest = files.find(({ path }) => path === MANIFEST);
    return {
      dir,
      files,
      odd: found.filter(({ isFile }) => !isFile).map(({ path }) => path),
      manifest: manifest === undefined ? null : parseManifest(manifest.bytes),
    };
  } catch (cause) {
    throw new BuildError('file-unreadable', `${dir} cannot be read.`, 'Check its permissions (ls -lR).', cause);
  }
}
