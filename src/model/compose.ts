// What compose makes.
import type { Person, Publication, Publisher, Region, StrengthLevel, Theme } from './collect.ts';
import type { LedgerEntry, SectionName } from './ledger.ts';
import type { Message, Place, SafeHtml } from './messages.ts';
import type { Variant } from './plan.ts';
import type { DocumentChange, Release } from './release.ts';

/** What is parsed: a section, or Markdown inside a YAML file (`line` and `column` say where its first character stands). */
export interface MarkdownInput {
  /** Unique name of the text: its file, or "file:line" for Markdown inside a YAML file. */
  readonly key: string;
  readonly kind: 'section' | 'text';
  readonly file: string;
  readonly text: string;
  readonly line?: number;
  readonly column?: number;
}

/** One cited work in a citation; affixes are plain text, `label` is a CSL locator term. */
export interface CitedItem {
  readonly key: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly locator: string;
  readonly label: string;
  readonly suppressAuthor: boolean;
  readonly place: Place;
}

/** One step of a value, as in `place: "uk"`. */
export interface ValueFilter {
  readonly name: string;
  readonly args: readonly (string | number)[];
  readonly place: Place;
}

/** What stands in `{{ … }}` or on one side of an assertion: a dotted name, or a literal where `name` is "". */
export interface ValueExpression {
  readonly name: string;
  readonly literal: number | string | null;
  readonly filters: readonly ValueFilter[];
  /** As written, without the braces. */
  readonly written: string;
  readonly place: Place;
}

/** One comparison of an assertion; `written` is the whole of it. */
export interface Comparison {
  readonly left: ValueExpression;
  readonly operator: '==' | '!=' | '<' | '<=' | '>' | '>=';
  readonly right: ValueExpression;
  readonly written: string;
  readonly place: Place;
}

/** What differs by variant and therefore stands as a gap in the parsed HTML. Numbers in `label`, `body` and `part` index `parts`. */
export type Slot =
  | { readonly kind: 'citation'; readonly narrative: boolean; readonly items: readonly CitedItem[] }
  | { readonly kind: 'value'; readonly value: ValueExpression; readonly place: Place }
  | {
      readonly kind: 'holds';
      readonly part: number;
      readonly claims: readonly Comparison[];
      readonly place: Place;
    }
  | { readonly kind: 'note-call'; readonly note: string; readonly place: Place }
  | {
      readonly kind: 'image';
      readonly path: string;
      /** Plain text, with the values that stand in it. */
      readonly alt: readonly (string | ValueExpression)[];
      readonly title: string;
      readonly place: Place;
    }
  | { readonly kind: 'anchor-link'; readonly id: string; readonly part: number; readonly place: Place }
  | {
      readonly kind: 'heading';
      readonly depth: number;
      /** The author's, "" where none is written. */
      readonly id: string;
      readonly part: number;
      readonly top: boolean;
      readonly place: Place;
    }
  | {
      readonly kind: 'block';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** Where each attribute's value stands, as long as it is on the block's first line. */
      readonly places: Readonly<Record<string, Place>>;
      readonly label: number | null;
      readonly body: number;
      readonly place: Place;
    };

/** Sanitised HTML with gaps: strings are SafeHtml, numbers index `slots`. */
export type Part = readonly (string | number)[];

/** One text, parsed, sanitised and typeset once per build: independent of every variant, plain data, never changed. */
export interface ParsedSection {
  readonly key: string;
  readonly file: string;
  /** `parts[0]` is the text itself, the others are what its blocks, headings and notes contain. */
  readonly parts: readonly Part[];
  readonly slots: readonly Slot[];
  /** Footnote label → index of its part. */
  readonly notes: Readonly<Record<string, number>>;
  readonly messages: readonly Message[];
}

/** A list that layout makes of the whole document, and that an author may place: `::references`. */
export type CollectedPart = 'key-messages' | 'recommendations' | 'contents' | 'references';

/** A heading in reading order; depth 1 is a chapter. */
export interface OutlineEntry {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly depth: number;
}

/** A figure or table that a document shows, in reading order. */
export interface FigureEntry {
  readonly kind: 'figure' | 'table';
  readonly id: string;
  readonly number: string;
  /** Plain text. */
  readonly title: string;
}

export interface Chapter {
  readonly id: string;
  /** "3", or "" for a chapter without a number. */
  readonly number: string;
  /** Plain text. */
  readonly title: string;
  /** Where the author placed a collected part stands `<div data-part="references"></div>`, which layout fills. */
  readonly html: SafeHtml;
  readonly file: string;
}

/** A link to a place in the report: its id and what to call it. */
export interface Whereabouts {
  readonly id: string;
  readonly chapter: string;
  readonly chapterTitle: string;
  /** False for what only a briefing shows. */
  readonly inReport: boolean;
}

export interface KeyMessage {
  readonly id: string;
  readonly html: SafeHtml;
  readonly where: Whereabouts;
  readonly section: SectionName;
  readonly place: Place;
}

export interface Finding {
  readonly id: string;
  /** "4.1": chapter and place in it. */
  readonly number: string;
  readonly claim: SafeHtml;
  readonly body: SafeHtml;
  readonly strength: StrengthLevel;
  readonly outOf: number;
  readonly briefing: boolean;
  /** Whether its claim or body cites a work or calls a note. */
  readonly cited: boolean;
  readonly where: Whereabouts;
  readonly section: SectionName;
  readonly place: Place;
}

export interface Recommendation {
  readonly id: string;
  /** 1, 2, 3 … in order of appearance. */
  readonly number: number;
  readonly headline: SafeHtml;
  readonly body: SafeHtml;
  readonly audience: string;
  readonly by: string;
  readonly findings: readonly { readonly id: string; readonly number: string }[];
  readonly where: Whereabouts;
  readonly section: SectionName;
  readonly place: Place;
  /** The same as text, for data. */
  readonly plain: { readonly headline: string; readonly body: string };
}

/** A figure that a briefing shows, or the region at a glance. */
export interface ChosenFigure {
  readonly id: string;
  readonly kind: 'figure' | 'glance';
  readonly html: SafeHtml;
  /** What to call it, as plain text: "Figure 2.1. …". */
  readonly title: string;
  /** Id of the finding of the briefing after which it comes in the report; null before the first. */
  readonly after: string | null;
  readonly where: Whereabouts;
  readonly section: SectionName;
  readonly place: Place;
}

export interface Reference {
  readonly id: string;
  readonly html: SafeHtml;
}

/** A row of texts: of the edition's own region ("here"), of all places together ("whole"), or of any other (""). */
export interface FigureTableRow {
  readonly mark: '' | 'here' | 'whole';
  readonly cells: readonly string[];
}

/** A table of texts, already written out; the first column holds the names of the rows. */
export interface FigureTable {
  readonly head: readonly string[];
  readonly rows: readonly FigureTableRow[];
  /** What marks in the cells stand for. */
  readonly notes: readonly string[];
}

/** The numbers of one chart or map; where it stands in the HTML is a slot, `data-numbers-of="id"`, that layout fills. */
export interface FigureNumbers {
  /** Id of the figure. */
  readonly id: string;
  readonly number: string;
  /** Plain text, as all of it is. */
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly table: FigureTable;
}

/** A name in the two parts that records of a work have; that of an organisation has only the first. */
export interface CitedName {
  readonly family: string;
  readonly given: string;
}

/** A person as an edition shows them. */
export interface Author {
  readonly person: Person;
  readonly cited: CitedName;
  readonly biography: SafeHtml;
}

/** One variant of one publication, composed. */
export interface Document {
  readonly variant: Variant;
  readonly publication: Publication;
  readonly release: Release;
  /** The changes that touch this edition, newest first. */
  readonly changes: readonly DocumentChange[];
  readonly publisher: Publisher;
  readonly region: Region;
  readonly theme: Theme | null;
  readonly brand: string;
  readonly title: string;
  readonly year: string;
  readonly summary: SafeHtml;
  readonly regionalSummary: SafeHtml | null;
  readonly foreword: SafeHtml | null;
  readonly pullQuote: { readonly text: string; readonly source: string } | null;
  readonly authors: readonly Author[];
  readonly citation: string;
  readonly chapters: readonly Chapter[];
  readonly keyMessages: readonly KeyMessage[];
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
  /** Those marked with `briefing`, in a briefing; a report has all figures in its chapters, and none here. */
  readonly chosenFigures: readonly ChosenFigure[];
  readonly references: readonly Reference[];
  readonly ledger: readonly LedgerEntry[];
  readonly outline: readonly OutlineEntry[];
  /** The numbers behind its charts and maps, in reading order. */
  readonly annex: readonly FigureNumbers[];
  readonly figures: readonly FigureEntry[];
  /** Outlines of all places with this one lit, as SVG; null when the project has no boundaries. */
  readonly map: SafeHtml | null;
  readonly mapAttribution: string;
  /** Paths of the pictures it shows. */
  readonly pictures: readonly string[];
  readonly messages: readonly Message[];
}
