// Says what a work in the bibliography lacks, and which of its values cannot be what they should be.
import { nearest } from '../messages.ts';
import type { CslItem, Place } from '../model.ts';
import { mendNames } from './bibtex-names.ts';
import { bareDoi, bareUrl, fieldsOf } from './csl-from-bibtex.ts';
import { readDate, readMonth } from './read-date.ts';
import { type Reading, report } from './reading.ts';
import type { BibtexEntry, BibtexField } from './scan-bibtex.ts';
import { type Need, needsOf } from './source-needs.ts';

const DATE_HINT =
  'Write a year, a month or a day: 2024, 2024-05 or 2024-05-17. Where there is none write n.d., in press or forthcoming.';
const DOI_HINT = 'A DOI starts with 10. and has a slash in it, like 10.1080/00343404.2013.799769.';
const URL_HINT = 'Write the whole address, with https:// and without spaces.';
const MONTH_HINT = 'Write its name or its number: month = {may}, or month = {5}.';

/** Checks an entry of BibTeX with what it inherits. Reports `source-has-needed-fields` at its key, `source-value-fits` at the value. */
export function checkBibtex(
  reading: Reading,
  { entry, parent, place }: { entry: BibtexEntry; parent: BibtexEntry | undefined; place: Place },
): void {
  const { key, type, fields } = entry;
  const all = fieldsOf(entry, parent);
  const has = (name: string): boolean => (all[name]?.value.replace(/[{}\s]/g, '') ?? '') !== '';
  const missing: Need[] = [];
  for (const need of needsOf(type, 'bibtex')) {
    if (need.bibtex.some(has)) continue;
    const typed = Object.keys(fields).find((name) => nearest(name, need.bibtex) !== undefined);
    if (typed === undefined) {
      missing.push(need);
      continue;
    }
    const { line, column } = fields[typed] as BibtexField;
    const at = { file: place.file, line, column, endColumn: column + typed.length };
    const isEmpty = need.bibtex.includes(typed);
    const hint = isEmpty ? `"${typed}" is empty here.` : `Is "${typed}" meant to be "${nearest(typed, need.bibtex)}"?`;
    report(reading, 'source-has-needed-fields', { place: at, text: `"${key}" ${need.lacks}.`, hint });
  }
  reportMissing(reading, {
    id: key,
    place,
    missing,
    add: `@${type}: ${missing.map((need) => need.inBibtex).join(' ')}`,
  });
  const say = (name: string, text: string, hint: string): void => {
    const { value, valueLine: line, valueColumn: column } = fields[name] as BibtexField;
    const end = value.includes('\n') ? {} : { endColumn: column + value.length };
    const at = { file: place.file, line, column, ...end };
    report(reading, 'source-value-fits', { place: at, text, hint });
  };
  for (const [name, { value }] of Object.entries(fields)) {
    if (value.trim() === '') continue;
    const fault = faultOf(name, value);
    if (fault !== null) say(name, `The ${name} of "${key}" is ${fault.text}`, fault.hint);
    if (['author', 'editor', 'translator'].includes(name))
      for (const { text, hint } of mendNames(value).faults) say(name, `The ${name} of "${key}", ${text}`, hint);
  }
  const whole = fields.crossref?.value;
  if (whole !== undefined && parent === undefined)
    say(
      'crossref',
      `"${key}" is said to be part of "${whole}", which is not in the file.`,
      'Write the key of the work that this is a part of.',
    );
}

/** One message for all that a work lacks; `add` is its kind and what to add. */
function reportMissing(
  reading: Reading,
  { id, place, missing, add }: { id: string; place: Place; missing: readonly Need[]; add: string },
): void {
  if (missing.length === 0) return;
  const lacks = missing.map((need) => need.lacks);
  const said = [lacks.slice(0, -1).join(', '), ...lacks.slice(-1)].filter((part) => part !== '').join(' and ');
  const text = `"${id}" ${said}.`;
  report(reading, 'source-has-needed-fields', { place, text, hint: `Add to the ${add}` });
}

interface ValueFault {
  readonly text: string;
  readonly hint: string;
}

function faultOf(name: string, value: string): ValueFault | null {
  const quoted = `"${value.replace(/\s+/g, ' ').trim()}"`;
  if (['year', 'date', 'urldate'].includes(name) && readDate(value).kind === 'unread')
    return { text: `${quoted}, which is no date.`, hint: lettered(value) ?? DATE_HINT };
  if (name === 'month' && readMonth(value) === null) return { text: `${quoted}, which is no month.`, hint: MONTH_HINT };
  if (name === 'doi' && !isDoi(bareDoi(value))) return { text: `${quoted}, which is no DOI.`, hint: DOI_HINT };
  if (name === 'url' && !isUrl(bareUrl(value))) return { text: `${quoted}, which is no web address.`, hint: URL_HINT };
  return null;
}

function lettered(value: string): string | null {
  const year = /^(\d{4})[a-z]$/.exec(value.trim())?.[1];
  return year === undefined ? null : `Write ${year}: the citation style adds letters where they are needed.`;
}

/** How a work in CSL-JSON was written: where its variables stand, and whether it has one, even one that cannot be read. */
export interface WrittenItem {
  readonly placeOf: (variable: string) => Place;
  readonly has: (variable: string) => boolean;
}

/** Checks a work in CSL-JSON. Reports as checkBibtex. */
export function checkCsl(reading: Reading, item: CslItem, { placeOf, has }: WrittenItem): void {
  const isThere = (name: string): boolean => has(name) || item[name] !== undefined;
  const missing = needsOf(item.type, 'csl').filter(({ csl }) => !csl.some(isThere));
  const add = `"${item.type}": ${missing.map((need) => need.inCsl).join(', ')}`;
  reportMissing(reading, { id: item.id, place: placeOf('id'), missing, add });
  const { DOI, URL: address } = item;
  const say = (variable: string, text: string, hint: string): void =>
    report(reading, 'source-value-fits', {
      place: placeOf(variable),
      text: `The ${variable} of "${item.id}" is ${text}`,
      hint,
    });
  if (typeof DOI === 'string' && !isDoi(DOI)) say('DOI', `"${DOI}", which is no DOI.`, DOI_HINT);
  if (typeof address === 'string' && !isUrl(address)) say('URL', `"${address}", which is no web address.`, URL_HINT);
}

function isDoi(value: string): boolean {
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(value);
}

function isUrl(value: string): boolean {
  return /^(?:https?|ftp):\/\/[^\s<>"{}]+$/i.test(value) && URL.canParse(value);
}
