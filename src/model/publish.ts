// What publish writes.
import type { Filters } from './build.ts';
import type { EditionName } from './collect.ts';
import type { DataKind } from './layout.ts';

export type FileKind = 'index' | 'landing' | 'web-edition' | 'pdf' | DataKind | 'asset' | 'review';

/** One file of the site; bytes are ready to write. */
export interface OutputFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly publication: string | null;
  readonly edition: EditionName | null;
  readonly region: string | null;
  readonly language: string | null;
  readonly pages: number | null;
}

export interface ManifestEntry extends Omit<OutputFile, 'bytes'> {
  readonly bytes: number;
  readonly sha256: string;
}

/** What the manifest says of the build as a whole. */
export interface BuildScope {
  /** What it was narrowed to; null for everything that the project can make. */
  readonly narrowedTo: Filters | null;
  /** Where the site will stand on the web, as far as that is decided. */
  readonly baseUrl: string | null;
}
