// Turns the text of regions.yaml into the same with one more region; all that is in it stays as it is written.
import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { BuildError } from '../../messages.ts';

const FILE = 'briefings/regions.yaml';

/** What is inserted: "- id: …" with its lines, from a starter. */
export interface RegionEntry {
  readonly id: string;
  readonly entry: string;
}

/** Inserts an entry after the last region. Yields BuildError `file-in-the-way` where its id is taken or the file cannot be read. */
export function insertRegion(text: string, { id, entry }: RegionEntry): string {
  const before = regionsIn(text);
  if (before === null)
    throw new BuildError('file-in-the-way', `${FILE} cannot be read.`, 'Run npx despatch list: it says where and why.');
  if (before.some((one) => one?.id === id)) {
    const hint = 'Choose another name, or change what is there.';
    throw new BuildError('file-in-the-way', `${FILE} has a region "${id}" already.`, hint);
  }
  const inserted = withEntry(text, entry);
  const after = regionsIn(inserted) ?? [];
  // Text is put between lines that somebody else wrote: that the rest still says the same is looked at, not assumed.
  if (JSON.stringify(after.slice(0, -1)) !== JSON.stringify(before) || after.at(-1)?.id !== id) {
    const hint = `Add it by hand:\n${entry}`;
    throw new BuildError('file-in-the-way', `${FILE} is written in a way in which nothing can be added to it.`, hint);
  }
  return inserted;
}

function withEntry(text: string, entry: string): string {
  const { contents } = parseDocument(text);
  const list = isMap(contents) ? contents.get('regions', true) : undefined;
  if (isSeq(list) && list.items.length > 0)
    return list.flow ? afterLastInline(text, list, entry) : afterLast(text, list, entry);
  // A list that is empty, or has no value, or is not there: its line is written anew, at the end.
  const [from, to] = (isSeq(list) ? list.range : null) ?? [0, 0];
  const rest = isSeq(list) ? `${text.slice(0, from).trimEnd()}${text.slice(to)}` : text;
  const key = /^regions:/m.exec(rest);
  if (key === null) return `${rest.trimEnd()}${rest.trim() === '' ? '' : '\n\n'}regions:\n${indent(entry, 2)}`;
  const end = endOfLine(rest, key.index);
  return `${withBreak(rest.slice(0, end))}${indent(entry, 2)}${rest.slice(end)}`;
}

/** Below the last entry, as deep as the first; comments after it are about what follows, and stay behind. */
function afterLast(text: string, list: YAMLSeq, entry: string): string {
  const [first, last] = [list.items[0], list.items.at(-1)].map((item) => (item as { range?: readonly number[] }).range);
  const start = text.lastIndexOf('\n', (first?.[0] ?? 0) - 1) + 1;
  const depth = text.slice(start).indexOf('-');
  const end = endOfLine(text, text.slice(0, last?.[1] ?? text.length).trimEnd().length);
  return `${withBreak(text.slice(0, end))}\n${indent(entry, depth)}${text.slice(end)}`;
}

/** In brackets comments have no place: the entry without them, on one line. */
function afterLastInline(text: string, list: YAMLSeq, entry: string): string {
  const end = (list.range?.[1] ?? 1) - 1;
  const fields = entry.split('\n').flatMap((line) => /^[- ] (\w+: .*?)(?: {2,}#.*)?$/.exec(line)?.[1] ?? []);
  const head = text.slice(0, end).trimEnd();
  return `${head}${head.endsWith(',') ? '' : ','} { ${fields.join(', ')} }${text.slice(end)}`;
}

function withBreak(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** After the end of the line of an offset. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

/** The entries under the key `regions`; null where the text is no YAML or the key is no list. */
function regionsIn(text: string): readonly ({ readonly id?: unknown } | null)[] | null {
  const document = parseDocument(text, { schema: 'core' });
  if (document.errors.length > 0) return null;
  const value = document.toJS({ maxAliasCount: 100 }) as { regions?: unknown } | null;
  const regions = value?.regions ?? [];
  return Array.isArray(regions) && (value === null || typeof value === 'object') ? regions : null;
}
