// The door to the last build: reads what its manifest says, as far as it still holds.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestEntry } from '../model.ts';

export interface LastBuild {
  /** The files that are still there, as long as they were. */
  readonly files: readonly ManifestEntry[];
  /** Whether a file of the project has been changed since. */
  readonly isOlder: boolean;
}

/** What a project is made of, beside its out folder. */
const SOURCES = ['despatch.yaml', 'briefings', 'templates', 'styles'];

/** Reads the manifest in an out folder; null where there is none that can be read. */
export function readLastBuild(root: string, outDir: string): LastBuild | null {
  try {
    const manifest = join(outDir, 'manifest.json');
    const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as { files: readonly ManifestEntry[] };
    const there = files.filter(({ path, bytes }) => sizeOf(join(outDir, path)) === bytes);
    const newest = Math.max(...SOURCES.map((name) => lastChange(join(root, name))));
    return { files: there, isOlder: newest > statSync(manifest).mtimeMs };
  } catch {
    return null;
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** When a file, or anything in a folder, was changed last; 0 where there is nothing. */
function lastChange(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  const inside = found.isDirectory() ? readdirSync(path).map((name) => lastChange(join(path, name))) : [];
  return Math.max(found.mtimeMs, ...inside);
}
