// Says whether a part of a text rests on a source.
import type { ParsedSection } from '../model.ts';
import type { RenderContext } from './render-context.ts';

/** True when the part, or what stands inside it, cites a work that exists or calls a note. */
export function citesSource(
  context: RenderContext,
  { parsed, part }: { parsed: ParsedSection; part: number },
): boolean {
  const inside = (index: number | null): boolean => index !== null && citesSource(context, { parsed, part: index });
  return (parsed.parts[part] ?? []).some((piece) => {
    const slot = typeof piece === 'number' ? parsed.slots[piece] : undefined;
    switch (slot?.kind) {
      case 'citation':
        return slot.items.some((item) => context.sources.has(item.key));
      case 'note-call':
        return Object.hasOwn(parsed.notes, slot.note);
      case 'anchor-link':
      case 'heading':
      case 'holds':
        return inside(slot.part);
      case 'block':
        return inside(slot.label) || inside(slot.body);
      default:
        return false;
    }
  });
}
