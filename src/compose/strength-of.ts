// Finds how strong a finding's evidence is.
import { message, suggestion } from '../messages.ts';
import type { StrengthLevel } from '../model.ts';
import type { BlockSlot } from './number-document.ts';
import type { RenderContext } from './render-context.ts';

/** The rating of a finding, from the project's scale; the weakest level where the word is unknown, which is a message. */
export function strengthOf(context: RenderContext, slot: BlockSlot): StrengthLevel {
  const given = slot.attributes.strength ?? '';
  const found = context.scale.find((level) => level.id === given || String(level.number) === given);
  if (found) return found;
  const known = context.scale.map((level) => level.id);
  if (given !== '') {
    const hint = suggestion(given, known) ?? `The scale in despatch.yaml has: ${known.join(', ')}.`;
    context.messages.push(
      message(
        'block-attribute-fits',
        slot.places.strength ?? slot.place,
        `"${given}" is not on the scale of evidence.`,
        hint,
      ),
    );
  }
  return context.scale[0] ?? { id: '', word: '', number: 1 };
}
