// Turns a YAML value into a checked one, with a message at each fault and the faulty parts left out.
import type { z } from 'zod';
import { suggestion } from '../messages.ts';
import type { YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';
import type { YamlPath } from './yaml-places.ts';

export interface YamlCheck<T> {
  readonly schema: z.ZodType<T>;
  readonly yaml: YamlFile;
  /** Where in the file the value stands; the whole file when left out. */
  readonly at?: YamlPath;
  readonly value: unknown;
  /** What stands in for keys that are needed and faulty or missing, so that the rest can be checked. */
  readonly fallback?: Readonly<Record<string, unknown>>;
}

/** Checks a value; null when what is left of it cannot stand even with the fallback. Reports `yaml-key-known`, `yaml-key-present`, `yaml-value-fits`. */
export function checkYaml<T>(reading: Reading, check: YamlCheck<T>): T | null {
  const { schema, yaml, at = [], fallback = {} } = check;
  let value = check.value;
  // A broken file has had its message; only its stand-in is wanted.
  let silent = yaml.broken;
  if (value === undefined) value = {};
  for (let round = 0; round < 8; round++) {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    if (!silent) for (const issue of result.error.issues) reportIssue(reading, { yaml, at, issue, value });
    silent = true;
    const pruned = result.error.issues.reduce((left, issue) => prune(left, issue, fallback), structuredClone(value));
    if (!isGroup(pruned)) return null;
    value = fill(withoutGaps(pruned), fallback);
  }
  return null;
}

type Issue = z.core.$ZodIssue;

function reportIssue(
  reading: Reading,
  fault: { readonly yaml: YamlFile; readonly at: YamlPath; readonly issue: Issue; readonly value: unknown },
): void {
  const { yaml, at, issue } = fault;
  const path = [...at, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    for (const key of issue.keys) {
      const hint = suggestion(key, known) ?? `It can be: ${known.join(', ')}.`;
      const where = path.length === 0 ? yaml.file : `"${label(path).replace(/:$/, '')}"`;
      report(reading, 'yaml-key-known', {
        place: yaml.keyPlace([...path, key]),
        text: `"${key}" is not a key of ${where}.`,
        hint,
      });
    }
    return;
  }
  const found = valueAt(fault.value, issue.path);
  if (found === undefined) {
    const text = `"${label(path)}" is missing or has no value.`;
    report(reading, 'yaml-key-present', { place: yaml.keyPlace(path), text });
    return;
  }
  const hint =
    issue.code === 'invalid_value' ? suggestion(String(found), issue.values.map(String)) : quoteHint(issue, found);
  const text = path.length === 0 ? `${yaml.file} ${say(issue)}.` : `"${label(path).replace(/:$/, '')}" ${say(issue)}.`;
  report(reading, 'yaml-value-fits', { place: yaml.place(path), text, hint });
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function say(issue: Issue): string {
  if (issue.code === 'invalid_type') return `must be ${NOUNS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return 'is not a value that is known here';
  return issue.message;
}

function quoteHint(issue: Issue, found: unknown): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof found !== 'object')
    return `Put it in quotes: "${String(found)}".`;
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'array') return 'Write [one, two], or each on a line of its own with "- " before it.';
  return issue.expected === 'number' || issue.expected === 'int'
    ? 'Write it in digits, without quotation marks.'
    : undefined;
}

/** "regions[2].codes.itl1" or "item 2: name", items counted from 1 as an author counts them. */
function label(path: YamlPath): string {
  return path.reduce<string>((said, step) => {
    if (typeof step === 'number') return said === '' ? `item ${step + 1}:` : `${said}[${step + 1}]`;
    if (said.endsWith(':')) return `${said} ${String(step)}`;
    return said === '' ? String(step) : `${said}.${String(step)}`;
  }, '');
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((part, step) => (isGroup(part) ? part[String(step)] : undefined), value);
}

/** Takes the faulty part out; where it is missing and nothing stands in for it, the group that misses it. */
function prune(value: unknown, issue: Issue, fallback: unknown): unknown {
  const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : null;
  if (unknownKeys !== null) {
    const group = valueAt(value, issue.path);
    if (isGroup(group)) for (const key of unknownKeys) delete group[key];
    return value;
  }
  let path = [...issue.path];
  const standIn = valueAt(fallback, path);
  if (path.length > 1 && valueAt(value, path) === undefined && standIn === undefined) path = path.slice(0, -1);
  const last = path.pop();
  if (last === undefined) return isGroup(value) && !Array.isArray(value) ? value : {};
  const parent = valueAt(value, path);
  if (isGroup(parent)) delete parent[String(last)];
  return value;
}

/** Closes the gaps that taken-out items leave in lists. */
function withoutGaps<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((part) => part !== undefined).map(withoutGaps) as T;
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutGaps(part)])) as T;
}

/** Puts what stands in for missing keys where they are missing, at every level. */
function fill(value: unknown, fallback: unknown): unknown {
  if (value === undefined) return fallback;
  if (!isGroup(value) || !isGroup(fallback) || Array.isArray(value)) return value;
  const filled = Object.entries(fallback).map(([key, part]) => [key, fill(value[key], part)]);
  return { ...value, ...Object.fromEntries(filled) };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
