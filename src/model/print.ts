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
  readonly publisher?: string;
  /** "https://doi.org/10.1/x" or "urn:isbn:978…". */
  readonly identifier?: string;
  readonly rights?: { readonly text: string; readonly url?: string };
  /** Files that go with the document, such as the tables that it shows. */
  readonly attachments?: readonly Attachment[];
}

/** One page to draw as a picture, as plain data. */
export interface PictureJob {
  /** Names the job in messages. */
  readonly name: string;
  readonly html: string;
  /** In pixels, from the page's top left corner. */
  readonly width: number;
  readonly height: number;
}

/** A file within the PDF: `Source` is what the document was made from, `Data` what it shows. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
  readonly description: string;
  readonly relation: 'Source' | 'Data';
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

/** What keeps a PDF from being accessible; `text` is that of the place, "" where it has none, `page` is 1-based. */
export interface PdfFault {
  readonly what:
    | 'untagged'
    | 'title'
    | 'language'
    | 'alternative'
    | 'heading-level'
    | 'link-name'
    | 'list'
    | 'table-regular'
    | 'table-head'
    | 'note-id'
    | 'tab-order';
  readonly text: string;
  readonly page: number | null;
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
  /** What its own checks found; it claims PDF/UA-1 and PDF/A-3a only when they found nothing. */
  readonly faults: readonly PdfFault[];
}
