// Rule pdf-is-accessible: a PDF meets PDF/UA-1 and PDF/A-3a, as far as a machine can tell.
import { message } from '../messages.ts';
import type { Document, Message, Pdf, PdfFault, Place } from '../model.ts';
import { findPlace } from './find-place.ts';

/** What is wrong and what mends it. */
const FAULTS: Readonly<Record<PdfFault['what'], readonly [wrong: string, mend: string]>> = {
  untagged: ['has no tags', 'Please report this with the publication: the browser made a PDF without a structure.'],
  title: ['has no title', 'Give the publication a title.'],
  language: ['does not say its language', 'Name the language in despatch.yaml, as in en-GB.'],
  alternative: ['has a picture without an alternative', 'Say what the picture shows: ![A map of …](…).'],
  'heading-level': ['skips a level of headings', 'Go down one level at a time: ## below #, ### below ##.'],
  'link-name': ['has a link without a name', 'Write what the reader finds there between the brackets.'],
  list: ['has a list with other things than items', 'Write the list in Markdown.'],
  'table-regular': [
    'has a table whose rows are not of one length',
    'Count the cells of each row, with colspan and rowspan.',
  ],
  'table-head': [
    'has a table without a head',
    'Give the table a first row of names, or scope="row" in its first column.',
  ],
  'note-id': ['has two notes with one id', 'Please report this with the publication.'],
  'tab-order': ['has links in no order', 'Please report this with the publication.'],
};

/** Each fault that the PDF's own checks found is a warning: the PDF is made, but does not claim to conform. */
export function pdfIsAccessible({ document, pdf }: { document: Document; pdf: Pdf }): readonly Message[] {
  const { edition } = document.variant;
  return pdf.faults.map((fault) => {
    const [wrong, mend] = FAULTS[fault.what];
    const where = fault.page === null ? '' : ` on page ${fault.page}`;
    const said = fault.text === '' ? '' : `: "${fault.text}"`;
    const place = placeOf(fault.text, document) ?? { file: document.publication.file };
    return message('pdf-is-accessible', place, `The PDF (${edition}) ${wrong}${where}${said}.`, mend);
  });
}

/** Where the text of a fault begins in the sources: its first words, whatever marks stand between them. */
function placeOf(text: string, document: Document): Place | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 4) ?? [];
  if (words.length === 0) return null;
  const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'u');
  return findPlace(document, (line) => {
    const found = pattern.exec(line);
    return found === null ? null : { at: found.index, length: found[0].length };
  });
}
