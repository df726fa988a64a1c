// The door to the project's place on disk: finds its folder, and reads lines of its files to show in messages.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BuildError } from '../messages.ts';

/**
 * The folder named with --root, or the nearest one above the current folder with a despatch.yaml.
 * Yields BuildError 'project-missing'.
 */
export function findProject(root: string | undefined): string {
  const from = resolve(root ?? '.');
  let folder = from;
  while (!existsSync(join(folder, 'despatch.yaml'))) {
    const above = dirname(folder);
    if (root !== undefined || above === folder)
      throw new BuildError(
        'project-missing',
        `There is no despatch.yaml in ${from}${root === undefined ? ' or any folder above it' : ''}.`,
        'Run the command in the folder of a project, or name that folder with --root.',
      );
    folder = above;
  }
  return folder;
}

/** Reads the lines of the project's files, each file once; null for a file that cannot be read. */
export function createLineReader(root: string): (file: string) => readonly string[] | null {
  const read = new Map<string, readonly string[] | null>();
  return (file) => {
    const known = read.get(file);
    if (known !== undefined) return known;
    const lines = linesOf(join(root, file));
    read.set(file, lines);
    return lines;
  };
}

function linesOf(path: string): readonly string[] | null {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r\n|\n|\r/);
  } catch {
    return null;
  }
}
