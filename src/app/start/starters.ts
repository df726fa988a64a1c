// The door to the starter files that are shipped with the package: fills in names, and writes where nothing is in the way.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { BuildError } from '../../messages.ts';

const STARTERS = fileURLToPath(new URL('../../../starters/', import.meta.url));

/** What is filled in, by the name that stands in a starter file: `$TITLE`. */
export type Fills = Readonly<Record<string, string | number>>;

/** One file to write, relative to where the starter goes. */
export interface StartedFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a starter, a folder or a single file; names are quoted where YAML needs it. */
export function readStarter(name: string, fills: Fills): readonly StartedFile[] {
  const from = join(STARTERS, name);
  const paths = name.includes('.')
    ? ['']
    : readdirSync(from, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(from, join(entry.parentPath, entry.name)).split('\\').join('/'))
        .sort();
  return paths.map((path) => ({
    // npm leaves files called .gitignore out of a package.
    path: path === 'gitignore' ? '.gitignore' : path,
    text: fill(readFileSync(join(from, path), 'utf8'), fills),
  }));
}

function fill(text: string, fills: Fills): string {
  return text.replace(/\$([A-Z_]+)/g, (whole, key: string) => {
    const value = fills[key];
    return value === undefined ? whole : quoteForYaml(value);
  });
}

/** A text or number as it stands in YAML, on one line: in quotation marks where it would be read as something else without. */
export function quoteForYaml(text: string | number): string {
  return stringify(text, { lineWidth: 0, schema: 'core' }).trim();
}

/**
 * Writes files that are not there yet; of files that are, none is changed. Yields BuildError `file-in-the-way`, before
 * anything is written, and `output-not-writable`.
 */
export function writeNew(root: string, files: readonly StartedFile[]): void {
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, { flag: 'wx' });
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw inTheWay((cause as NodeJS.ErrnoException).path ?? root);
    const hint = 'Check its permissions (ls -ld), or use another folder.';
    throw new BuildError('output-not-writable', `${root} cannot be written.`, hint, cause);
  }
}

/** What is told where something stands that must not be overwritten. */
export function inTheWay(path: string, hint = 'Choose another name, or rename what is there.'): BuildError {
  return new BuildError('file-in-the-way', `${path} is there already, and is left as it is.`, hint);
}
