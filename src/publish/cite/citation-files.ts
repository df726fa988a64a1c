// Turns a document into the files from which reference managers take its record.
import type { CitationFile, Document } from '../../model.ts';
import { addressOf } from '../address-of.ts';
import { citationRecord } from './citation-record.ts';
import { writeBibtex } from './write-bibtex.ts';
import { writeCslJson } from './write-csl-json.ts';
import { writeRis } from './write-ris.ts';

const FORMATS = [
  { format: 'bibtex', ending: 'bib', write: writeBibtex },
  { format: 'ris', ending: 'ris', write: writeRis },
  { format: 'csl-json', ending: 'csl.json', write: writeCslJson },
] as const;

/** A citation file with its text. */
export interface CitationText extends CitationFile {
  readonly text: string;
}

/** The files of a landing page, to stand beside it; `baseUrl` is where the site will be, null while that is not known. */
export function citationFiles(document: Document, baseUrl: string | null): readonly CitationText[] {
  const { publication, region, folder } = document.variant;
  const record = citationRecord(document, addressOf(baseUrl, folder) ?? '');
  return FORMATS.map(({ format, ending, write }) => {
    const text = write(record);
    const file = `${region === null ? publication : `${publication}-${region}`}.${ending}`;
    return { format, file, bytes: Buffer.byteLength(text), text };
  });
}
