// Turns files into what the manifest says of each.
import { createHash } from 'node:crypto';
import type { ManifestEntry, OutputFile } from '../model.ts';

/** One entry for each file, with its size and hash, sorted by path. */
export function manifestOf(files: readonly OutputFile[]): ManifestEntry[] {
  // A PDF stands at the plain address and in its version: the same bytes are looked at once.
  const hashes = new Map<Uint8Array, string>();
  return files
    .map(({ bytes, path, kind, ...labels }) => {
      const sha256 = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
      hashes.set(bytes, sha256);
      return { path, kind, bytes: bytes.length, sha256, ...labels };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
