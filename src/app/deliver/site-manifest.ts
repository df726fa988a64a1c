// Turns the bytes of a manifest.json, of a build or of a site that is served, into what it says; it is trusted in nothing.
import type { BuildScope, ManifestEntry, ManifestPublication } from '../../model.ts';

export const MANIFEST = 'manifest.json';

export interface SiteManifest extends Partial<Pick<BuildScope, 'narrowedTo' | 'baseUrl'>> {
  /** Null in manifests of builds that said nothing of it. */
  readonly publications: readonly ManifestPublication[] | null;
  readonly files: readonly ManifestEntry[];
  /** Folders of published versions that the site has from releases before it: "review/v1.0". */
  readonly keptVersions?: readonly string[];
}

/** Reads a manifest; null where it is none, or names a path that is not inside a site. */
export function parseManifest(bytes: Uint8Array): SiteManifest | null {
  try {
    const read = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const { files, publications = null } = read as SiteManifest;
    const seen = new Set(files.map(({ path }) => path.toLowerCase()));
    const isSound = files.every(
      ({ path, bytes, sha256 }) => isSitePath(path) && Number.isSafeInteger(bytes) && /^[0-9a-f]{64}$/.test(sha256),
    );
    if (!isSound || seen.size !== files.length || files.length === 0) return null;
    if (
      publications !== null &&
      !publications.every(({ id, status }) => typeof id === 'string' && typeof status === 'string')
    )
      return null;
    return { ...read, publications };
  } catch {
    return null;
  }
}

/** Whether a path stays inside the site and can stand in a list with one path a line. */
export function isSitePath(path: unknown): path is string {
  if (typeof path !== 'string' || path.toLowerCase() === MANIFEST || /[\\:\p{Cc}]/u.test(path)) return false;
  return path.split('/').every((part) => !['', '.', '..', '.git'].includes(part.toLowerCase()));
}

/** The folder of a published version that a path is in, "review/v1.0"; null where it is in none. */
export function versionOf(path: string): string | null {
  return /^[^/]+\/v\d[^/]*(?=\/)/.exec(path)?.[0] ?? null;
}
