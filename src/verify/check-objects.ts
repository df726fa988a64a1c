// Checks the objects that a PDF is made of: fonts, actions, attached files.
import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { Checked, Fault, OpenPdf } from './open-pdf.ts';
import { asDict, dictAt, entryOf, itemsAt, nameAt, textAt } from './pdf-values.ts';

/** Actions that PDF/A-3 forbids (6.5.1). */
const FORBIDDEN = new Set(
  'JavaScript Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView'.split(' '),
);
const RELATIONS = new Set(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']);
/** Encodings that say which characters they mean, so that no ToUnicode is needed. */
const KNOWN_ENCODINGS = new Set(['WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding']);

/** Checks every object once. */
export function checkObjects(pdf: OpenPdf): Checked[] {
  const { context, catalog } = pdf;
  const fonts: PDFDict[] = [];
  const files: PDFDict[] = [];
  const actions: Fault[] = [];
  const associated = new Set<unknown>();
  walk(pdf, (dict) => {
    const type = nameAt(dict, 'Type');
    if (type === 'Font' && !/^CIDFontType/.test(nameAt(dict, 'Subtype'))) fonts.push(dict);
    if (dict.has(PDFName.of('EF'))) files.push(dict);
    for (const raw of itemsAt(dict, 'AF')) associated.add(context.lookup(raw));
    const action = nameAt(dict, 'S');
    // An element of the structure has /S too; it always has a parent.
    if (FORBIDDEN.has(action) && (type === 'Action' || (type === '' && !dict.has(PDFName.of('P')))))
      actions.push({ text: `It holds an action "${action}".` });
  });
  const names = dictAt(catalog, 'Names');
  if (names !== null && dictAt(names, 'JavaScript') !== null)
    actions.push({ text: 'It holds scripts that run when it is opened.' });
  if (catalog.has(PDFName.of('AA')))
    actions.push({ text: 'It does something by itself when it is opened, printed or closed.' });
  return [
    { rule: 'pdf-fonts-embedded', items: fonts.length, faults: fonts.flatMap((font) => embedding(font, pdf)) },
    { rule: 'pdf-fonts-readable', items: fonts.length, faults: fonts.flatMap(readability) },
    { rule: 'pdf-actions', items: 1, faults: actions },
    {
      rule: 'pdf-attachments',
      items: files.length,
      faults: files.flatMap((file) => relation(file, associated.has(file))),
    },
  ];
}

function embedding(font: PDFDict, { context }: OpenPdf): Fault[] {
  const kind = nameAt(font, 'Subtype');
  if (kind === 'Type3') return [{ text: `The font${named(font)} is of type 3: drawings instead of letters.` }];
  const first = itemsAt(font, 'DescendantFonts')[0];
  const owner = kind === 'Type0' ? asDict(first === undefined ? undefined : context.lookup(first)) : font;
  const descriptor = owner === null ? null : dictAt(owner, 'FontDescriptor');
  const programs = ['FontFile', 'FontFile2', 'FontFile3'];
  const isEmbedded = descriptor !== null && programs.some((key) => entryOf(descriptor, key) instanceof PDFStream);
  return isEmbedded ? [] : [{ text: `The font${named(font)} is not embedded.` }];
}

function readability(font: PDFDict): Fault[] {
  if (entryOf(font, 'ToUnicode') instanceof PDFStream) return [];
  if (nameAt(font, 'Subtype') !== 'Type0' && KNOWN_ENCODINGS.has(nameAt(font, 'Encoding'))) return [];
  return [{ text: `The font${named(font)} does not say which characters its shapes stand for (ToUnicode).` }];
}

function named(font: PDFDict): string {
  const name = nameAt(font, 'BaseFont').replace(/^[A-Z]{6}\+/, '');
  return name === '' ? '' : ` "${name}"`;
}

function relation(file: PDFDict, isAssociated: boolean): Fault[] {
  const name = textAt(file, 'UF') || textAt(file, 'F');
  if (!RELATIONS.has(nameAt(file, 'AFRelationship')))
    return [{ text: `The attached file "${name}" does not say how it belongs to the document (AFRelationship).` }];
  return isAssociated ? [] : [{ text: `The attached file "${name}" belongs to nothing (it is not listed in AF).` }];
}

/** Calls `visit` for every dictionary, those within others too. */
function walk({ context }: OpenPdf, visit: (dict: PDFDict) => void): void {
  const open: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const dict = asDict(object);
    if (dict !== null) {
      visit(dict);
      open.push(...dict.values());
    } else if (object instanceof PDFArray) for (const item of object.asArray()) open.push(item);
  }
}
