// Turns a content stream into its operators, each with its operands as they are written.

export interface Operation {
  readonly operator: string;
  /** Its operand at a place: a name, number, string, array or dictionary as written; a long one is cut, none is "". */
  readonly operand: (index: number) => string;
}

const [LINE, RETURN] = [0x0a, 0x0d];
const [PAREN, CLOSE, LESS, GREATER, OPEN, SHUT, SLASH, PERCENT, ESCAPE] = [
  0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x2f, 0x25, 0x5c,
];
const SPACES = tableOf([0, 0x09, LINE, 0x0c, RETURN, 0x20]);
const DELIMITERS = tableOf([
  0,
  0x09,
  LINE,
  0x0c,
  RETURN,
  0x20,
  PAREN,
  CLOSE,
  LESS,
  GREATER,
  OPEN,
  SHUT,
  SLASH,
  PERCENT,
]);
/** No name, number or property list that is looked at is longer. */
const LONGEST = 400;

/** Reads a stream (ISO 32000-1, 7.8.2); pictures within it are one operation, "BI". */
export function* operationsIn(bytes: Buffer): Generator<Operation> {
  let bounds: number[] = [];
  const written = (from: number, to: number) => bytes.toString('latin1', from, Math.min(to, from + LONGEST));
  const operand = (index: number) => written(bounds[2 * index] ?? 0, bounds[2 * index + 1] ?? 0);
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (SPACES[byte] === 1) {
      at++;
      continue;
    }
    if (byte === PERCENT) {
      while (at < bytes.length && bytes[at] !== LINE && bytes[at] !== RETURN) at++;
      continue;
    }
    const from = at;
    if (byte === PAREN || byte === LESS || byte === OPEN) at = endOfGroup(bytes, at);
    else {
      at++;
      while (at < bytes.length && DELIMITERS[bytes[at] as number] !== 1) at++;
    }
    // Letters and quotation marks begin an operator, or a word that stands for a value.
    const isWord = byte === 0x22 || byte === 0x27 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
    const operator = isWord ? written(from, at) : 'null';
    if (operator === 'true' || operator === 'false' || operator === 'null') {
      bounds.push(from, at);
      continue;
    }
    yield { operator, operand };
    bounds = [];
    if (operator === 'BI') at = endOfPicture(bytes, at);
  }
}

/** Behind a string, array or dictionary that begins at `from`. */
function endOfGroup(bytes: Buffer, from: number): number {
  let depth = 0;
  let inString = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString > 0) {
      if (byte === ESCAPE) at++;
      else if (byte === PAREN) inString++;
      else if (byte === CLOSE) inString--;
    } else if (byte === PAREN) inString = 1;
    else if (byte === OPEN || byte === LESS) depth++;
    else if (byte === SHUT || byte === GREATER) depth--;
    if (depth === 0 && inString === 0) return at + 1;
  }
  return bytes.length;
}

/** Behind the EI that ends a picture within the content: a word of its own. */
function endOfPicture(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('EI', from); at !== -1; at = bytes.indexOf('EI', at + 2))
    if (isSpace(bytes[at - 1]) && isSpace(bytes[at + 2])) return at + 2;
  return bytes.length;
}

/** Whether a byte is a space, or there is none. */
function isSpace(byte: number | undefined): boolean {
  return byte === undefined || SPACES[byte] === 1;
}

function tableOf(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}
