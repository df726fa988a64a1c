// What is verified in finished files, and the statement that is made of it.

/** One rule that a machine can check; `src/verify/rules.ts` says each in words. */
export type VerifyRule =
  | 'pdf-opens'
  | 'pdf-open-to-all'
  | 'pdf-version'
  | 'pdf-identity'
  | 'pdf-claim'
  | 'pdf-title'
  | 'pdf-title-shown'
  | 'pdf-language'
  | 'pdf-tagged'
  | 'pdf-tags-known'
  | 'pdf-content-tagged'
  | 'pdf-heading-levels'
  | 'pdf-alternatives'
  | 'pdf-link-names'
  | 'pdf-links'
  | 'pdf-annotations-tagged'
  | 'pdf-tables-regular'
  | 'pdf-table-heads'
  | 'pdf-lists'
  | 'pdf-notes'
  | 'pdf-tab-order'
  | 'pdf-fonts-embedded'
  | 'pdf-fonts-readable'
  | 'pdf-colours'
  | 'pdf-actions'
  | 'pdf-attachments'
  | 'pdf-outline'
  | 'pdf-page-labels'
  | 'html-language'
  | 'html-title'
  | 'html-headings'
  | 'html-alternatives'
  | 'html-ids'
  | 'html-links'
  | 'html-scripts'
  | 'html-own-host'
  | 'files-listed'
  | 'files-unchanged'
  | 'files-no-strays';

/** A file as it was read; its path is relative to what is verified, with `/`. */
export interface FileToVerify {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is wrong at one place. */
export interface VerifyFinding {
  readonly file: string;
  readonly rule: VerifyRule;
  /** 1-based; null where it is of the whole file, of a web page, or cannot be told. */
  readonly page: number | null;
  /** One sentence. */
  readonly text: string;
}

/** One rule that was applied. */
export interface VerifiedRule {
  readonly rule: VerifyRule;
  /** What holds where nothing was found, as a sentence. */
  readonly says: string;
  /** Where it is asked for, as in "PDF/UA-1, 7.4.2"; "" where it is our own. */
  readonly source: string;
  /** How many things were looked at, and what they are, as in 312 "heading". */
  readonly items: number;
  readonly item: string;
  readonly files: number;
  readonly findings: number;
}

export interface VerifiedPdf {
  readonly file: string;
  readonly pages: number;
  /** What its metadata claim, as in "PDF/UA-1" and "PDF/A-3a". */
  readonly claims: readonly string[];
  readonly findings: number;
}

/** An address on another site, and where it is named. */
export interface ExternalLink {
  /** As it is written, without its fragment. */
  readonly url: string;
  /** How many links lead there. */
  readonly count: number;
  /** Sorted. */
  readonly files: readonly string[];
}

/** What a machine cannot settle, or this one does not. */
export interface VerifyNote {
  readonly id: string;
  readonly text: string;
}

/** What was checked, what was found, and what is left: the same for the same files. */
export interface ConformanceStatement {
  /** Whether nothing was found; it is no more than that. */
  readonly ok: boolean;
  readonly files: number;
  readonly pdfs: readonly VerifiedPdf[];
  readonly webPages: number;
  /** Rules that had a file to look at, in the order of the catalogue. */
  readonly checked: readonly VerifiedRule[];
  /** By file, in the order of the rules. */
  readonly findings: readonly VerifyFinding[];
  /** What needs a person. */
  readonly people: readonly VerifyNote[];
  /** What a machine could check and this one does not. */
  readonly unchecked: readonly VerifyNote[];
}
