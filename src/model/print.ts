// What print takes and makes.

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
  /** Pages of the report of the same region by the ids in it, for the `[data-report-page]` of a briefing. */
  readonly reportPages?: Readonly<Record<string, number>>;
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

/** A part of a document that takes up room, as layout marks it by `data-block` and `data-block-title`. */
export interface PrintedBlock {
  readonly id: string;
  readonly title: string;
  /** Height of its box, on all of its pages together. */
  readonly heightMm: number;
}

/** A finished PDF. */
export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Page (1-based) of every element with an id; of those that a link or a slot names, as the PDF itself has it. */
  readonly anchors: Readonly<Record<string, number>>;
  /** In the order of the document. */
  readonly blocks: readonly PrintedBlock[];
  /** How far down the text goes on the last page, from the top of its text area; null when it could not be measured. */
  readonly lastPageMm: number | null;
  readonly strayFonts: readonly StrayFont[];
  /** False when a page number in the text still differed from the PDF's after three prints. */
  readonly settled: boolean;
}
