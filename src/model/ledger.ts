// What an evidence ledger says of each claim and figure.
import type { Place } from './messages.ts';

/** The section in which something stands: its heading's id, number ("4.2", or "") and title as plain text. */
export interface SectionName {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** What an entry of the evidence ledger is about; a profile is a region's page at a glance. */
export type LedgerKind =
  | 'finding'
  | 'recommendation'
  | 'value'
  | 'assertion'
  | 'chart'
  | 'map'
  | 'table'
  | 'profile'
  | 'citation';

/** A work that a claim rests on; `label` is a CSL locator term, "" where nothing more exact is cited. */
export interface LedgerSource {
  readonly key: string;
  /** "Forth and Jones, 2020". */
  readonly reference: string;
  readonly label: string;
  readonly locator: string;
}

/** A cell that a claim rests on, or the cells of several places in a column and period, of which `cell` is "". */
export interface LedgerData {
  readonly table: string;
  readonly title: string;
  readonly publisher: string;
  readonly file: string;
  readonly column: string;
  readonly period: string;
  readonly place: string;
  /** Lines of the CSV. */
  readonly lines: readonly number[];
  /** As it stands in the CSV. */
  readonly cell: string;
}

/** One claim or figure of a document, with what it rests on and where it stands. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  /** Of a finding, a recommendation or a figure: "4.1"; else "". */
  readonly number: string;
  /** The sentence or claim, or a figure's title, as plain text. */
  readonly text: string;
  /** What of it comes from the data as the reader sees it, or the strength of a finding. */
  readonly shown: string;
  /** A value or an assertion as its author wrote it. */
  readonly expression: string;
  /** Id of the finding, recommendation or other block that it stands in or is; "" in running text. */
  readonly block: string;
  readonly sources: readonly LedgerSource[];
  readonly data: readonly LedgerData[];
  readonly section: SectionName;
  /** Ids to ask for its page, the nearest first, and the id of what comes after it ("" where that is not known). */
  readonly anchors: readonly string[];
  readonly until: string;
  /** In the Markdown. */
  readonly place: Place;
}
