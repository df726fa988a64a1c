// The door to files that are to be verified: one PDF, or all files of a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { BuildError, suggestion } from '../messages.ts';
import type { FileToVerify } from '../model.ts';

export interface ToVerify {
  readonly isFolder: boolean;
  readonly files: readonly FileToVerify[];
}

/** Reads what is to be verified. Yields BuildError 'selection-unknown' for what is not there or is no PDF, or 'file-unreadable'. */
export function readToVerify(path: string): ToVerify {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    const hint = suggestion(basename(path), namesBeside(path)) ?? 'Name a PDF, or a folder that was built.';
    throw new BuildError('selection-unknown', `There is no file or folder ${path}.`, hint);
  }
  try {
    if (found.isDirectory()) return { isFolder: true, files: filesIn(path) };
    const bytes = readFileSync(path);
    const isPdf = bytes.subarray(0, 1024).includes('%PDF-');
    if (isPdf || /\.pdf$/i.test(path)) return { isFolder: false, files: [{ path: basename(path), bytes }] };
  } catch (cause) {
    throw new BuildError('file-unreadable', `${path} cannot be read.`, 'Check its permissions (ls -l).', cause);
  }
  throw new BuildError('selection-unknown', `${path} is no PDF.`, 'Name a PDF, or a folder that was built.');
}

function filesIn(folder: string): readonly FileToVerify[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), bytes: readFileSync(path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function namesBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(resolve(path))).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}
