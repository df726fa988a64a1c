// Writes what a PDF says of itself, alike in its information dictionary and in XMP (ISO 16684-1).
import type { PrintJob } from '../../model.ts';
import { add, type Draft, dictOf } from './draft.ts';
import { type Dict, readText, referenceTo, writeText } from './pdf-values.ts';

/** The standards that a file says it keeps. */
export type Claim = 'PDF/UA-1' | 'PDF/A-3a';

const NAMESPACES: Readonly<Record<string, string>> = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
};

/** PDF/A knows no pdfuaid and wants a namespace that it does not know described (ISO 19005-3, 6.6.2.3). */
const EXTENSION =
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">' +
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${NAMESPACES.pdfuaid}</pdfaSchema:namespaceURI>` +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>';

/** Replaces the information dictionary and adds the metadata stream; `date` is "2024-05-17T00:00:00Z". */
export function writeMetadata(
  draft: Draft,
  job: PrintJob,
  { date, claims }: { date: string; claims: readonly Claim[] },
) {
  const old = dictOf(draft, referenceTo(draft.infoNumber));
  const producer = readText(old?.get('/Producer')) || 'Chromium';
  const info: Dict = new Map();
  const say = (key: string, text: string): void => {
    if (text !== '') info.set(key, writeText(text));
  };
  say('/Title', job.title);
  say('/Author', job.authors.join(', '));
  say('/Subject', job.subject);
  say('/Keywords', job.keywords.join(', '));
  say('/Creator', 'Despatch');
  say('/Producer', producer);
  info.set('/CreationDate', pdfDate(date)).set('/ModDate', pdfDate(date));
  draft.objects[draft.infoNumber] = { value: info, stream: null };
  const dict: Dict = new Map([
    ['/Type', '/Metadata'],
    ['/Subtype', '/XML'],
  ]);
  // Archives want to read it without a reader of PDF: it is not deflated.
  draft.root.set('/Metadata', add(draft, dict, Buffer.from(xmpOf(job, { date, claims, producer }), 'utf8')));
}

/** "2024-05-17T00:00:00Z" as a PDF date. */
export function pdfDate(date: string): string {
  return `(D:${date.slice(0, 19).replace(/\D/g, '')}+00'00')`;
}

function xmpOf(
  job: PrintJob,
  { date, claims, producer }: { date: string; claims: readonly Claim[]; producer: string },
): string {
  const { language } = job;
  const alternatives = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li><rdf:li xml:lang="${escapeXml(language)}">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const list = (kind: string, items: readonly string[]): string =>
    `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const ua = claims.includes('PDF/UA-1');
  const properties: [string, string][] = [
    ['dc:format', 'application/pdf'],
    ['dc:title', alternatives(job.title)],
    ['dc:creator', job.authors.length === 0 ? '' : list('Seq', job.authors)],
    ['dc:description', job.subject === '' ? '' : alternatives(job.subject)],
    ['dc:subject', job.keywords.length === 0 ? '' : list('Bag', job.keywords)],
    ['dc:publisher', job.publisher === undefined ? '' : list('Bag', [job.publisher])],
    ['dc:language', list('Bag', [language])],
    ['dc:date', list('Seq', [job.date])],
    ['dc:identifier', escapeXml(job.identifier ?? '')],
    ['dc:rights', job.rights === undefined ? '' : alternatives(job.rights.text)],
    ['xmpRights:WebStatement', escapeXml(job.rights?.url ?? '')],
    ['xmp:CreatorTool', 'Despatch'],
    ['xmp:CreateDate', date],
    ['xmp:ModifyDate', date],
    ['xmp:MetadataDate', date],
    ['pdf:Producer', escapeXml(producer)],
    ['pdf:Keywords', escapeXml(job.keywords.join(', '))],
    ['pdfuaid:part', ua ? '1' : ''],
    ['pdfaid:part', claims.includes('PDF/A-3a') ? '3' : ''],
    ['pdfaid:conformance', claims.includes('PDF/A-3a') ? 'A' : ''],
  ];
  const body = properties.filter(([, value]) => value !== '').map(([name, value]) => `<${name}>${value}</${name}>`);
  const names = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about=""${names.join('')}>\n${body.join('\n')}\n${ua ? EXTENSION : ''}</rdf:Description></rdf:RDF></x:xmpmeta>\n` +
    '<?xpacket end="r"?>'
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML: escaped, and without the control characters that XML 1.0 forbids. */
function escapeXml(text: string): string {
  return [...text]
    .filter((character) => character >= ' ' || character === '\t' || character === '\n')
    .map((character) => ENTITIES[character] ?? character)
    .join('');
}
