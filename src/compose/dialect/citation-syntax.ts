// Parses Pandoc's citations, `[see @a, p. 3; -@b]` and `@a [p. 3]`, as inline nodes.
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Code, Effects, Previous, State, TokenizeContext } from 'micromark-util-types';
import type { Processor } from 'unified';
import { KEY, readCitation, readNarrativeBracket, type WrittenItem } from './read-citation.ts';

const AT = 64;
const OPEN = 91;
const CLOSE = 93;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const KEY_CHARACTER = /[\p{L}\p{N}_:.#$%&\-+?<>~/]/u;

/**
 * A unified plugin: nodes of type `citation` with `items` and `narrative`.
 *
 * `[…]` is a citation when every part between semicolons has a key, it is not the label of a definition, and neither
 * a link's `(` nor the label of a definition follows; otherwise the bracket keeps its CommonMark meaning.
 */
export function citationSyntax(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: object[]; fromMarkdownExtensions?: object[] };
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push({
    text: {
      [OPEN]: { name: 'despatchCitation', tokenize: tokenizeBracketed },
      [AT]: { name: 'despatchNarrative', tokenize: tokenizeNarrative, previous: notAfterWord },
    },
  });
  data.fromMarkdownExtensions.push({
    // The node is opened at once, so that a line ending inside it does not become text of the paragraph.
    enter: { despatchCitation: open, despatchNarrative: open },
    exit: {
      despatchCitation(this: CompileContext, token: Token) {
        const value = this.sliceSerialize(token);
        const items = (readCitation(value.slice(1, -1)) ?? []).map((item) => ({ ...item, offset: item.offset + 1 }));
        fill(this, { narrative: false, items, value });
        this.exit(token);
      },
      despatchNarrative(this: CompileContext, token: Token) {
        const text = this.sliceSerialize(token);
        const found = KEY.exec(text);
        const key = found?.[1]?.replace(/^\{|\}$/g, '') ?? '';
        const behind = text.slice(found?.[0].length ?? 0);
        const from = text.length - behind.trimStart().length + 1;
        const bracket = behind === '' ? null : readNarrativeBracket(text.slice(from, -1));
        const tail = bracket?.tail ?? { locator: '', label: 'page', suffix: '' };
        const more = (bracket?.more ?? []).map((item) => ({ ...item, offset: item.offset + from }));
        const items = [{ key, offset: 0, prefix: '', suppressAuthor: false, ...tail }, ...more];
        fill(this, { narrative: true, items, value: text });
        this.exit(token);
      },
    },
  });
}

function open(this: CompileContext, token: Token): void {
  this.enter({ type: 'citation' } as never, token);
}

/** `value` is the citation as written: what an image's alternative text or a link takes from it. */
function fill(
  context: CompileContext,
  citation: { narrative: boolean; items: readonly WrittenItem[]; value: string },
): void {
  Object.assign(context.stack.at(-1) as object, citation);
}

const notAfterWord: Previous = (code) =>
  code === null || code < 0 || !/[\p{L}\p{N}_/@.+-]/u.test(String.fromCodePoint(code));

/** Consumes one character; line endings become tokens of their own, as micromark wants. */
function consume(effects: Effects, code: Code, type: string): void {
  if (code !== null && code < -2) {
    effects.exit(`${type}Data` as never);
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    effects.enter(`${type}Data` as never);
  } else effects.consume(code);
}

const asText = (code: Code): string => (code === null ? '' : code < 0 ? ' ' : String.fromCodePoint(code));

function tokenizeBracketed(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { defined } = this.parser;
  let inside = '';
  const start: State = (code) => {
    effects.enter('despatchCitation' as never);
    effects.enter('despatchCitationData' as never);
    effects.consume(code);
    return within;
  };
  const within: State = (code) => {
    if (code === null || code === OPEN || code === BACKSLASH || inside.length > 2000) return nok(code);
    // `[^` calls a footnote.
    if (inside === '' && code === 94) return nok(code);
    if (code === CLOSE) {
      if (!inside.includes('@') || defined.includes(labelOf(inside)) || readCitation(inside) === null) return nok(code);
      effects.consume(code);
      effects.exit('despatchCitationData' as never);
      effects.exit('despatchCitation' as never);
      return effects.check({ tokenize: notALink, partial: true }, ok, nok);
    }
    inside += asText(code);
    consume(effects, code, 'despatchCitation');
    return within;
  };
  return start;
}

/** A resource, or the label of a definition that exists, makes the bracket before it a link. */
function notALink(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { defined } = this.parser;
  let label = '';
  const within: State = (code) => {
    if (code === null || code === OPEN || label.length > 999) return done(code, ok);
    if (code === CLOSE) return done(code, defined.includes(labelOf(label)) ? nok : ok);
    label += asText(code);
    effects.consume(code);
    return within;
  };
  const done = (code: Code, end: State): State | undefined => {
    effects.exit('despatchLookahead' as never);
    return end(code);
  };
  return (code) => {
    if (code === 40) return nok(code);
    if (code !== OPEN) return ok(code);
    effects.enter('despatchLookahead' as never);
    effects.consume(code);
    return within;
  };
}

/** How micromark keeps the labels of definitions. */
function labelOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

function tokenizeNarrative(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let key = '';
  const start: State = (code) => {
    effects.enter('despatchNarrative' as never);
    effects.enter('despatchNarrativeData' as never);
    effects.consume(code);
    return first;
  };
  const first: State = (code) =>
    code !== null && code > 0 && /[\p{L}\p{N}_{]/u.test(String.fromCodePoint(code)) ? rest(code) : nok(code);
  const rest: State = (code) => {
    // In braces a key may hold what it likes but spaces, up to the brace that closes it.
    if (key.startsWith('{') || (key === '' && code === OPEN_BRACE)) {
      if (key.endsWith('}')) return end(code);
      return code === null || code <= 32 ? nok(code) : take(code);
    }
    // Inner punctuation belongs to the key only when a letter or digit follows.
    if (code !== null && code > 0 && KEY_CHARACTER.test(String.fromCodePoint(code))) {
      if (/[\p{L}\p{N}_]/u.test(String.fromCodePoint(code))) return take(code);
      return effects.check({ tokenize: thenWord, partial: true }, take, end)(code);
    }
    return end(code);
  };
  const take: State = (code) => {
    key += asText(code);
    effects.consume(code);
    return rest;
  };
  const end: State = (code) => {
    if (!KEY.test(`@${key}`)) return nok(code);
    return effects.attempt({ tokenize: locatorBracket, partial: true }, finish, finish)(code);
  };
  const finish: State = (code) => {
    effects.exit('despatchNarrativeData' as never);
    effects.exit('despatchNarrative' as never);
    return ok(code);
  };
  return start;
}

function thenWord(effects: Effects, ok: State, nok: State): State {
  const second: State = (code) => {
    effects.exit('despatchLookahead' as never);
    return code !== null && code > 0 && /[\p{L}\p{N}_]/u.test(String.fromCodePoint(code)) ? ok(code) : nok(code);
  };
  return (code) => {
    effects.enter('despatchLookahead' as never);
    effects.consume(code);
    return second;
  };
}

/** ` [p. 3]`, ` [p. 3; see @b]` or ` [see @b]` after a narrative citation, on the same line. */
function locatorBracket(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { defined } = this.parser;
  let inside = '';
  const space: State = (code) => {
    if (code === 32) {
      effects.consume(code);
      return space;
    }
    if (code !== OPEN) return leave(code);
    effects.consume(code);
    return within;
  };
  const within: State = (code) => {
    if (code === null || code < -2 || code === OPEN || code === BACKSLASH || inside.length > 2000) return leave(code);
    effects.consume(code);
    if (code !== CLOSE) {
      inside += asText(code);
      return within;
    }
    effects.exit('despatchLocator' as never);
    if (defined.includes(labelOf(inside)) || readNarrativeBracket(inside) === null) return nok;
    return effects.check({ tokenize: notALink, partial: true }, ok, nok);
  };
  const leave: State = (code) => {
    effects.exit('despatchLocator' as never);
    return nok(code);
  };
  return (code) => {
    // A token may not be empty.
    if (code !== 32 && code !== OPEN) return nok(code);
    effects.enter('despatchLocator' as never);
    return space(code);
  };
}
