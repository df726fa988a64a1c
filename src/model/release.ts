// What says how far a publication is: its status, withdrawal and changes, as an author writes them and as a document shows them.
import type { EditionName, MarkdownText } from './collect.ts';
import type { Place, SafeHtml } from './messages.ts';

export type Status = 'draft' | 'review' | 'published' | 'withdrawn';

/** When and why a publication was taken back. */
export interface Withdrawal {
  readonly date: string;
  readonly reason: MarkdownText;
}

export type ChangeKind = 'published' | 'correction' | 'update';

/** One entry of a publication's list of changes: what its version brought. */
export interface Change {
  readonly version: string;
  readonly date: string;
  /** `published` is the first version, which changed nothing. */
  readonly kind: ChangeKind;
  /** Plain text; "" where the first version needs none. */
  readonly what: string;
  /** What it changed, as references name it ("fig-spending", "03-local-policy"), each with the place where that is written. */
  readonly where: readonly { readonly name: string; readonly place: Place }[];
  /** The regions that it touches, by id or "national"; null for all. */
  readonly regions: readonly string[] | null;
  readonly editions: readonly EditionName[] | null;
}

/** How far a document is, and what its pages must therefore say. */
export interface Release {
  readonly status: Status;
  /** Until when it is held back, as its author wrote it; null where there is no embargo or it has passed. */
  readonly embargo: string | null;
  readonly withdrawn: { readonly date: string; readonly reason: SafeHtml } | null;
}

/** A place that a change names, as the document's own readers find it. */
export interface ChangedPlace {
  /** Its anchor in the report. */
  readonly id: string;
  /** "Figure 2.1", "Section 3", or the title of what has no number. */
  readonly label: string;
}

/** A change that touches this document; `what` has typographic quotation marks. */
export interface DocumentChange extends Omit<Change, 'where' | 'regions' | 'editions'> {
  readonly where: readonly ChangedPlace[];
}
