// Rule page-numbers-settle: the page numbers in the contents agree with the pages.
import { message } from '../messages.ts';
import type { Document, Message, Pdf } from '../model.ts';

/** A PDF whose numbers still moved after three prints is an error: its contents would be wrong. */
export function pageNumbersSettle({ document, pdf }: { document: Document; pdf: Pdf }): readonly Message[] {
  if (pdf.settled) return [];
  const { edition, region } = document.variant;
  const name = `${edition}${region === null ? '' : `, ${document.region.name}`}`;
  const hint =
    'Please report this with the publication: a template makes the length of the text depend on its page numbers.';
  return [
    message(
      'page-numbers-settle',
      { file: document.publication.file },
      `The page numbers in the contents (${name}) did not settle in three prints.`,
      hint,
    ),
  ];
}
