// Teaches the parser the blocks of Despatch, its one mark inside text, and no other directive: whatever else has colons stays CommonMark.
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import remarkDirective from 'remark-directive';
import type { Processor } from 'unified';
import { isRegistered } from './block-kinds.ts';

const COLON = 58;

/** The only directive inside a line: `:holds[text]{that="…"}`. */
export const HOLDS = 'holds';

/**
 * A unified plugin: remark-directive, cut down to containers and leaves with a registered name, and `:holds[`.
 *
 * The name is read ahead before a construct may start, so `10:30`, `UK:Wales` and `:::unknown` are parsed
 * exactly as if directives did not exist, instead of being restored afterwards.
 */
export function registeredDirectives(this: Processor): void {
  remarkDirective.call(this as never);
  const data = this.data() as {
    micromarkExtensions: { text?: Record<number, Construct>; flow?: Record<number, Construct[]> }[];
  };
  const extension = data.micromarkExtensions.at(-1);
  const [container, leaf] = extension?.flow?.[COLON] ?? [];
  const inText = extension?.text?.[COLON];
  if (!extension || !container || !leaf || !inText)
    throw new Error('remark-directive no longer has the shape that is known');
  data.micromarkExtensions[data.micromarkExtensions.length - 1] = {
    text: { [COLON]: onlyAfter(isHolds, inText) },
    flow: { [COLON]: [onlyAfter(nameIsRegistered, container), onlyAfter(nameIsRegistered, leaf)] },
  };
}

function onlyAfter(lookAhead: Construct['tokenize'], construct: Construct): Construct {
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      const start = construct.tokenize.call(this, effects, ok, nok);
      return effects.check({ tokenize: lookAhead, partial: true }, start, nok);
    },
  };
}

function isHolds(effects: Effects, ok: State, nok: State): State {
  const wanted = `:${HOLDS}[`;
  let at = 0;
  const reading: State = (code: Code) => {
    const fits = code !== null && String.fromCharCode(code) === wanted[at];
    if (fits && ++at < wanted.length) {
      effects.consume(code);
      return reading;
    }
    effects.exit('directiveLookahead' as never);
    return fits ? ok(code) : nok(code);
  };
  return (code) => {
    effects.enter('directiveLookahead' as never);
    return reading(code);
  };
}

function nameIsRegistered(effects: Effects, ok: State, nok: State): State {
  let colons = 0;
  let name = '';
  const reading: State = (code: Code) => {
    if (code === COLON && name === '') {
      colons++;
      effects.consume(code);
      return reading;
    }
    if (code !== null && code > 0 && /[\w-]/.test(String.fromCharCode(code))) {
      name += String.fromCharCode(code);
      effects.consume(code);
      return reading;
    }
    effects.exit('directiveLookahead' as never);
    return isRegistered(name, colons) ? ok(code) : nok(code);
  };
  return (code) => {
    effects.enter('directiveLookahead' as never);
    return reading(code);
  };
}
