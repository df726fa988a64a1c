// Turns the bytes of a content stream into its marked stretches and what is painted outside of them.

/** A stretch of marked content: from the line of its BDC to behind its EMC. */
export interface Stretch {
  readonly id: number;
  readonly from: number;
  /** Behind the BDC: the content itself stands between here and `end`. */
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

export interface Content {
  readonly stretches: readonly Stretch[];
  /** From the first thing that is painted outside of marked content to the next stretch, or to the end. */
  readonly unmarked: readonly (readonly [from: number, to: number])[];
}

const NEWLINE = 0x0a;

/**
 * Scans a content stream. Stretches are found by searching for their operators, which is much faster than reading every
 * token: Chromium writes text in hexadecimal, in which these words cannot occur. `marked` names the forms that
 * have marked content of their own, as in "X24": to draw one is neither painted here nor marked.
 */
export function scanContent(bytes: Buffer, marked: readonly string[] = []): Content {
  const stretches: Stretch[] = [];
  const unmarked: [number, number][] = [];
  const boundaries = marked.flatMap((name) => callsOf(bytes, name)).sort((a, b) => a[0] - b[0]);
  let outside = 0;
  const leave = (to: number): void => {
    let from = outside;
    for (const [start, end] of boundaries) {
      if (start < outside || start >= to) continue;
      paint(from, start);
      from = end;
    }
    paint(from, to);
  };
  const paint = (from: number, to: number): void => {
    const painted = firstPainted(bytes, from, to);
    if (painted !== -1) unmarked.push([painted, to]);
  };
  for (let at = bytes.indexOf('BDC'); at !== -1; ) {
    const from = bytes.lastIndexOf(NEWLINE, at) + 1;
    const id = /\/MCID (\d+)/.exec(bytes.toString('latin1', from, at))?.[1];
    const to = endOfStretch(bytes, at + 3);
    if (id !== undefined) {
      leave(from);
      stretches.push({ id: Number(id), from, start: at + 3, end: to - 3, to });
      outside = to;
    }
    at = bytes.indexOf('BDC', to);
  }
  leave(bytes.length);
  return { stretches, unmarked };
}

/** Where forms of a name are drawn: "/X24 Do". */
function callsOf(bytes: Buffer, name: string): [number, number][] {
  const found: [number, number][] = [];
  const call = `/${name} Do`;
  for (let at = bytes.indexOf(call); at !== -1; at = bytes.indexOf(call, at + call.length))
    found.push([at, at + call.length]);
  return found;
}

/** Behind the EMC that ends the content which begins at `from`; text that stands for other text is marked within. */
function endOfStretch(bytes: Buffer, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const end = bytes.indexOf('EMC', at);
    if (end === -1) throw new Error('The PDF has marked content without an end.');
    for (let inner = bytes.indexOf('BDC', at); inner !== -1 && inner < end; inner = bytes.indexOf('BDC', inner + 3))
      depth++;
    depth--;
    at = end + 3;
  }
  return at;
}

/** The start of the first path, text or picture that is painted in a stretch, or -1: a path that only clips paints nothing. */
function firstPainted(bytes: Buffer, from: number, to: number): number {
  let operands = -1;
  let path = -1;
  const tokens = tokensOf(bytes, from, to);
  while (tokens.next()) {
    const { operator, start } = tokens;
    if (operands === -1) operands = start;
    if (operator === null) continue;
    switch (operator) {
      case 're':
      case 'm':
        if (path === -1) path = operands;
        break;
      case 'n':
        path = -1;
        break;
      case 'f':
      case 'F':
      case 'f*':
      case 'S':
      case 's':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        return path === -1 ? operands : path;
      case 'BT':
      case 'Do':
      case 'sh':
        return operands;
      case 'BI':
        throw new Error('The PDF has a picture within its content.');
    }
    operands = -1;
  }
  return -1;
}

/** Reads a content stream token by token. */
export interface Tokens {
  /** Goes to the next token; false when there is none. */
  readonly next: () => boolean;
  /** The operator, or null for an operand; a string, an array or a dictionary is one operand. */
  operator: string | null;
  /** Where the token begins. */
  start: number;
  /** Behind the token; may be set, to pass over what follows. */
  end: number;
}

/** Tokens of a stretch of content. */
export function tokensOf(bytes: Buffer, from: number, to: number): Tokens {
  const tokens: Tokens = {
    operator: null,
    start: from,
    end: from,
    next: () => {
      let at = tokens.end;
      while (at < to && (bytes[at] as number) <= 0x20) at++;
      tokens.start = at;
      if (at >= to) return false;
      const byte = bytes[at] as number;
      if (byte === 0x28 || byte === 0x3c || byte === 0x5b) {
        tokens.end = endOfGroup(bytes, at, to);
        tokens.operator = null;
        return true;
      }
      at++;
      while (at < to && !isDelimiter(bytes[at] as number)) at++;
      tokens.end = at;
      const letter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x22 || byte === 0x27;
      tokens.operator = letter ? bytes.toString('latin1', tokens.start, at) : null;
      return true;
    },
  };
  return tokens;
}

function isDelimiter(byte: number): boolean {
  return byte <= 0x20 || byte === 0x28 || byte === 0x3c || byte === 0x5b || byte === 0x2f;
}

const OPENING = [0x28, 0x3c, 0x5b];
const CLOSING = [0x29, 0x3e, 0x5d];

function endOfGroup(bytes: Buffer, from: number, to: number): number {
  let depth = 0;
  let inString = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (inString > 0) {
      if (byte === 0x5c) at++;
      else if (byte === 0x28) inString++;
      else if (byte === 0x29 && --inString === 0 && depth === 0) return at + 1;
    } else if (byte === 0x28) inString = 1;
    else if (OPENING.includes(byte)) depth++;
    else if (CLOSING.includes(byte) && --depth === 0) return at + 1;
  }
  return to;
}
