// Turns a reader into one that reads again only when something that it looked at has changed.
import type { Message } from '../model.ts';
import type { Files, Found } from './files.ts';
import type { Reading } from './reading.ts';

/** One look at the disk, and what was seen. */
type Look =
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly limits: Parameters<Files['read']>[1];
      readonly found: Found;
    }
  | { readonly kind: 'list'; readonly folder: string; readonly names: string };

interface Kept {
  readonly of: readonly unknown[];
  readonly looks: readonly Look[];
  readonly value: unknown;
  readonly messages: readonly Message[];
}

/** What readers made, by name, with all that it depends on. */
export type ReaderMemory = Map<string, Kept>;

/**
 * Reads by `read`, or gives back what it made before, with the same messages, when each file and folder that it looked at
 * is as it was and everything in `of`, which is all else that it uses, is the same. What comes back is then the same object.
 */
export async function remember<T>(
  reading: Reading,
  { name, of = [] }: { readonly name: string; readonly of?: readonly unknown[] },
  read: (reading: Reading) => Promise<T>,
): Promise<T> {
  const { memory, files } = reading;
  if (memory === undefined) return read(reading);
  const known = memory.get(name);
  if (known !== undefined && isSame(known.of, of) && (await holds(known.looks, files))) {
    reading.messages.push(...known.messages);
    return known.value as T;
  }
  const looks: Look[] = [];
  const own: Reading = { files: watched(files, looks), messages: [] };
  const value = await read(own);
  memory.set(name, { of, looks, value, messages: own.messages });
  reading.messages.push(...own.messages);
  return value;
}

function watched(files: Files, looks: Look[]): Files {
  return {
    root: files.root,
    async read(path, limits) {
      const found = await files.read(path, limits);
      looks.push({ kind: 'read', path, limits, found });
      return found;
    },
    async list(folder) {
      const entries = await files.list(folder);
      looks.push({ kind: 'list', folder, names: JSON.stringify(entries) });
      return entries;
    },
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

async function holds(looks: readonly Look[], files: Files): Promise<boolean> {
  for (const look of looks) {
    if (look.kind === 'list') {
      if (JSON.stringify(await files.list(look.folder)) !== look.names) return false;
      continue;
    }
    const found = await files.read(look.path, look.limits);
    if (found === look.found) continue;
    // What could not be read has no bytes to be the same: why not, and how large it is, must be.
    if (found.ok || look.found.ok || JSON.stringify(found) !== JSON.stringify(look.found)) return false;
  }
  return true;
}
