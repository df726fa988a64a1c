// Turns a path into a YAML value ("publisher", "name") into its place in the file.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import type { MarkdownText, Place } from '../model.ts';
import { type Position, positionsIn } from './read-text.ts';

export type YamlPath = readonly PropertyKey[];

export interface YamlPlaces {
  /** Place of a value; of the nearest value above it when it is not there. */
  place(path: YamlPath): Place;
  /** Place of the key that stands before a value; of the value where it has no key. */
  keyPlace(path: YamlPath): Place;
  /** A text at a path as Markdown that knows where it starts; undefined when there is no text. */
  markdown(path: YamlPath): MarkdownText | undefined;
}

interface Step {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** Makes the places of a parsed document; without a document every place is the file's first line. */
export function yamlPlaces(document: Document | null, file: string, text: string): YamlPlaces {
  const positionAt = positionsIn(text);
  const placeOf = (node: Node | null): Place => {
    const [start, end] = node?.range ?? [0, 0];
    const { line, column } = positionAt(start);
    const lineEnd = text.indexOf('\n', start);
    const sameLine = end > start && (lineEnd === -1 || end <= lineEnd);
    return { file, line, column, ...(sameLine ? { endColumn: column + end - start } : {}) };
  };
  const find = (path: YamlPath): Step => {
    let step: Step = { key: null, value: (document?.contents as Node | null) ?? null };
    for (const name of path) {
      const next = document === null ? null : child(document, step.value, name);
      if (next === null) return step;
      step = { key: next.key, value: next.value ?? step.value };
    }
    return step;
  };
  return {
    place: (path) => {
      const { value } = find(path);
      return placeOf(value);
    },
    keyPlace: (path) => {
      const { key, value } = find(path);
      return placeOf(key ?? value);
    },
    markdown: (path) => {
      const { value } = find(path);
      const node = isAlias(value) && document !== null ? (value.resolve(document) ?? null) : value;
      if (!isScalar(node) || typeof node.value !== 'string') return undefined;
      return { text: node.value.trimEnd(), file, ...firstCharacter(text, node, positionAt) };
    },
  };
}

function child(document: Document, parent: Node | null, name: PropertyKey): Step | null {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const value = node.items[Number(name)] as Node | undefined;
    return value === undefined ? null : { key: null, value };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((entry) => isScalar(entry.key) && String(entry.key.value) === String(name));
  return pair === undefined ? null : { key: pair.key as Node, value: pair.value as Node | null };
}

/** Where the text of a scalar starts: a block's below its `|`, a quoted one's behind its mark. */
function firstCharacter(text: string, node: Scalar, positionAt: (offset: number) => Position): Position {
  const start = node.range?.[0] ?? 0;
  const { line, column } = positionAt(start);
  if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) return { line, column: column + 1 };
  if (node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED) return { line, column };
  const body = text.slice(text.indexOf('\n', start) + 1);
  const firstText = body.split('\n').find((entry) => entry.trim() !== '') ?? '';
  return { line: line + 1, column: firstText.length - firstText.trimStart().length + 1 };
}
