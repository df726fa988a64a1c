// Texts, documents and PDFs → messages: the door of the check room, and the lists of its rules.
import type { Document, Message, Pdf, Publication, Region } from '../model.ts';
import { abbreviationIsDefinedOnce } from './abbreviation-is-defined-once.ts';
import { briefingFitsItsPages } from './briefing-fits-its-pages.ts';
import { charactersHaveGlyphs } from './characters-have-glyphs.ts';
import { findingHasSource } from './finding-has-source.ts';
import { pageNumbersSettle } from './page-numbers-settle.ts';
import { pdfIsAccessible } from './pdf-is-accessible.ts';
import { regionTextStaysHome } from './region-text-stays-home.ts';
import { sourceIsCited, type Texts } from './source-is-cited.ts';

/** A finished edition: what was composed and what was printed of it. */
export interface PrintedDocument {
  readonly document: Document;
  readonly pdf: Pdf;
}

const DOCUMENT_RULES: readonly ((document: Document) => readonly Message[])[] = [
  findingHasSource,
  abbreviationIsDefinedOnce,
];
const PRINT_RULES: readonly ((printed: PrintedDocument) => readonly Message[])[] = [
  charactersHaveGlyphs,
  pageNumbersSettle,
  pdfIsAccessible,
  briefingFitsItsPages,
];

/** What is wrong with the texts of some publications taken together, whatever the variant. */
export function checkTexts(publications: readonly Publication[], texts: Texts): readonly Message[] {
  return publications.flatMap((publication) => sourceIsCited(publication, texts));
}

/** What is wrong with a composed document; `regions` are all of the project, whose texts must stay apart. */
export function check(document: Document, regions: readonly Region[] = []): readonly Message[] {
  return [...DOCUMENT_RULES.flatMap((rule) => rule(document)), ...regionTextStaysHome(document, regions)];
}

/** What only the finished PDF shows. */
export function printMessages(printed: PrintedDocument): readonly Message[] {
  return PRINT_RULES.flatMap((rule) => rule(printed));
}
