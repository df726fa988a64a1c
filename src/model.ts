/**
 * Every type that passes between the stages, in the order in which the data flows.
 *
 * Glossary (one word per idea, used the same way in code, messages and documents):
 *
 * - Publication: one folder in `briefings/`, written once.
 * - Section: one Markdown file of a publication; it becomes one chapter of a report.
 * - Edition: a way of publishing it: `report` or `policy-briefing`.
 * - Region: a place of any geography with an edition of its own; the national edition has none.
 * - Variant: one { edition, region or null, language } of one publication.
 * - Document: one variant, composed: every number, reference and citation is settled.
 * - Source: a cited work from the bibliography.
 * - Finding: a claim with a rated strength of evidence.
 * - Key message: a sentence or two that stand for a chapter.
 * - Recommendation: what should be done, by whom and by when.
 * - Theme: one of the hub's research themes. Brand: colours and names in which an edition appears.
 * - Design: templates, style sheets, words, brands and fonts.
 * - Job: one page to print, as plain data.
 * - Message: a problem in what an author wrote, with its place.
 *
 * All fields are readonly, paths are relative to the project root with `/`, lengths and times carry
 * their unit in the name, lines and columns are 1-based.
 */
// ---------------------------------------------------------------- messages

export type Severity = 'error' | 'warning' | 'info';

/** A place in a file: 1-based line and column; `endColumn` is exclusive and on the same line. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** One problem in what an author wrote: a value, never thrown. */
export interface Message extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
  readonly hint?: string;
}

/** HTML that went through the sanitiser or was made by a trusted step; the only thing a triple-stash may print. */
export type SafeHtml = string & { readonly __safeHtml: unique symbol };

// ---------------------------------------------------------------- collect

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
  readonly widthPx: number;
  readonly heightPx: number;
}

export type Status = 'draft' | 'review' | 'published';

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
  readonly status: Status;
  readonly briefing: { readonly maxPages: number };
  readonly sections: readonly Section[];
  readonly regional: readonly RegionalNotes[];
  readonly sources: readonly Source[];
  readonly pictures: readonly Picture[];
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
  readonly publications: readonly Publication[];
  readonly design: Design;
}

// ---------------------------------------------------------------- plan

export interface Variant {
  readonly publication: string;
  readonly edition: EditionName;
  /** Region id, or null for the national edition. */
  readonly region: string | null;
  readonly language: string;
  /** Folder of the site that holds its files: "innovation-evidence-review/wales". */
  readonly folder: string;
  /** File names in that folder: "report.html", "innovation-evidence-review-wales-report.pdf". */
  readonly webFile: string;
  readonly pdfFile: string;
}

// ---------------------------------------------------------------- compose

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

/** What differs by variant and therefore stands as a gap in the parsed HTML. Numbers in `label`, `body` and `part` index `parts`. */
export type Slot =
  | { readonly kind: 'citation'; readonly narrative: boolean; readonly items: readonly CitedItem[] }
  | { readonly kind: 'value'; readonly name: string; readonly place: Place }
  | { readonly kind: 'note-call'; readonly note: string; readonly place: Place }
  | {
      readonly kind: 'image';
      readonly path: string;
      readonly alt: string;
      readonly title: string;
      readonly place: Place;
    }
  | { readonly kind: 'anchor-link'; readonly id: string; readonly part: number; readonly place: Place }
  | {
      readonly kind: 'heading';
      readonly depth: number;
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

/** A heading in reading order; depth 1 is a chapter. */
export interface OutlineEntry {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly depth: number;
}

export interface Chapter {
  readonly id: string;
  /** "3", or "" for a chapter without a number. */
  readonly number: string;
  /** Plain text. */
  readonly title: string;
  readonly html: SafeHtml;
  readonly file: string;
}

/** A link to a place in the report: its id and what to call it. */
export interface Whereabouts {
  readonly id: string;
  readonly chapter: string;
  readonly chapterTitle: string;
}

export interface KeyMessage {
  readonly id: string;
  readonly html: SafeHtml;
  readonly where: Whereabouts;
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
}

export interface Reference {
  readonly id: string;
  readonly html: SafeHtml;
}

/** A person as an edition shows them. */
export interface Author {
  readonly person: Person;
  readonly biography: SafeHtml;
}

/** One variant of one publication, composed. */
export interface Document {
  readonly variant: Variant;
  readonly publication: Publication;
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
  readonly references: readonly Reference[];
  readonly outline: readonly OutlineEntry[];
  /** Outlines of all places with this one lit, as SVG; null when the project has no boundaries. */
  readonly map: SafeHtml | null;
  readonly mapAttribution: string;
  /** Paths of the pictures it shows. */
  readonly pictures: readonly string[];
  readonly messages: readonly Message[];
}

// ---------------------------------------------------------------- layout

export type Medium = 'print' | 'web';

/** One HTML page, whole. */
export interface HtmlPage {
  readonly html: string;
  readonly title: string;
  readonly language: string;
}

/** A file that pages link to: style sheets, fonts, pictures. */
export interface Asset {
  /** Path from the root of the site: "assets/print-lpip-hub.css". Print pages use it as it is, web pages with "../" before it. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** What a landing page says of one download. */
export interface Download {
  readonly edition: EditionName;
  readonly format: Format;
  readonly file: string;
  readonly bytes: number;
  readonly pages: number | null;
}

/** One publication in one region, as landing pages and the index see it. */
export interface Landing {
  /** Report of this region where it was built, else the briefing. */
  readonly document: Document;
  readonly downloads: readonly Download[];
  /** Every region with a landing page in this build, the national one first. */
  readonly siblings: readonly { readonly region: string | null; readonly name: string; readonly folder: string }[];
}

// ---------------------------------------------------------------- print

/** One page to print, as plain data. */
export interface PrintJob {
  /** Names the job in messages: "innovation-evidence-review, Wales, report". */
  readonly name: string;
  readonly html: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** Date of the document in the PDF: "2024", "2024-05" or "2024-05-17". */
  readonly date: string;
  /** Families that may appear in the PDF, as in `@font-face`. */
  readonly fontFamilies: readonly string[];
}

/** A font in the PDF that is not ours, with the characters it stood in for. */
export interface StrayFont {
  readonly font: string;
  /** `missing-glyph`: the font is ours, but drew an empty box for a character that no font on the machine has. */
  readonly reason: 'type3' | 'fallback' | 'not-embedded' | 'missing-glyph';
  readonly characters: readonly string[];
}

/** A finished PDF. */
export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Page (1-based) of every anchor that a link or an empty slot names. */
  readonly anchors: Readonly<Record<string, number>>;
  readonly strayFonts: readonly StrayFont[];
  /** False when the contents' numbers still differed from the PDF's after three prints. */
  readonly settled: boolean;
}

// ---------------------------------------------------------------- publish

export type FileKind = 'index' | 'landing' | 'web-edition' | 'pdf' | 'asset';

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

// ---------------------------------------------------------------- build

/** What a build is narrowed to; what is left out is not narrowed. */
export interface Filters {
  readonly publication?: string;
  /** Region id, or "national". */
  readonly region?: string;
  readonly edition?: string;
  readonly formats?: readonly Format[];
}

/** One edition with what was made of it, as publish takes it. */
export interface BuiltEdition {
  readonly document: Document;
  readonly web: HtmlPage | null;
  readonly pdf: Pdf | null;
}

export type StageName = 'collect' | 'compose' | 'layout' | 'print' | 'publish';

/** Milliseconds from wall clock; print runs beside compose and layout, so the stages add up to more than the total. */
export type Timings = Readonly<Record<StageName | 'total', number>>;

/** How far one stage has come: `done` of `total` things. */
export interface Progress {
  readonly stage: StageName;
  readonly done: number;
  readonly total: number;
}

/** Prints jobs: a local browser, workers on a queue or a test's fake. */
export interface Printer {
  warm(): Promise<void>;
  print(job: PrintJob): Promise<Pdf>;
  close(): Promise<void>;
}

export interface BuildOptions {
  /** Folder that holds despatch.yaml. */
  readonly root: string;
  readonly outDir: string;
  readonly filters?: Filters;
  /** Called once, when the first page can be printed at the earliest; not called when no PDF is wanted. */
  readonly makePrinter: (assets: readonly Asset[]) => Promise<Printer>;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface BuildResult {
  /** False when there is an error among the messages: nothing was written then. */
  readonly ok: boolean;
  readonly messages: readonly Message[];
  readonly files: readonly ManifestEntry[];
  readonly timings: Timings;
  /** The editions that were asked for, in order. */
  readonly variants: readonly Variant[];
}
