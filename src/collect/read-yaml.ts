// Turns a YAML file into a value whose every part knows its place.
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { readText, type TextRequest } from './read-text.ts';
import { type Reading, report } from './reading.ts';
import { sayYamlError } from './say-yaml-error.ts';
import { type YamlPlaces, yamlPlaces } from './yaml-places.ts';

const MAX_YAML_BYTES = 1_000_000;
const MAX_DEPTH = 50;
const MAX_ALIASES = 100;

/** Keys whose value is text even where it looks like a number: `version: 1.0` is not 1. */
export const TEXT_KEYS: ReadonlySet<string> = new Set([
  'date',
  'embargo',
  'version',
  'biographyDate',
  'doi',
  'isbn',
  'orcid',
  'series',
  'gss',
  'itl1',
  'released',
  'retrieved',
]);

/** A YAML file, read. Where nothing of it can be used `broken` is true and `value` is undefined, as for an empty file. */
export interface YamlFile extends YamlPlaces {
  readonly file: string;
  readonly value: unknown;
  readonly broken: boolean;
}

/** Reads a YAML file (core schema, unique keys, no tags, at most 100 aliases, 50 levels, 1 MB); null when there is none. Reports `yaml-parses` and what readText reports. */
export async function readYaml(reading: Reading, request: Omit<TextRequest, 'maxBytes'>): Promise<YamlFile | null> {
  const before = reading.messages.length;
  const text = await readText(reading, { ...request, maxBytes: MAX_YAML_BYTES });
  if (text !== null) return parseYaml(reading, request.path, text);
  const silent = !reading.messages.slice(before).some((entry) => entry.file === request.path);
  return silent ? null : { ...yamlPlaces(null, request.path, ''), file: request.path, value: undefined, broken: true };
}

/** Parses the text of a YAML or JSON file; as readYaml. */
export function parseYaml(reading: Reading, file: string, text: string): YamlFile {
  const broken = { ...yamlPlaces(null, file, text), file, value: undefined, broken: true };
  const lineCounter = new LineCounter();
  if (looksTooDeep(text)) return reportDepth(reading, broken);
  const options = { schema: 'core', merge: false, prettyErrors: false, lineCounter, logLevel: 'silent' } as const;
  const document = parseDocument(text, { ...options, uniqueKeys: true });
  if (document.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) return reportDepth(reading, broken);
  reportErrors(reading, file, { text, document, lineCounter });
  const shape = prepare(document);
  if (shape.tooDeep) return reportDepth(reading, broken);
  if (shape.keyOffset !== null) {
    const { line, col } = lineCounter.linePos(shape.keyOffset);
    const hint = 'A key is a word followed by a colon. Put quotes round text that starts with { or [.';
    report(reading, 'yaml-parses', {
      place: { file, line, column: col },
      text: 'A list or group stands where a key should be.',
      hint,
    });
  }
  const faults = [...document.errors, ...document.warnings].filter((error) => error.code !== 'DUPLICATE_KEY');
  if (faults.length > 0 || shape.keyOffset !== null) return broken;
  try {
    const value = withoutNulls(document.toJS({ maxAliasCount: MAX_ALIASES }));
    return { ...yamlPlaces(document, file, text), file, value, broken: false };
  } catch (error) {
    // yaml throws it for too many aliases and for one without an anchor; anything else is our bug.
    if (!(error instanceof ReferenceError)) throw error;
    const hint = `Write the text out where it is needed; at most ${MAX_ALIASES} uses of aliases are followed.`;
    report(reading, 'yaml-parses', {
      place: { file, line: 1 },
      text: 'The file uses aliases (* and &) too often or wrongly.',
      hint,
    });
    return broken;
  }
}

/** Reports the first error of each line: the parser says several things of one fault. */
function reportErrors(
  reading: Reading,
  file: string,
  parsed: { readonly text: string; readonly document: Document; readonly lineCounter: LineCounter },
): void {
  const { text, document, lineCounter } = parsed;
  const lines = text.split('\n');
  const said = new Set<number>();
  for (const error of [...document.errors, ...document.warnings]) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    if (said.has(line)) continue;
    said.add(line);
    const hasTab = /^[ -]*\t/.test(lines[line - 1] ?? '');
    const fault = sayYamlError(hasTab ? { code: 'TAB_AS_INDENT', message: '' } : error);
    report(reading, 'yaml-parses', { place: { file, line, column: Math.max(1, col) }, ...fault });
  }
}

/** Restores the text of numbers under TEXT_KEYS, and finds what must not be turned into a value: yaml writes out collections used as keys, which takes exponential time. */
function prepare(document: Document): { tooDeep: boolean; keyOffset: number | null } {
  let tooDeep = false;
  let keyOffset: number | null = null;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && TEXT_KEYS.has(String(key.value)) && isScalar(value) && typeof value.value === 'number')
        value.value = value.source ?? String(value.value);
    },
    Collection: (key, node, path) => {
      if (key === 'key') keyOffset ??= node.range?.[0] ?? 0;
      tooDeep ||= path.filter((step) => isMap(step) || 'items' in step).length >= MAX_DEPTH;
      return tooDeep || keyOffset !== null ? visit.BREAK : undefined;
    },
  });
  return { tooDeep, keyOffset };
}

/** A cheap look before parsing, which takes a second for brackets nested 100,000 deep. */
function looksTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) depth++;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
    if (depth > MAX_DEPTH * 10) return true;
  }
  return /^[ \t]*(?:[-?][ \t]+){60}/m.test(text);
}

function reportDepth(reading: Reading, broken: YamlFile): YamlFile {
  const hint = 'No file of a project needs that: look for brackets that are not closed.';
  const text = `The file is nested more than ${MAX_DEPTH} levels deep.`;
  report(reading, 'yaml-parses', { place: { file: broken.file, line: 1 }, text, hint });
  return broken;
}

/** Drops keys without a value, so that `subtitle:` with nothing behind it is the same as no subtitle. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, withoutNulls(part)]),
  );
}
