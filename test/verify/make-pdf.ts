// Makes small PDFs with pdf-lib in which one thing at a time can be wrong.
import {
  type AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';

/** Elements as they are written: [type, entries, kids]; a number is marked content, "link" the link of the page. */
export type Element = readonly [
  type: string,
  entries: Readonly<Record<string, unknown>>,
  ...kids: (Element | number | 'link')[],
];

export interface Parts {
  readonly pdf: PDFDocument;
  readonly page: PDFDict;
  readonly link: PDFDict;
  readonly font: PDFFont;
}

export const name = (text: string): PDFName => PDFName.of(text);

const TABLE: Element = [
  'Table',
  {},
  [
    'TR',
    {},
    ['TH', { A: { O: name('Table'), Scope: name('Column') } }],
    ['TH', { A: { O: name('Table'), Scope: name('Column') } }],
  ],
  ['TR', {}, ['TD', { A: { O: name('Table'), ColSpan: 2 } }]],
];
export const GOOD: readonly Element[] = [
  ['H1', {}, 0],
  ['P', {}, 1, ['Link', {}, 'link']],
  ['Figure', { Alt: PDFString.of('A map') }],
  ['L', {}, ['LI', {}, ['Lbl', {}], ['LBody', {}]]],
  ['Note', { ID: PDFString.of('n1') }],
  TABLE,
];
export const CONTENT =
  '/H1 <</MCID 0>> BDC 0 0 9 9 re f EMC /P <</MCID 1>> BDC 0 0 9 9 re f EMC /Artifact BMC 0 0 9 9 re f EMC';
export const XMP =
  '<x:xmpmeta><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">A &amp; B</rdf:li></rdf:Alt></dc:title>' +
  '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description></x:xmpmeta>';

export interface Wanted {
  readonly elements?: readonly Element[];
  readonly content?: string;
  readonly xmp?: string;
  /** Makes something wrong before the PDF is written. */
  readonly spoil?: (parts: Parts) => void;
}

/** A PDF of one page in which everything is as it should be, but for what is asked for. */
export async function makePdf({
  elements = GOOD,
  content = CONTENT,
  xmp = XMP,
  spoil,
}: Wanted = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const { context, catalog } = pdf;
  const { node: page, ref } = pdf.addPage([200, 200]);
  pdf.setTitle('A & B', { showInWindowTitleBar: true });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  await font.embed();
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 9, 9],
    Contents: PDFString.of('A site'),
    Dest: [ref, 'Fit'],
  });
  const linkRef = context.register(link);
  const set = (dict: PDFDict, entries: Readonly<Record<string, unknown>>) => {
    for (const [key, value] of Object.entries(entries)) dict.set(name(key), context.obj(value as never) as PDFObject);
  };
  set(page, {
    Annots: [linkRef],
    Tabs: 'S',
    StructParents: 0,
    Resources: {},
    Contents: context.register(context.flateStream(content)),
  });
  const write = ([type, entries, ...kids]: Element): PDFDict => {
    const dict = context.obj({ S: type, P: name('none'), Pg: ref, K: [] });
    set(dict, entries);
    const list = dict.lookup(name('K'), PDFArray);
    for (const kid of kids)
      list.push(
        kid === 'link'
          ? context.obj({ Type: 'OBJR', Obj: linkRef })
          : typeof kid === 'number'
            ? context.obj(kid)
            : context.register(write(kid)),
      );
    return dict;
  };
  const profile = context.register(context.flateStream('profile', { N: 3 }));
  set(catalog, {
    Lang: PDFString.of('en-GB'),
    MarkInfo: { Marked: true },
    PageLabels: { Nums: [0, { S: 'D' }] },
    StructTreeRoot: { Type: 'StructTreeRoot', K: [context.register(write(['Document', {}, ...elements]))] },
    OutputIntents: [{ S: 'GTS_PDFA1', Info: PDFString.of('sRGB'), DestOutputProfile: profile }],
    Metadata: context.register(context.stream(xmp)),
  });
  // The library knows only fonts that bring no shapes; ours are taken for granted until a test says otherwise.
  const written = context.lookup(font.ref, PDFDict);
  set(written, {
    FontDescriptor: { Type: 'FontDescriptor', FontFile: context.register(context.flateStream('shapes')) },
  });
  context.trailerInfo.ID = context.obj([PDFHexString.of('00'), PDFHexString.of('00')]);
  spoil?.({ pdf, page, link, font });
  return pdf.save({ useObjectStreams: false });
}

/** Attaches a file that does, or does not, say how it belongs. */
export async function makePdfWithAttachment(relation: AFRelationship | undefined): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await makePdf(), { updateMetadata: false });
  await pdf.attach(new Uint8Array([1]), 'a.csv', relation === undefined ? {} : { afRelationship: relation });
  return pdf.save({ useObjectStreams: false });
}
