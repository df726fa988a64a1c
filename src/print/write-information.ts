// Turns what a job says of its document into the PDF's information dictionary, and makes its bytes reproducible.
import type { PrintJob } from '../model.ts';
import { objectText, type PdfFile } from './read-pdf.ts';

/**
 * The PDF with title, authors, subject, keywords and dates, by an incremental update (ISO 32000-1, 7.5.6): nothing
 * that Chromium wrote moves. Dates are the document's, never those of the build.
 */
export function writeInformation(pdf: PdfFile, job: PrintJob): Uint8Array {
  makeReproducible(pdf);
  const old = objectText(pdf, pdf.infoNumber);
  const producer = /\/Producer (\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f]*>)/.exec(old)?.[1] ?? textString('Chromium');
  const date = pdfDate(job.date);
  const entries: [string, string][] = [
    ['Title', textString(job.title)],
    ['Author', job.authors.length === 0 ? '' : textString(job.authors.join(', '))],
    ['Subject', job.subject === '' ? '' : textString(job.subject)],
    ['Keywords', job.keywords.length === 0 ? '' : textString(job.keywords.join(', '))],
    ['Creator', textString('Despatch')],
    ['Producer', producer],
    ['CreationDate', date],
    ['ModDate', date],
  ];
  const dictionary = entries.filter(([, value]) => value !== '').map(([key, value]) => `/${key} ${value}`);
  const object = `${pdf.infoNumber} 0 obj\n<<${dictionary.join('\n')}>>\nendobj\n`;
  const separator = pdf.bytes.at(-1) === 0x0a ? '' : '\n';
  const at = pdf.bytes.length + separator.length;
  const update = [
    `${separator}${object}xref\n0 1\n0000000000 65535 f \n${pdf.infoNumber} 1\n`,
    `${String(at).padStart(10, '0')} 00000 n \n`,
    `trailer\n<</Size ${pdf.offsets.length}\n/Root ${pdf.rootNumber} 0 R\n/Info ${pdf.infoNumber} 0 R\n`,
    `/Prev ${pdf.startOfTable}>>\nstartxref\n${at + object.length}\n%%EOF\n`,
  ].join('');
  return Buffer.concat([pdf.bytes, Buffer.from(update, 'latin1')]);
}

/** A text string: as it is where it is plain ASCII, else UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'));
  return `<FEFF${units.join('').toUpperCase()}>`;
}

/** "2024", "2024-05" or "2024-05-17" as a PDF date at midnight UTC; what is missing is the first. */
function pdfDate(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return `(D:${year.padStart(4, '0')}${month}${day}000000+00'00')`;
}

/**
 * Overwrites in place, length for length, the two things that differ from one print to the next: the time in the
 * replaced information dictionary, and the ids of structure elements, which count the nodes since the browser started.
 */
function makeReproducible(pdf: PdfFile): void {
  const text = pdf.bytes.toString('latin1', 0, pdf.startOfTable);
  for (const found of text.matchAll(/\(D:\d{14}[+-]\d\d'\d\d'\)/g))
    pdf.bytes.write("(D:19700101000000+00'00')", found.index, 'latin1');
  const nodes = [...text.matchAll(/\(node(\d{8})\)/g)];
  const order = [...new Set(nodes.map((found) => found[1] ?? ''))].sort();
  const rank = new Map(order.map((id, index) => [id, String(index + 1).padStart(8, '0')]));
  for (const found of nodes) pdf.bytes.write(rank.get(found[1] ?? '') ?? '', found.index + 5, 'latin1');
}
