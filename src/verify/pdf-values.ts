// Reads entries of PDF objects, whatever stands in them: an entry of the wrong kind counts as absent.
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** An entry, with references followed. */
export function entryOf(dict: PDFDict, key: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(key));
}

/** The dictionary in an entry, or that of its stream. */
export function dictAt(dict: PDFDict, key: string): PDFDict | null {
  return asDict(entryOf(dict, key));
}

export function asDict(value: PDFObject | undefined): PDFDict | null {
  if (value instanceof PDFDict) return value;
  return value instanceof PDFStream ? value.dict : null;
}

/** The items of an array, references not followed; a single value is a list of one. */
export function itemsAt(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = entryOf(dict, key);
  if (value instanceof PDFArray) return value.asArray();
  const raw = dict.get(PDFName.of(key));
  return value === undefined || raw === undefined ? [] : [raw];
}

/** A name without its slash, or "". */
export function nameAt(dict: PDFDict, key: string): string {
  const value = entryOf(dict, key);
  return value instanceof PDFName ? value.decodeText() : '';
}

/** A text string, or "". */
export function textAt(dict: PDFDict, key: string): string {
  const value = entryOf(dict, key);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

export function numberAt(dict: PDFDict, key: string): number | null {
  const value = entryOf(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : null;
}
