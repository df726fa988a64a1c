// Cuts a block into its title and its body.
import type { ParsedSection, SafeHtml } from '../model.ts';
import type { BlockSlot } from './number-document.ts';
import type { Mode, Render } from './render-context.ts';

/** A block at hand; `render` renders a part of its section in the same mode, `elsewhere` one of any section. */
export interface Rendering {
  readonly parsed: ParsedSection;
  readonly slot: BlockSlot;
  readonly mode: Mode;
  readonly render: (part: number) => SafeHtml;
  readonly elsewhere: Render;
}

/** Kinds whose first paragraph is the claim or headline when no label is written. */
const TITLED: readonly string[] = ['finding', 'recommendation', 'case-study'];

/** A block's title (its label, else its first paragraph) and what is left as its body. */
export function titleAndBody({ slot, render }: Pick<Rendering, 'slot' | 'render'>): {
  title: SafeHtml;
  body: SafeHtml;
} {
  const body = render(slot.body);
  if (slot.label !== null) return { title: render(slot.label), body };
  if (!TITLED.includes(slot.name)) return { title: '' as SafeHtml, body };
  const first = /^\s*<p>([\s\S]*?)<\/p>\s*/.exec(body);
  return { title: (first?.[1] ?? '') as SafeHtml, body: body.slice(first?.[0].length ?? 0) as SafeHtml };
}
