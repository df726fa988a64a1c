// What is said about an author’s text, and the brand that marks safe HTML.

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
