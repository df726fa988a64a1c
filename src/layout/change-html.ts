// Changes the HTML of every part of a document that holds an author's text.
import type { Document, SafeHtml } from '../model.ts';

/** The document with `change` applied to the parts in which figures and tables can stand. */
export function changeHtml(document: Document, change: (html: SafeHtml) => SafeHtml): Document {
  return {
    ...document,
    chapters: document.chapters.map((one) => ({ ...one, html: change(one.html) })),
    keyMessages: document.keyMessages.map((one) => ({ ...one, html: change(one.html) })),
    findings: document.findings.map((one) => ({ ...one, body: change(one.body) })),
    chosenFigures: document.chosenFigures.map((one) => ({ ...one, html: change(one.html) })),
    recommendations: document.recommendations.map((one) => ({ ...one, body: change(one.body) })),
  };
}
