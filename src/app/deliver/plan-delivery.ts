// Turns a build and what is served now into what will be served: what is new, changed and gone, and which versions stay.
import { createHash } from 'node:crypto';
import type { ManifestEntry } from '../../model.ts';
import { type SiteManifest, versionOf } from './site-manifest.ts';

/** One file of the site that will be served. */
export interface DeliveredFile extends Pick<ManifestEntry, 'path' | 'bytes' | 'sha256'> {
  /** Whether it comes from the build, or stays as it is served. */
  readonly from: 'build' | 'served';
}

export interface ChangedFile {
  readonly path: string;
  readonly bytes: number;
  /** Bytes of what it replaces. */
  readonly before: number;
}

export interface Delivery {
  readonly files: readonly DeliveredFile[];
  readonly added: readonly ManifestEntry[];
  readonly changed: readonly ChangedFile[];
  readonly gone: readonly ManifestEntry[];
  readonly unchanged: number;
  /** Folders of versions that the build does not hold and the site keeps, sorted. */
  readonly keptVersions: readonly string[];
  /** Files of published versions that the build holds with other bytes. */
  readonly reissued: readonly string[];
  /** manifest.json of the site that will be served. */
  readonly manifest: Buffer;
  readonly manifestHash: string;
}

/** What becomes of a published version that the build holds too: by default it may not differ. */
export interface VersionWish {
  /** What the build holds replaces what is served. */
  readonly reissue?: boolean;
  /** What is served stays, whatever the build holds. */
  readonly keepVersions?: boolean;
}

/**
 * Published versions stay for ever: what the site holds of a version and the build does not is kept, also for publications
 * that are no longer built. With `reissue` a version that the build holds replaces the one that is served.
 */
export function planDelivery(
  build: SiteManifest,
  served: SiteManifest | null,
  { reissue = false, keepVersions: keepsAll = false }: VersionWish = {},
): Delivery {
  const before = new Map((served?.files ?? []).map((file) => [file.path, file]));
  const servedVersions = new Set(keepsAll ? [...before.keys()].flatMap((path) => versionOf(path) ?? []) : []);
  const built = build.files.filter(({ path }) => !servedVersions.has(versionOf(path) ?? ''));
  const fresh = new Map(built.map((file) => [file.path, file]));
  const builtVersions = new Set(built.flatMap(({ path }) => versionOf(path) ?? []));
  const kept = [...before.values()].filter(({ path }) => {
    const version = versionOf(path);
    return version !== null && !fresh.has(path) && !(reissue && builtVersions.has(version));
  });
  const keptPaths = new Set(kept.map(({ path }) => path));
  const added = built.filter(({ path }) => !before.has(path));
  const changed = built.flatMap(({ path, bytes, sha256 }) => {
    const old = before.get(path);
    return old === undefined || old.sha256 === sha256 ? [] : [{ path, bytes, before: old.bytes }];
  });
  const keptVersions = [...new Set(kept.flatMap(({ path }) => versionOf(path) ?? []))].filter(
    (version) => !builtVersions.has(version),
  );
  const files = [...built, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = Buffer.from(`${JSON.stringify({ ...build, keptVersions: keptVersions.sort(), files }, null, 2)}\n`);
  return {
    files: files.map(({ path, bytes, sha256 }) => ({
      path,
      bytes,
      sha256,
      from: keptPaths.has(path) ? 'served' : 'build',
    })),
    added,
    changed,
    gone: [...before.values()].filter(({ path }) => !fresh.has(path) && !keptPaths.has(path)),
    unchanged: built.length - added.length - changed.length,
    keptVersions,
    reissued: changed.map(({ path }) => path).filter((path) => versionOf(path) !== null && !isDressing(path)),
    manifest,
    manifestHash: createHash('sha256').update(manifest).digest('hex'),
  };
}

/** Style sheets, fonts and drawings dress a version's pages; with other ones it says the same. */
function isDressing(path: string): boolean {
  return path.slice(versionOf(path)?.length).startsWith('/assets/');
}
