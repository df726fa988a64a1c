// Turns what stands in double braces into a value expression: a dotted name, and Liquid's filters after it.
import { Tokenizer, TokenKind } from 'liquidjs';
import { message } from '../../messages.ts';
import type { Message, Place, ValueExpression, ValueFilter } from '../../model.ts';

/** Where a text stands: `place` is that of the whole, `at` the place of a stretch of it, counted from 0. */
export interface Written {
  readonly text: string;
  readonly place: Place;
  readonly at: (start: number, end: number) => Place;
}

const HINT = 'Write a dotted name such as {{ region.name }}; write `\\{{` for plain braces.';
const FILTER_HINT = 'Write filters as in {{ table.column | place: "uk" | period: "2023" }}.';

type Token = InstanceType<typeof Tokenizer>['readFilteredValue'] extends () => infer T ? T : never;
type Argument = Token['filters'][number]['args'][number];

/** Reads one expression with Liquid's own tokenizer, which is laxer than this; else the message `value-is-well-formed`. */
export function readValue(written: Written, options: { readonly literals: boolean }): ValueExpression | Message {
  // In a table's cell a bar is written \| and has two characters.
  const text = written.text.replaceAll('\\|', ' |');
  const name = text.trim();
  const fault = (said: string, hint: string): Message => message('value-is-well-formed', written.place, said, hint);
  const noName = () => fault(`"{{ ${name} }}" is not the name of a value.`, HINT);
  let token: Token;
  try {
    const tokenizer = new Tokenizer(text);
    token = tokenizer.readFilteredValue();
    if (tokenizer.remaining().trim() !== '') return noName();
  } catch {
    return name.includes('|') ? fault(`The filters of "{{ ${name} }}" cannot be read.`, FILTER_HINT) : noName();
  }
  const [subject, ...others] = token.initial.postfix;
  if (subject === undefined || others.length > 0) return noName();
  if (/\|\s*$/.test(text)) return fault(`The filters of "{{ ${name} }}" cannot be read.`, FILTER_HINT);
  const filters: ValueFilter[] = [];
  for (const filter of token.filters) {
    const args = filter.args.map(argumentOf);
    if (args.some((arg) => arg === null)) return fault(`The filters of "{{ ${name} }}" cannot be read.`, FILTER_HINT);
    const place = written.at(filter.begin, filter.begin + text.slice(filter.begin, filter.end).trimEnd().length);
    filters.push({ name: filter.name, args: args as (string | number)[], place });
  }
  const whole = { filters, written: name, place: written.place };
  const said = subject.getText();
  if (subject.kind === TokenKind.PropertyAccess && /^[\w-]+(\.[\w-]+)+$/.test(said))
    return { name: said, literal: null, ...whole };
  const literal = literalOf(subject);
  return options.literals && literal !== null && filters.length === 0 ? { name: '', literal, ...whole } : noName();
}

/** A quoted text, a number, or a bare word, which stands for itself; null for anything else. */
function argumentOf(argument: Argument): string | number | null {
  if (Array.isArray(argument)) return null;
  if (argument.kind === TokenKind.PropertyAccess || argument.kind === TokenKind.Literal) {
    const word = argument.getText();
    return /^[\w-]+$/.test(word) ? word : null;
  }
  return literalOf(argument);
}

function literalOf(token: { readonly kind: TokenKind; getText(): string }): string | number | null {
  const text = token.getText();
  if (token.kind === TokenKind.Number) return Number(text);
  // The tokenizer takes a quotation mark that is never closed for a text as well.
  return token.kind === TokenKind.Quoted && text.length > 1 && text.at(0) === text.at(-1) ? text.slice(1, -1) : null;
}

/** Cuts a plain text at its values: an image's alternative text. */
export function splitValues(text: string, place: Place): readonly (string | ValueExpression | Message)[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{\{[^{}]*\}\}$/.test(piece)
        ? readValue({ text: piece.slice(2, -2), place, at: () => place }, { literals: false })
        : piece,
    );
}

/** Whether reading gave a message instead of what was read. */
export function isFault<T extends object>(read: T | Message | string): read is Message {
  return typeof read === 'object' && 'rule' in read;
}
