// Turns the bytes of a PDF into what its checks look at, or into the reason why they cannot.
import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  EncryptedPDFError,
  ParseSpeeds,
  type PDFContext,
  type PDFDict,
  PDFDocument,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import type { VerifyRule } from '../model.ts';
import { entryOf, nameAt } from './pdf-values.ts';
import { readTags, type TagTree } from './read-tags.ts';

/** No content of a page is larger, in bytes. */
const LARGEST_STREAM = 500_000_000;

export interface OpenPdf {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly PDFDict[];
  /** Null where the PDF is not tagged. */
  readonly tags: TagTree | null;
  /** "1.7": what the catalogue says, else the header. */
  readonly version: string;
  readonly xmp: string;
}

/** What is wrong at one place of a file that is being checked. */
export interface Fault {
  readonly text: string;
  readonly page?: number | null;
}

/** What one rule came to in one file. */
export interface Checked {
  readonly rule: VerifyRule;
  readonly items: number;
  readonly faults: readonly Fault[];
}

/** Opens a PDF; what cannot be opened is told as the rule that it breaks. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | Checked> {
  try {
    const pdf = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      warnOnInvalidObjects: false,
    });
    const { context, catalog } = pdf;
    const leaves = pdf.getPages();
    const numbers = new Map(leaves.map(({ ref }, index) => [ref.toString(), index + 1]));
    const header = /%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? '';
    return {
      context,
      catalog,
      pages: leaves.map(({ node }) => node),
      tags: readTags(context, catalog, numbers),
      version: nameAt(catalog, 'Version') || header,
      xmp: bytesOf(entryOf(catalog, 'Metadata')).toString('utf8'),
    };
  } catch (cause) {
    if (cause instanceof EncryptedPDFError)
      return {
        rule: 'pdf-open-to-all',
        items: 1,
        faults: [{ text: 'It is encrypted: nothing more could be checked.' }],
      };
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    return { rule: 'pdf-opens', items: 1, faults: [{ text: `It cannot be read: ${reason}` }] };
  }
}

/** The bytes of a stream, decoded; none where it is none. */
export function bytesOf(value: PDFObject | undefined): Buffer {
  if (!(value instanceof PDFRawStream)) return Buffer.alloc(0);
  if (nameAt(value.dict, 'Filter') === 'FlateDecode' && entryOf(value.dict, 'DecodeParms') === undefined)
    try {
      // Ten times as fast as the library, which mends more: it has its turn where this fails.
      return inflateSync(value.contents, { maxOutputLength: LARGEST_STREAM });
    } catch {}
  return Buffer.from(decodePDFRawStream(value).decode());
}
