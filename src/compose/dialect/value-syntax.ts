// Parses `{{ region.name }}` as an inline node, so that code spans and escapes keep theirs.
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Code, Effects, State } from 'micromark-util-types';
import type { Processor } from 'unified';

const OPEN = 123;
const CLOSE = 125;

/** A unified plugin: text between double braces on one line becomes a node of type `value`. */
export function valueSyntax(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: object[]; fromMarkdownExtensions?: object[] };
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push({ text: { [OPEN]: { name: 'despatchValue', tokenize } } });
  data.fromMarkdownExtensions.push({
    exit: {
      despatchValue(this: CompileContext, token: Token) {
        const value = this.sliceSerialize(token);
        // `value` is what an image's alternative text takes from the nodes in its label.
        this.enter({ type: 'value', expression: value.slice(2, -2).trim(), value } as never, token);
        this.exit(token);
      },
    },
  });
}

function tokenize(effects: Effects, ok: State, nok: State): State {
  let braces = 0;
  const opening: State = (code) => {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    braces++;
    return braces === 2 ? inside : opening;
  };
  const inside: State = (code: Code) => {
    if (code === null || code < 0 || code === OPEN) {
      // Line endings and tabs are negative codes: a value stands on one line.
      return code === -2 || code === -1 ? consume(code) : nok(code);
    }
    if (code === CLOSE) {
      effects.consume(code);
      return closing;
    }
    return consume(code);
  };
  const consume: State = (code) => {
    effects.consume(code);
    return inside;
  };
  const closing: State = (code) => {
    if (code !== CLOSE) return inside(code);
    effects.consume(code);
    effects.exit('despatchValue' as never);
    return ok;
  };
  return (code) => {
    effects.enter('despatchValue' as never);
    return opening(code);
  };
}
