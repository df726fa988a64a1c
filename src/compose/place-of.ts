// Finds where things stand in their file.
import type { Node } from 'mdast';
import type { MarkdownInput, Place } from '../model.ts';

/** Where a node stands in its file; `line` and `column` of the input shift Markdown that stands inside YAML. */
export function placeOf(input: MarkdownInput, node: Node): Place {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const shift = (input.column ?? 1) - 1;
  const oneLine = end.line === start.line ? { endColumn: end.column + shift } : {};
  return { file: input.file, line: start.line + (input.line ?? 1) - 1, column: start.column + shift, ...oneLine };
}

/** The part of a place that is on its first line, when that line has `lineLength` characters. */
export function onFirstLine(place: Place, lineLength: number): Place {
  return { ...place, endColumn: Math.max((place.column ?? 1) + 1, lineLength + 1) };
}

/** The place of a word on a block's first line, else the block's own. */
export function placeOfWord(input: MarkdownInput, node: Node, { line, word }: { line: string; word: string }): Place {
  const place = placeOf(input, node);
  const found = line.search(new RegExp(`[{\\s"#=,]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`));
  if (found < 0) return onFirstLine(place, line.length);
  const column = found + 2 + (input.column ?? 1) - 1;
  return { ...place, column, endColumn: column + word.length };
}

/** The place of `length` characters that start `offset` characters into the text. */
export function placeAt(input: MarkdownInput, { offset, length }: { offset: number; length: number }): Place {
  const starts = startsOf(input);
  // The last line that starts at the offset or before it.
  let [line, beyond] = [0, starts.length];
  while (beyond - line > 1) {
    const middle = Math.floor((line + beyond) / 2);
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else beyond = middle;
  }
  const column = offset - (starts[line] ?? 0) + (input.column ?? 1);
  return { file: input.file, line: line + (input.line ?? 1), column, endColumn: column + length };
}

const lineStarts = new WeakMap<MarkdownInput, readonly number[]>();

/** Where the lines of a text start. */
function startsOf(input: MarkdownInput): readonly number[] {
  const known = lineStarts.get(input);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = input.text.indexOf('\n'); at >= 0; at = input.text.indexOf('\n', at + 1)) starts.push(at + 1);
  lineStarts.set(input, starts);
  return starts;
}
