// Turns references.json or references.yaml, works in CSL-JSON, into sources with their places.
import { nearest, suggestion } from '../messages.ts';
import type { CslItem, Place, Source } from '../model.ts';
import { checkCsl } from './check-source.ts';
import { bareDoi } from './csl-from-bibtex.ts';
import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables.ts';
import { type CslDate, readDate } from './read-date.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';
import { CSL_TYPES } from './source-needs.ts';

const NAME_PARTS = ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'];
const VARIABLES = [...NAME_VARIABLES, ...DATE_VARIABLES, ...TEXT_VARIABLES];
type Group = Readonly<Record<string, unknown>>;

/** Reads a list of works, or one below the key `references`; empty when there is no such file. Reports `bibliography-parses`, `source-has-needed-fields` and `source-value-fits`. */
export async function readCslItems(
  reading: Reading,
  { file, folder }: { readonly file: string; readonly folder: string },
): Promise<readonly Source[]> {
  // JSON is YAML: read as such, each work knows its line.
  const yaml = await readYaml(reading, { path: file, within: folder });
  if (yaml === null || yaml.broken || yaml.value === undefined) return [];
  const below = isGroup(yaml.value) && Array.isArray(yaml.value.references) ? ['references'] : [];
  const list = below.length > 0 ? (yaml.value as Group).references : yaml.value;
  if (!Array.isArray(list)) {
    const text = `${file} must hold a list of works in CSL-JSON.`;
    report(reading, 'bibliography-parses', { place: yaml.place([]), text });
    return [];
  }
  return list.flatMap((value: unknown, index) => readItem(reading, value, { yaml, at: [...below, index] }));
}

/** Where a work stands. */
interface Work {
  readonly yaml: YamlFile;
  readonly at: readonly (string | number)[];
}

function readItem(reading: Reading, value: unknown, { yaml, at }: Work): readonly Source[] {
  const placeOf = (...path: readonly (string | number)[]): Place => yaml.place([...at, ...path]);
  const complain = (place: Place, text: string, hint?: string): void =>
    report(reading, 'bibliography-parses', { place, text, hint });
  const { id = isGroup(value) ? value['citation-key'] : undefined } = isGroup(value) ? value : {};
  if (!isGroup(value) || (typeof id !== 'string' && typeof id !== 'number') || typeof value.type !== 'string') {
    complain(
      placeOf(),
      'A work in CSL-JSON needs an "id" and a "type".',
      'For example: "id": "forth2020", "type": "report".',
    );
    return [];
  }
  if (!CSL_TYPES.includes(value.type))
    complain(
      placeOf('type'),
      `"${value.type}" is not a type of work that CSL knows.`,
      suggestion(value.type, CSL_TYPES),
    );
  const csl: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(value)) {
    if (NAME_VARIABLES.includes(name)) {
      const names = readNames(given);
      if (names !== null) csl[name] = names;
      else
        complain(
          placeOf(name),
          `"${name}" of "${id}" is not a list of names.`,
          'Write [{"family": "Forth", "given": "Tom"}], or for a body [{"literal": "HM Treasury"}].',
        );
    } else if (DATE_VARIABLES.includes(name)) Object.assign(csl, readDated(reading, { name, given, placeOf, id }));
    else if (typeof given === 'string' || typeof given === 'number') csl[name] = String(given);
    if (VARIABLES.includes(name)) continue;
    const near = nearest(name, VARIABLES);
    if (near === undefined) continue;
    const text = `In "${id}" the variable "${name}" is not one that CSL knows.`;
    report(reading, 'source-value-fits', {
      place: yaml.keyPlace([...at, name]),
      text,
      hint: `Did you mean "${near}"?`,
    });
  }
  if (typeof csl.DOI === 'string') csl.DOI = bareDoi(csl.DOI);
  const item = { ...csl, id: String(id), type: value.type } as CslItem;
  checkCsl(reading, item, { placeOf, has: (name) => value[name] !== undefined && value[name] !== '' });
  return [{ ...placeOf('id'), id: item.id, csl: item }];
}

/** Names as citeproc takes them; null where something is no name. A text alone is the name of a body. */
function readNames(value: unknown): readonly Group[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.map((name): Group | null => {
    if (typeof name === 'string') return { literal: name };
    if (!isGroup(name)) return null;
    const { name: whole, ...parts } = name;
    const known = typeof whole === 'string' ? { ...parts, literal: whole } : parts;
    const isText = NAME_PARTS.every((part) => known[part] === undefined || typeof known[part] === 'string');
    return isText && (known.family ?? known.given ?? known.literal) !== undefined ? known : null;
  });
  return names.every((name) => name !== null) ? names : null;
}

/** A date variable, or the status of a work that is not out yet; nothing where it cannot be read. */
function readDated(
  reading: Reading,
  of: { name: string; given: unknown; placeOf: (...path: readonly (string | number)[]) => Place; id: string | number },
): Group {
  const { name, given, placeOf, id } = of;
  const date = isGroup(given) ? dateOfGroup(given) : readDate(String(given));
  if (date.kind === 'none') return {};
  if (date.kind === 'status') return name === 'issued' ? { status: date.status } : {};
  if (date.kind === 'unread') {
    const hint = 'Write {"date-parts": [[2024, 5, 17]]}, with as many numbers as are known.';
    report(reading, 'source-value-fits', { place: placeOf(name), text: `"${name}" of "${id}" is not a date.`, hint });
    return typeof date.date.literal === 'string' && !isGroup(given) ? { [name]: date.date } : {};
  }
  return { [name]: date.date };
}

function dateOfGroup(given: Group): ReturnType<typeof readDate> {
  const { literal, raw, year, month, day, season, circa } = given;
  if (typeof literal === 'string') {
    const read = readDate(literal);
    return read.kind === 'date' || read.kind === 'unread' ? { kind: 'date', date: { literal } } : read;
  }
  if (typeof raw === 'string') return readDate(raw);
  const parts = Array.isArray(given['date-parts'])
    ? given['date-parts']
    : [[year, month, day].filter((part) => part !== undefined)];
  const numbers = parts.map((part: unknown) => (Array.isArray(part) ? part.map(Number) : []));
  const isDate = (date: readonly number[]): boolean => {
    const [first = Number.NaN, second = 1, third = 1] = date;
    if (![first, second, third].every(Number.isInteger) || date.length > 3) return false;
    // CSL counts seasons from 13 or 21.
    return Math.abs(first) < 10_000 && second >= 1 && second <= 24 && third >= 1 && third <= 31;
  };
  if (numbers.length === 0 || numbers.length > 2 || !numbers.every(isDate)) return { kind: 'unread', date: {} };
  const rest = { ...(season === undefined ? {} : { season }), ...(circa ? { circa: true as const } : {}) };
  return { kind: 'date', date: { 'date-parts': numbers, ...rest } as CslDate };
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
