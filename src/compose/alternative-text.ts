// Turns the pieces of an alternative text into plain text, with its values filled in as anywhere.
import type { ValueExpression } from '../model.ts';
import type { RenderContext } from './render-context.ts';
import { resolveValue } from './resolve-value.ts';

/** The text; a value that has none leaves nothing, and its message goes to the context. */
export function alternativeText(context: RenderContext, pieces: readonly (string | ValueExpression)[]): string {
  const texts = pieces.map((piece) => {
    const value = typeof piece === 'string' ? piece : resolveValue(piece, context.values);
    if (typeof value === 'string') return value;
    context.messages.push(value);
    return '';
  });
  return texts.join('');
}
