// Turns a document that was withdrawn into its notice: nothing of what it said goes into any file made of it.
import type { Document, SafeHtml } from '../model.ts';

const NOTHING = '' as SafeHtml;

/** The document as it is, or where it was withdrawn only its title, authors, date and reason. */
export function withdraw(document: Document): Document {
  if (document.release.status !== 'withdrawn') return document;
  return {
    ...document,
    changes: [],
    summary: NOTHING,
    regionalSummary: null,
    foreword: null,
    pullQuote: null,
    chapters: [],
    keyMessages: [],
    findings: [],
    recommendations: [],
    chosenFigures: [],
    references: [],
    ledger: [],
    outline: [],
    annex: [],
    figures: [],
    pictures: [],
  };
}
