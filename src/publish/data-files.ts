// Turns a built edition into the files of data that stand beside its PDF.
import type { BuiltEdition, DataKind, Document, Pdf } from '../model.ts';
import { ledgerData } from './ledger-data.ts';
import { recommendationsData } from './recommendations-data.ts';

/** One file of data: its name in the edition's folder, and its bytes. */
export interface DataFile {
  readonly kind: DataKind;
  readonly format: 'csv' | 'json';
  readonly file: string;
  readonly bytes: Uint8Array;
}

const made = new WeakMap<Document['ledger'], { readonly pdf: Pdf | null; readonly files: readonly DataFile[] }>();

/** The files of an edition, made once for it and its copy in a version (which has its ledger): pages tell their sizes before they are written. */
export function dataFilesOf(edition: BuiltEdition): readonly DataFile[] {
  const { document, pdf } = edition;
  const known = made.get(document.ledger);
  if (known !== undefined && known.pdf === pdf) return known.files;
  const files = filesOf(edition);
  made.set(document.ledger, { pdf, files });
  return files;
}

function filesOf(edition: BuiltEdition): readonly DataFile[] {
  const base = edition.document.variant.pdfFile.replace(/\.pdf$/, '');
  const of = (kind: DataKind, name: string, texts: { readonly csv: string; readonly json: string } | null) =>
    texts === null
      ? []
      : (['csv', 'json'] as const).map((format) => ({
          kind,
          format,
          file: `${base}-${name}.${format}`,
          bytes: Buffer.from(texts[format]),
        }));
  return [
    ...of('ledger', 'evidence-ledger', ledgerData(edition)),
    ...of('recommendations', 'recommendations', recommendationsData(edition)),
  ];
}
