// What a review of regions finds.
import type { EditionName } from './collect.ts';
import type { Place } from './messages.ts';
import type { Status } from './release.ts';

/** One section as one variant has it; `leftOut` counts the blocks of `only` and `except` that this region is not shown. */
export interface SurveyedSection {
  readonly id: string;
  readonly order: string;
  readonly standing: 'shared' | 'replaced' | 'added';
  readonly file: string;
  readonly leftOut: number;
}

/** A value or a cell of a figure that reads as its table's word for missing. */
export interface MissingValue extends Place {
  /** "berd.berd_gbp_million", with its filters where it has any. */
  readonly written: string;
  /** What the reader sees: "not published". */
  readonly reads: string;
}

/** What one table of data has for one place. */
export interface Coverage {
  readonly table: string;
  /** Columns with a figure for it in the table's latest period. */
  readonly figures: number;
  /** False when the table has no row for the place in any period: it is not about it. */
  readonly isAbout: boolean;
}

/** What is counted in one variant, whatever it looks like on the page. */
export interface Survey {
  readonly sections: readonly SurveyedSection[];
  readonly data: readonly Coverage[];
  readonly missing: readonly MissingValue[];
  readonly assertions: { readonly checked: number; readonly failing: number };
  /** Words of the region's own folder; a value counts as one, citations do not count. */
  readonly words: number;
}

/** One column of the table of regions: a shared section, or one that some regions add. */
export interface ReviewedSection {
  readonly id: string;
  /** "08", or "+03" for one that is added after section 03. */
  readonly label: string;
  readonly title: string;
}

export interface ReviewedTable {
  readonly id: string;
  readonly title: string;
  /** The latest one. */
  readonly period: string;
  readonly columns: number;
  /** False when it has no row for any region: it is about other places, as combined authorities. */
  readonly isByRegion: boolean;
}

/** Where one region stands with one section. */
export interface SectionStanding {
  readonly id: string;
  readonly standing: SurveyedSection['standing'] | 'absent';
  /** As this region reads it; null where it has none. */
  readonly title: string | null;
  readonly file: string | null;
  readonly leftOut: number;
}

export interface ReviewedRegion extends Omit<Survey, 'sections'> {
  /** Null for the national editions. */
  readonly region: string | null;
  readonly name: string;
  /** In the order of the review's own. */
  readonly sections: readonly SectionStanding[];
  /** Of the PDFs of the last build; null where there is none. */
  readonly pages: readonly { readonly edition: EditionName; readonly pages: number | null }[];
  /** How many errors its editions have. */
  readonly errors: number;
}

/** The regions of one publication, side by side. */
export interface RegionsReview {
  readonly publication: string;
  readonly title: string;
  readonly status: Status;
  readonly sections: readonly ReviewedSection[];
  readonly tables: readonly ReviewedTable[];
  /** The national one first. */
  readonly regions: readonly ReviewedRegion[];
}

/** What a reader meets: a sentence, a heading, a row of a table, the title of a figure, an item of one of the lists. */
export type UnitKind =
  | 'sentence'
  | 'heading'
  | 'row'
  | 'figure'
  | 'table'
  | 'key-message'
  | 'finding'
  | 'recommendation'
  | 'reference';

/** A piece of a unit, and whether the other reader has something else there. */
export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

/** A figure in a sentence or a row that is another one for the other reader. */
export interface ValueChange {
  readonly a: string;
  readonly b: string;
}

/** One unit that the two readers do not share: null where one of them has nothing like it. */
export interface Difference {
  readonly what: UnitKind;
  readonly a: readonly Run[] | null;
  readonly b: readonly Run[] | null;
  readonly values: readonly ValueChange[];
  /** True when only the place's own name differs. */
  readonly isNameOnly: boolean;
}

/** One section as two readers have it; `title` and `number` are null for the one who has none. */
export interface ComparedSection {
  readonly kind: 'front' | 'key-messages' | 'findings' | 'recommendations' | 'chapter' | 'references';
  readonly title: { readonly a: string | null; readonly b: string | null };
  readonly number: { readonly a: string | null; readonly b: string | null };
  /** Units that both have. */
  readonly same: number;
  readonly words: { readonly a: number; readonly b: number };
  readonly differences: readonly Difference[];
}

/** Who reads one side of a comparison. */
export interface ComparedReader {
  /** Null for the national edition. */
  readonly region: string | null;
  readonly name: string;
  readonly nameInText: string;
}

/** What a reader of one region's edition sees that a reader of another's does not. */
export interface EditionComparison {
  readonly publication: string;
  readonly title: string;
  readonly edition: EditionName;
  readonly a: ComparedReader;
  readonly b: ComparedReader;
  /** In words, most important first. */
  readonly summary: readonly string[];
  readonly sections: readonly ComparedSection[];
}
