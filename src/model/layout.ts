// What layout makes.
import type { EditionName, Format } from './collect.ts';
import type { Document } from './compose.ts';

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

/** What a file of data holds: the evidence ledger of an edition, or its recommendations. */
export type DataKind = 'ledger' | 'recommendations';

/** What a landing page says of one download. */
export interface Download {
  readonly edition: EditionName;
  /** What it holds: the edition itself, or data of it as CSV and JSON. */
  readonly kind: 'edition' | DataKind;
  readonly format: Format | 'csv' | 'json';
  readonly file: string;
  readonly bytes: number;
  readonly pages: number | null;
  /** Of its text, "en-GB". */
  readonly language: string;
  /** Whether it claims to meet PDF/UA-1, which only a PDF does that was found to have no fault. */
  readonly accessible: boolean;
}

/** A file with the publication's record in a format of reference managers; `file` stands beside the landing page. */
export interface CitationFile {
  readonly format: 'bibtex' | 'ris' | 'csl-json';
  readonly file: string;
  readonly bytes: number;
}

/** One edition to lay out for the web. */
export interface WebEdition {
  readonly document: Document;
  /** Every file of its folder that it may link to. */
  readonly downloads: readonly Download[];
  /** Whether the publication's national landing page is built too; a narrowed build may lack it. */
  readonly hasNational?: boolean;
  /** Whether the site around it has a search, to which it leads. */
  readonly isSearchable?: boolean;
  /** Whether it is made without the site round it, to which it then does not lead. */
  readonly alone?: boolean;
}

/** One publication in one region, as landing pages and the hub's own pages see it. */
export interface Landing {
  /** Report of this region where it was built, else the briefing. */
  readonly document: Document;
  readonly downloads: readonly Download[];
  readonly citationFiles: readonly CitationFile[];
  /** The picture that other sites show with a link, beside the page; left out where none was drawn. */
  readonly card?: string;
  /** Every region with a landing page in this build, the national one first. */
  readonly siblings: readonly { readonly region: string | null; readonly name: string; readonly folder: string }[];
}
