// Turns `berd.berd_gbp_million | rank == 1 and …` into comparisons of two values.
import { message } from '../../messages.ts';
import type { Comparison, Message } from '../../model.ts';
import { isFault, readValue, type Written } from './read-value.ts';

const HINT = 'Compare two values with ==, !=, <, <=, > or >=, as in that="table.column | rank == 1".';

/** Reads an assertion; else the messages `value-is-well-formed`. */
export function readAssertion(written: Written): readonly Comparison[] | readonly Message[] {
  const read = pieces(written.text, / and /g).map((claim) => readComparison(claim, written));
  const faults = read.filter((one): one is Message => isFault(one));
  return faults.length > 0 ? faults : (read as readonly Comparison[]);
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** Cuts a text at separators that stand outside quotation marks. */
function pieces(text: string, separator: RegExp): readonly Piece[] {
  const found: Piece[] = [];
  // What is quoted is blanked out for the search, so that positions stay.
  const bare = text.replace(/\s/g, ' ').replace(/"[^"]*"|'[^']*'/g, (quoted) => 'q'.repeat(quoted.length));
  let start = 0;
  for (const match of bare.matchAll(separator)) {
    found.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  return [...found, { text: text.slice(start), start }];
}

function readComparison(claim: Piece, written: Written): Comparison | Message {
  const sides = pieces(claim.text, /==|!=|<=|>=|<|>/g);
  const [left, right] = sides;
  if (left === undefined || right === undefined || sides.length !== 2) {
    const text = `"${claim.text.trim()}" is not a comparison of two values.`;
    return message('value-is-well-formed', written.place, text, HINT);
  }
  const side = (piece: Piece) => {
    const from = claim.start + piece.start;
    const at: Written['at'] = (start, end) => written.at(from + start, from + end);
    return readValue({ text: piece.text, place: written.place, at }, { literals: true });
  };
  const [first, second] = [side(left), side(right)];
  if (isFault(first)) return first;
  if (isFault(second)) return second;
  const operator = claim.text.slice(left.text.length, right.start) as Comparison['operator'];
  const text = claim.text.replace(/\s+/g, ' ').trim();
  return { left: first, operator, right: second, written: text, place: written.place };
}
