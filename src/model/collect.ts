// What collect reads from disk.
import type { Place } from './messages.ts';
import type { Change, Status, Withdrawal } from './release.ts';

export type EditionName = 'report' | 'policy-briefing';
export type Format = 'html' | 'pdf';

/** One level of the scale of evidence; `number` counts from 1, the weakest. */
export interface StrengthLevel {
  readonly id: string;
  readonly word: string;
  readonly number: number;
}

export interface Publisher {
  readonly name: string;
  readonly short: string;
  readonly host?: string;
  readonly url: string;
  readonly email?: string;
}

/** despatch.yaml, checked. */
export interface Config {
  readonly publisher: Publisher;
  readonly baseUrl?: string;
  readonly languages: readonly string[];
  readonly editions: readonly EditionName[];
  readonly brand: string;
  readonly citationStyle: string;
  readonly paper: 'A4';
  readonly scale: readonly StrengthLevel[];
  /** Where `despatch publish` publishes, and whether builds that are narrowed may go there. */
  readonly publish?: { readonly to: string; readonly partial: boolean };
}

export interface Partner {
  readonly name: string;
  readonly lead?: string;
  readonly url?: string;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  /** How the name reads inside a sentence: "the West Midlands". */
  readonly nameInText: string;
  /** Names by language tag. */
  readonly names: Readonly<Record<string, string>>;
  readonly codes: { readonly itl1?: string; readonly gss?: string };
  readonly kind?: string;
  readonly brand?: string;
  readonly contact?: string;
  readonly partners: readonly Partner[];
}

export interface Link {
  readonly label: string;
  readonly url: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** As in a citation line: "Billing, C.". */
  readonly citedAs: string;
  readonly role?: string;
  readonly organisation?: string;
  /** Markdown. */
  readonly biography?: MarkdownText;
  readonly biographyDate?: string;
  /** Path of the picture, with its alternative text. */
  readonly photo?: string;
  readonly photoAlt?: string;
  readonly orcid?: string;
  readonly links: readonly Link[];
}

export interface Theme {
  readonly id: string;
  readonly title: string;
  readonly introduction?: MarkdownText;
  readonly url?: string;
}

/** Markdown that stands inside a YAML file, with the place of its first character so that messages can find it. */
export interface MarkdownText {
  readonly text: string;
  readonly file: string;
  /** Line of the text's first line in the file. */
  readonly line: number;
  /** Column of each line's first character (block scalars are indented). */
  readonly column: number;
}

/** One Markdown file. `replaces` and `added` sections belong to one region. */
export interface Section {
  /** File name without extension, and for an added section without its `+after-NN` mark: "03-local-policy". */
  readonly id: string;
  readonly file: string;
  readonly text: string;
  /** SHA-256 of the text, hex. */
  readonly hash: string;
  readonly region: string | null;
  readonly placement: 'shared' | 'replaces' | 'added';
  /** The two digits that order it: of its own name, or for an added section of the one it follows. */
  readonly order: string;
  /** False for `00-…`: a chapter without a number. */
  readonly numbered: boolean;
}

/** A work in CSL-JSON; the fields are those of the CSL 1.0.2 schema. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A cited work, with the place of its entry. */
export interface Source extends Place {
  readonly id: string;
  readonly csl: CslItem;
}

export interface PullQuote {
  readonly text: string;
  readonly source?: string;
}

/** A picture that sections may show; `bytes` are as found on disk, already checked for type and size. */
export interface Picture {
  /** As an author writes it: relative to the publication's folder, "images/map.png". */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Words that stand in it as text, as far as they can be read: those of an SVG. */
  readonly words: readonly string[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** region.yaml: what one region overrides. */
export interface RegionalNotes {
  readonly region: string;
  readonly file: string;
  readonly summary?: MarkdownText;
  readonly foreword?: MarkdownText;
  readonly contact?: string;
}

/** One folder of `briefings/`, read. */
export interface Publication {
  /** Name of its folder. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly kind: string;
  readonly theme?: string;
  readonly authors: readonly string[];
  /** "2024", "2024-05" or "2024-05-17". */
  readonly date: string;
  /** Numbers with dots between them: "1.0". */
  readonly version: string;
  readonly summary: MarkdownText;
  readonly pullQuote?: PullQuote;
  readonly keywords: readonly string[];
  readonly identifiers: { readonly doi?: string; readonly isbn?: string; readonly series?: string };
  readonly licence?: { readonly name: string; readonly url?: string };
  readonly funders: readonly string[];
  /** Template of the house citation line: {authors}, {year}, {title}, {publisher}. */
  readonly citation: string;
  readonly notice?: string;
  readonly disclaimer?: string;
  readonly editions: readonly EditionName[];
  /** Region ids with an edition of their own. */
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly related: readonly string[];
  readonly status: Status;
  /** "2026-12-01", which starts at midnight UTC, or "2026-12-01T09:30+01:00"; it is held back until then. */
  readonly embargo?: string;
  /** Always there when the status is withdrawn. */
  readonly withdrawn?: Withdrawal;
  /** Newest first; the first is of `version`. */
  readonly changes: readonly Change[];
  readonly briefing: { readonly maxPages: number };
  readonly sections: readonly Section[];
  readonly regional: readonly RegionalNotes[];
  readonly sources: readonly Source[];
  readonly pictures: readonly Picture[];
  readonly tables: readonly Table[];
}

/** Boundaries in WGS84 (GeoJSON), keyed by code; `attribution` is printed with every drawing of them. */
export interface Boundaries {
  readonly attribution: string;
  readonly places: readonly { readonly code: string; readonly geometry: unknown }[];
}

export interface Brand {
  readonly id: string;
  readonly name: string;
  /** Token name without dashes to CSS colour: ink, accent, accentText, support, tint1, tint2, grey, onInk, coverLand, coverLit. */
  readonly colours: Readonly<Record<string, string>>;
}

/** One font file, with what `@font-face` needs. */
export interface FontFile {
  readonly file: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly unicodeRange: string;
  readonly bytes: Uint8Array;
}

/** Templates, styles, words, brands and fonts: the project's own over the package's. */
export interface Design {
  /** Template name ("report-print", "partials/cover") to Handlebars source. */
  readonly templates: Readonly<Record<string, string>>;
  /** Style sheet name ("print", "web") to CSS. */
  readonly styles: Readonly<Record<string, string>>;
  /** Interface words by language, then by dotted key. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly brands: Readonly<Record<string, Brand>>;
  readonly fonts: readonly FontFile[];
  /** CSL style and locale XML by name: "apa", "locales-en-GB". */
  readonly csl: Readonly<Record<string, string>>;
}

/** Everything a build needs from disk, read once, with what is wrong with it. */
export interface Collection {
  readonly config: Config;
  readonly national: Region;
  readonly regions: readonly Region[];
  readonly boundaries: Boundaries | null;
  readonly people: readonly Person[];
  readonly themes: readonly Theme[];
  /** briefings/about.md. */
  readonly about: MarkdownText | null;
  readonly publications: readonly Publication[];
  readonly design: Design;
}

/** What a column of a table holds. `unit` is a key of the formats: "gbp", "gbp-million", "percent", "count", "persons", "ratio", or free words. */
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: 'number' | 'text';
  /** Decimals to show; those of the published figures where it is not given. */
  readonly decimals?: number;
}

/** One row of a CSV: `null` is a missing cell. `line` is its line in the file. */
export interface Row {
  readonly place: string;
  readonly period: string;
  readonly cells: Readonly<Record<string, number | string | null>>;
  /** Numbers that the file writes otherwise than a program would, such as 37577.0. */
  readonly written?: Readonly<Record<string, string>>;
  readonly line: number;
}

/** One CSV of a publication with what data.yaml says of it. */
export interface Table {
  /** Name in `{{ name.column }}` and `data=name`: the key in data.yaml. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string;
  /** "2025-11-28", "2025-11" or "2025". */
  readonly released: string;
  readonly retrieved?: string;
  readonly licence: string;
  readonly url?: string;
  /** The line that comes out under each figure. */
  readonly attribution: string;
  /** Bibliography key of the work that the figures come from, where there is one. */
  readonly source?: string;
  readonly columns: readonly Column[];
  /** Codes in the rows are of this kind; a region is found by its code of the same kind, or by its name. */
  readonly placeKind: 'gss' | 'itl1' | 'id' | 'name';
  /** Code of the whole country in the rows, where it is not the national edition's own. */
  readonly nationalCode?: string;
  /** Places in the rows that are no regions, by code: { E92000001: "England" }. */
  readonly otherPlaces?: Readonly<Record<string, string>>;
  /** Regions that other places lie in, by the code of the place: { E47000001: "north-west" }. */
  readonly within?: Readonly<Record<string, string>>;
  /** Periods in the order of time, oldest first. */
  readonly periods: readonly string[];
  /** What a missing cell reads as: "not available". */
  readonly missing: string;
  readonly rows: readonly Row[];
  /** Columns whose cells may be missing by design. */
  readonly mayMiss: readonly string[];
  /** True when something in it had a message: of its values nothing more is said. */
  readonly faulty?: boolean;
}
