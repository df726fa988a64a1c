// Every rule for PDFs: a sound PDF breaks none, and each fault that is planted is found by its rule and no other.
import { AFRelationship, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { listExternalLinks, verify } from '../../src/verify/index.ts';
import { CONTENT, type Element, GOOD, makePdf, makePdfWithAttachment, name, type Wanted, XMP } from './make-pdf.ts';

async function findingsIn(bytes: Uint8Array): Promise<string[]> {
  const { findings } = await verify([{ path: 'a.pdf', bytes }], { isFolder: false });
  return findings.map(({ rule, page, text }) => `${rule} ${page ?? '-'} ${text}`);
}

const cell = (type: string, entries: Readonly<Record<string, unknown>> = {}): Element => [type, entries];
const scoped = cell('TH', { A: { O: name('Table'), Scope: name('Row') } });
const withElement = (element: Element): Wanted => ({ elements: [...GOOD, element] });
const drop = (key: string): Wanted => ({ spoil: ({ pdf }) => void pdf.catalog.delete(name(key)) });

const FAULTS: readonly (readonly [finding: string, wanted: Wanted])[] = [
  ['pdf-version - Its version is "2.0".', { spoil: ({ pdf }) => pdf.catalog.set(name('Version'), name('2.0')) }],
  ['pdf-identity - Its trailer has no ID.', { spoil: ({ pdf }) => delete pdf.context.trailerInfo.ID }],
  [
    'pdf-claim - It claims PDF/UA-1 and PDF/A-2b; PDF/A-3a is missing.',
    { xmp: XMP.replace('part>3<', 'part>2<').replace('>A<', '>B<') },
  ],
  [
    'pdf-title - It has two titles: "Other" and, in its metadata, "A & B".',
    { spoil: ({ pdf }) => pdf.setTitle('Other') },
  ],
  ['pdf-title - Its metadata have no title (dc:title).', { xmp: XMP.replace(/<dc:title>.*<\/dc:title>/, '') }],
  ['pdf-title-shown - DisplayDocTitle is not true.', drop('ViewerPreferences')],
  ['pdf-language - It has no language.', drop('Lang')],
  ['pdf-tagged - It is not marked as tagged.', drop('MarkInfo')],
  ['pdf-tagged - It has no structure.', drop('StructTreeRoot')],
  ['pdf-colours - It has no output intent.', drop('OutputIntents')],
  ['pdf-page-labels - Its pages have no labels.', drop('PageLabels')],
  ['pdf-tags-known 1 "Box" is not a standard type, nor mapped to one.', withElement(['Box', {}, ['P', {}, 1]])],
  ['pdf-heading-levels - A heading of level 3 follows one of level 1.', withElement(['H3', {}])],
  ['pdf-heading-levels 1 The first heading is of level 2.', { elements: [['H2', {}, 0], ...GOOD.slice(1)] }],
  ['pdf-alternatives - A figure has no alternative.', withElement(['Figure', { Alt: PDFString.of(' ') }])],
  [
    'pdf-link-names 1 A link has no words for where it leads.',
    { spoil: ({ link }) => void link.delete(name('Contents')) },
  ],
  [
    'pdf-annotations-tagged 1 A link is in no element; it belongs in "Link".',
    { elements: GOOD.map((one) => (one[0] === 'P' ? ['P', {}, 1] : one)) },
  ],
  [
    'pdf-annotations-tagged 1 A link is in "P"; it belongs in "Link".',
    { elements: GOOD.map((one) => (one[0] === 'P' ? ['P', {}, 1, 'link'] : one)) },
  ],
  [
    'pdf-tab-order 1 The keyboard does not follow the structure (Tabs is not S).',
    { spoil: ({ page }) => void page.delete(name('Tabs')) },
  ],
  [
    'pdf-tables-regular - Row 2 of a table fills 1 of 2 columns.',
    withElement(['Table', {}, ['TR', {}, scoped, cell('TD')], ['TR', {}, scoped]]),
  ],
  [
    'pdf-tables-regular - A cell of a table reaches below its last row.',
    withElement(['Table', {}, ['TR', {}, scoped, cell('TD', { A: { RowSpan: 2 } })]]),
  ],
  ['pdf-tables-regular - "TD" stands in "Document".', withElement(['TD', {}])],
  ['pdf-table-heads - A table has no head cells.', withElement(['Table', {}, ['TR', {}, cell('TD')]])],
  [
    'pdf-table-heads - A head cell does not say whether it heads a row or a column (Scope).',
    withElement(['Table', {}, ['TR', {}, cell('TH'), cell('TD')]]),
  ],
  ['pdf-lists - A list holds "P".', withElement(['L', {}, ['P', {}]])],
  ['pdf-lists - A list\'s item holds "P".', withElement(['L', {}, ['LI', {}, ['P', {}]]])],
  ['pdf-lists - An item stands outside a list.', withElement(['LI', {}])],
  ['pdf-notes - A note has no identifier.', withElement(['Note', {}])],
  ['pdf-notes - Two notes have the same identifier.', withElement(['Note', { ID: PDFString.of('n1') }])],
  [
    'pdf-content-tagged 1 Once it paints something that is neither tagged nor decoration.',
    { content: `${CONTENT} 0 0 1 1 re f` },
  ],
  [
    'pdf-content-tagged 1 2 times it paints something that is neither tagged nor decoration.',
    { content: `${CONTENT} /Span BMC BT (EMC \\) /P <</MCID 1>> BDC) Tj ET 1 1 m 2 2 l S EMC` },
  ],
  [
    'pdf-content-tagged 1 Once it marks content that no element holds.',
    { content: `${CONTENT} /P <</MCID 7>> BDC EMC` },
  ],
  [
    'pdf-content-tagged 1 It does not say which elements its content belongs to (StructParents).',
    { spoil: ({ page }) => void page.delete(name('StructParents')) },
  ],
  [
    'pdf-fonts-embedded - The font "Helvetica" is not embedded.',
    { spoil: ({ pdf, font }) => void pdf.context.lookup(font.ref, PDFDict).delete(name('FontDescriptor')) },
  ],
  [
    'pdf-fonts-embedded - The font "Helvetica" is of type 3: drawings instead of letters.',
    { spoil: ({ pdf, font }) => pdf.context.lookup(font.ref, PDFDict).set(name('Subtype'), name('Type3')) },
  ],
  [
    'pdf-fonts-readable - The font "Helvetica" does not say which characters its shapes stand for (ToUnicode).',
    { spoil: ({ pdf, font }) => void pdf.context.lookup(font.ref, PDFDict).delete(name('Encoding')) },
  ],
  [
    'pdf-actions - It holds an action "JavaScript".',
    {
      spoil: ({ pdf, link }) =>
        link.set(name('A'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
    },
  ],
  [
    'pdf-actions - It holds an action "Launch".',
    { spoil: ({ pdf }) => pdf.catalog.set(name('OpenAction'), pdf.context.obj({ Type: 'Action', S: 'Launch' })) },
  ],
  [
    'pdf-outline - It has 21 pages and no bookmarks.',
    {
      spoil: ({ pdf }) => {
        for (let i = 0; i < 20; i++) pdf.addPage();
      },
    },
  ],
];

const leads = (place: unknown, entries: Readonly<Record<string, unknown>> = {}): Wanted => ({
  spoil: ({ pdf, link }) => {
    link.set(name('Dest'), pdf.context.obj(place as never));
    for (const [key, value] of Object.entries(entries)) pdf.catalog.set(name(key), pdf.context.obj(value as never));
  },
});

describe('the links of a PDF', () => {
  const page = [0, 'Fit'];

  it.each([
    ['a name in the catalogue', leads(name('b'), { Dests: { b: page } })],
    [
      'a name in the tree of names',
      leads(PDFString.of('c'), { Names: { Dests: { Kids: [{ Names: [PDFString.of('c'), { D: page }] }] } } }),
    ],
    ['a page by its number', leads(page)],
  ])('may lead to %s', async (_, wanted) => {
    expect(await findingsIn(await makePdf(wanted))).toEqual([]);
  });

  it.each([
    ['pdf-links 1 A link leads to "b", which is no place in the PDF.', leads(name('b'), { Dests: { c: page } })],
    ['pdf-links 1 A link to "b" leads to no page of the PDF.', leads(name('b'), { Dests: { b: [7, 'Fit'] } })],
    ['pdf-links 1 A link leads to no page of the PDF.', leads([])],
    [
      'pdf-links - A bookmark leads to "d", which is no place in the PDF.',
      leads(page, { Outlines: { First: { Title: PDFString.of('D'), Dest: name('d') } } }),
    ],
  ])('%s', async (finding, wanted) => {
    expect(await findingsIn(await makePdf(wanted))).toEqual([finding]);
  });

  it('lead to files of the site, and the rest is listed with where it is named', async () => {
    const to = async (uri: string) =>
      makePdf({ spoil: ({ pdf, link }) => link.set(name('A'), pdf.context.obj({ S: 'URI', URI: PDFString.of(uri) })) });
    const files = [
      { path: 'a/good.pdf', bytes: await to('../b/page.html#x') },
      { path: 'a/bad.pdf', bytes: await to('../b/page.html#y') },
      { path: 'a/far.pdf', bytes: await to('https://example.org/far#here') },
      {
        path: 'b/page.html',
        bytes: Buffer.from(
          '<html lang="en"><title>A</title><h1 id="x">A</h1><a href="https://example.org/far">Far</a><a href="mailto:a@b.c">Post</a>',
        ),
      },
    ];
    const { findings } = await verify(files, { isFolder: true });
    expect(findings.filter(({ rule }) => rule === 'pdf-links')).toEqual([
      {
        file: 'a/bad.pdf',
        rule: 'pdf-links',
        page: 1,
        text: 'A link to "../b/page.html#y" leads nowhere: the page has no such id.',
      },
    ]);
    expect(await listExternalLinks(files)).toEqual([
      { url: 'https://example.org/far', count: 2, files: ['a/far.pdf', 'b/page.html'] },
    ]);
  });
});

describe('a PDF', () => {
  it('that is sound breaks no rule, and every rule that it could break was applied', async () => {
    const { ok, findings, checked, pdfs } = await verify([{ path: 'a.pdf', bytes: await makePdf() }], {
      isFolder: false,
    });
    expect(findings).toEqual([]);
    expect(ok).toBe(true);
    expect(pdfs).toEqual([{ file: 'a.pdf', pages: 1, claims: ['PDF/UA-1', 'PDF/A-3a'], findings: 0 }]);
    expect(checked.map(({ rule }) => rule)).toHaveLength(27);
    const items = Object.fromEntries(checked.map((one) => [one.rule, one.items]));
    expect(items).toMatchObject({
      'pdf-tables-regular': 1,
      'pdf-link-names': 1,
      'pdf-alternatives': 1,
      'pdf-fonts-embedded': 1,
      'pdf-lists': 1,
    });
  });

  it.each(FAULTS)('%s', async (finding, wanted) => {
    expect(await findingsIn(await makePdf(wanted))).toEqual([finding]);
  });

  it('maps types by its role map, and does not loop in it', async () => {
    const roles = (map: Readonly<Record<string, string>>): Wanted => ({
      ...withElement(['Box', {}]),
      spoil: ({ pdf }) =>
        pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).set(name('RoleMap'), pdf.context.obj(map)),
    });
    expect(await findingsIn(await makePdf(roles({ Box: 'Frame', Frame: 'Div' })))).toEqual([]);
    expect(await findingsIn(await makePdf(roles({ Box: 'Frame', Frame: 'Box' })))).toHaveLength(1);
  });

  it('says how attached files belong to it', async () => {
    expect(await findingsIn(await makePdfWithAttachment(AFRelationship.Data))).toEqual([]);
    expect(await findingsIn(await makePdfWithAttachment(undefined))).toEqual([
      'pdf-attachments - The attached file "a.csv" does not say how it belongs to the document (AFRelationship).',
    ]);
  });

  it('that is encrypted, or is none, is told so and not looked into', async () => {
    const pdf = await PDFDocument.load(await makePdf());
    pdf.encrypt({ userPassword: 'a', ownerPassword: 'b' });
    expect(await findingsIn(await pdf.save())).toEqual([
      'pdf-open-to-all - It is encrypted: nothing more could be checked.',
    ]);
    expect((await findingsIn(Buffer.from('%PDF-1.7 nothing')))[0]).toMatch(/^pdf-opens - It cannot be read: /);
  });

  it('paints in forms what they mark themselves', async () => {
    const form = (content: string): Wanted => ({
      content: `${CONTENT} /F Do`,
      spoil: ({ pdf, page }) => {
        const drawn = pdf.context.register(pdf.context.flateStream(content, { Subtype: 'Form' }));
        page.set(PDFName.of('Resources'), pdf.context.obj({ XObject: { F: drawn } }));
      },
    });
    expect(await findingsIn(await makePdf(form('/P <</MCID 0>> BDC 0 0 1 1 re f EMC')))).toEqual([]);
    expect(await findingsIn(await makePdf(form('0 0 1 1 re f')))).toHaveLength(1);
  });
});
