// What publish writes.
import type { Filters } from './build.ts';
import type { EditionName } from './collect.ts';
import type { DataKind } from './layout.ts';
import type { Status } from './release.ts';

export type FileKind =
  | 'index'
  | 'hub-page'
  | 'landing'
  | 'web-edition'
  | 'pdf'
  | DataKind
  | 'asset'
  | 'review'
  /** A record for reference managers. */
  | 'citation'
  /** A web edition as Markdown. */
  | 'text'
  /** The picture that other sites show with a link. */
  | 'card'
  /** For machines that go through the site: feed, sitemap, robots. */
  | 'directory'
  /** What was found in the finished files, as `despatch verify --json` prints it. */
  | 'statement'
  /** The index of the search, and what reads it. */
  | 'search';

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
  /** The version whose own folder it is in, "1.0"; left out at the plain address. */
  readonly version?: string;
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
  readonly publications: readonly ManifestPublication[];
}

/** What the manifest says of one publication, for those who decide whether it may go out. */
export interface ManifestPublication {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly version: string;
  /** As its author wrote it: a day, which starts at midnight UTC, or a time with its offset; `Date.parse` reads both. */
  readonly embargo?: string;
  /** Whether the embargo still held when it was built, so that its pages say so. */
  readonly embargoed: boolean;
  readonly withdrawn?: { readonly date: string };
  /** Versions that have been published, newest first, this one among them: each has a folder, `<id>/v1.0`. */
  readonly versions: readonly string[];
}
