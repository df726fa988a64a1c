// What publish writes.
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
