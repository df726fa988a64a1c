// Turns changes of a project's files into one call for each burst of them.
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What is watched: the project's folder itself, without what is in it, and these folders with all that is in them. */
const FOLDERS = ['briefings', 'templates', 'styles'];
/** Editors write twice, or write beside and rename: what comes within this time is one save. */
const QUIET_MS = 12;
/** A file that is written without end must not hold up the others. */
const LONGEST_MS = 250;

/**
 * Watches every folder by itself: a file that is replaced by a rename, as most editors save, is then seen as well, and a new
 * folder is watched from the moment at which it is seen. Returns the way to stop.
 */
export function watchProject(root: string, onChange: () => void): () => void {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  let quiet: NodeJS.Timeout | undefined;
  let firstAt: number | undefined;

  const settle = (): void => {
    firstAt = undefined;
    spread();
    onChange();
  };
  const hear = (): void => {
    const now = performance.now();
    firstAt ??= now;
    clearTimeout(quiet);
    quiet = setTimeout(settle, Math.max(0, Math.min(QUIET_MS, firstAt + LONGEST_MS - now)));
  };
  /** Watches folders that are new, and leaves those that are gone; again, until none came while the last were begun. */
  const spread = (): void => {
    const folders = new Map([root, ...FOLDERS.flatMap((name) => foldersIn(join(root, name)))].map(identify));
    for (const [folder, { watcher, identity }] of watchers)
      if (folders.get(folder) !== identity) {
        watcher.close();
        watchers.delete(folder);
      }
    const fresh = [...folders].filter(([folder]) => !watchers.has(folder));
    for (const [folder, identity] of fresh) start(folder, identity);
    if (fresh.some(([folder]) => watchers.has(folder))) spread();
  };
  const start = (folder: string, identity: string): void => {
    try {
      const watcher = watch(folder, (_, name) => {
        // In the project's own folder builds come and go; only its settings and the folders above count.
        if (folder !== root || name === null || name === 'despatch.yaml' || FOLDERS.includes(name)) hear();
      });
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
      });
      watchers.set(folder, { watcher, identity });
    } catch {
      // It went away before it was watched; the folder above tells that as well.
    }
  };
  spread();
  return () => {
    clearTimeout(quiet);
    for (const { watcher } of watchers.values()) watcher.close();
  };
}

/** A folder that was deleted and made anew has the same name, but a watcher of the old one hears nothing of it. */
function identify(folder: string): [string, string] {
  const facts = statSync(folder, { throwIfNoEntry: false });
  return [folder, facts === undefined ? '' : `${facts.dev} ${facts.ino} ${facts.birthtimeMs}`];
}

/** A folder and all that are in it, without hidden ones. */
function foldersIn(folder: string): readonly string[] {
  try {
    const inside = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
    );
    return [folder, ...inside.flatMap(({ name }) => foldersIn(join(folder, name)))];
  } catch {
    return [];
  }
}
