// Turns a record into RIS, which has one field a line and knows no escapes.
import type { CitationRecord } from './citation-record.ts';

/** One record of type RPRT; lines end as the format wants them, with CR and LF. */
export function writeRis(record: CitationRecord): string {
  const { date, url, doi } = record;
  const [year, month, day] = date.map((part) => String(part).padStart(2, '0'));
  const fields: readonly (readonly [string, string])[] = [
    ['TY', 'RPRT'],
    ['ID', record.key],
    ...record.authors.map(({ family, given }) => ['AU', given === '' ? family : `${family}, ${given}`] as const),
    ['TI', record.title],
    ['PB', record.publisher],
    ['M3', record.kind],
    ['PY', year ?? ''],
    ['DA', year === undefined ? '' : `${year}/${month ?? ''}/${day ?? ''}/`],
    ['T2', record.series],
    ['ET', record.version],
    ['SN', record.isbn],
    ['DO', doi],
    ['UR', url],
    ['LA', record.language],
    ...record.keywords.map((keyword) => ['KW', keyword] as const),
    ['N1', record.note],
  ];
  const lines = fields.map(([tag, value]) => [tag, value.replace(/\s+/g, ' ').trim()] as const);
  return [...lines.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}`), 'ER  - ', ''].join(
    '\r\n',
  );
}
