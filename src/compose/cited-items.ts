// Lists the works that a part of a text cites, itself or in its notes.
import type { CitedItem, ParsedSection } from '../model.ts';
import { isShown } from './number-document.ts';
import type { RenderContext } from './render-context.ts';

/** Each work once, in the order of the text, for this variant; works that are not in the bibliography are left out. */
export function citedItems(
  context: RenderContext,
  { parsed, parts }: { parsed: ParsedSection; parts: readonly (number | null)[] },
): readonly CitedItem[] {
  const found = new Map<string, CitedItem>();
  const visited = new Set<number>();
  const visit = (part: number | null | undefined): void => {
    // A note may call itself.
    if (part === null || part === undefined || visited.has(part)) return;
    visited.add(part);
    for (const piece of parsed.parts[part] ?? []) {
      const slot = typeof piece === 'number' ? parsed.slots[piece] : undefined;
      if (slot?.kind === 'citation') {
        for (const item of slot.items)
          if (context.sources.has(item.key) && !found.has(item.key)) found.set(item.key, item);
      } else if (slot?.kind === 'note-call') visit(parsed.notes[slot.note]);
      else if (slot?.kind === 'block') {
        if (isShown(slot, context.variant)) [slot.label, slot.body].forEach(visit);
      } else if (slot !== undefined && 'part' in slot) visit(slot.part);
    }
  };
  parts.forEach(visit);
  return [...found.values()];
}
