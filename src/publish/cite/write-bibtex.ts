// Turns a record into BibTeX.
import type { CitedName } from '../../model.ts';
import type { CitationRecord } from './citation-record.ts';

/** What TeX would take for a command, as TeX writes it; letters with marks stay what they are, in UTF-8. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One entry, a technical report; titles stand in double braces, so that no style changes their capitals. */
export function writeBibtex(record: CitationRecord): string {
  const { date, doi, url } = record;
  const [year, month, day] = date;
  const fields: readonly (readonly [string, string])[] = [
    ['author', record.authors.map(nameOf).join(' and ')],
    ['title', record.title === '' ? '' : `{${escapeTex(record.title)}}`],
    ['institution', escapeTex(record.publisher)],
    ['type', escapeTex(record.kind)],
    ['year', String(year ?? '')],
    ['day', String(day ?? '')],
    ['series', escapeTex(record.series)],
    ['version', escapeTex(record.version)],
    ['isbn', escapeTex(record.isbn)],
    // Styles take a DOI and an address as they are.
    ['doi', bare(doi)],
    ['url', bare(url)],
    ['keywords', escapeTex(record.keywords.join(', '))],
    ['language', escapeTex(record.language)],
    ['note', escapeTex(record.note)],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}}`);
  // A month is a name that styles know, and stands without braces.
  if (month !== undefined) lines.splice(5, 0, `  month = ${MONTHS[month - 1]}`);
  return `@techreport{${record.key},\n${lines.join(',\n')}\n}\n`;
}

/** "Billing, Chloe"; an organisation in braces, so that it is not taken apart, and so is a name with "and" in it. */
function nameOf({ family, given }: CitedName): string {
  if (given === '') return `{${escapeTex(family)}}`;
  return [family, given].map((part) => (/\sand\s|,/i.test(part) ? `{${escapeTex(part)}}` : escapeTex(part))).join(', ');
}

function escapeTex(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}&%$#_~^]/g, (character) => SPECIAL[character] ?? character);
}

/** Without the braces and spaces that would end the field. */
function bare(text: string): string {
  return text.replace(/[{}\s\\]/g, (character) => encodeURIComponent(character));
}
