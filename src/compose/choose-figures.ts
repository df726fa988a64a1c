// Turns the figures that are marked for the briefing into what a briefing shows of them.
import type { ChosenFigure, SafeHtml } from '../model.ts';
import { textOfHtml } from './escape-html.ts';
import { settle } from './ledger/settle-claims.ts';
import type { PlannedBlock } from './number-document.ts';
import { renderBlock } from './render-block.ts';
import type { Render, RenderContext } from './render-context.ts';
import { renderPart } from './render-part.ts';
import { standingOf } from './standing-of.ts';

const FIGURES: readonly string[] = ['chart', 'map', 'table', 'region-profile'];

/** Renders the marked figures among a briefing's blocks, in the report's order; `findings` are those that it shows. */
export function chooseFigures(
  context: RenderContext,
  { blocks, findings }: { blocks: readonly PlannedBlock[]; findings: readonly PlannedBlock[] },
): ChosenFigure[] {
  return blocks.flatMap((block, index): ChosenFigure[] => {
    const { slot, chapter, id } = block;
    if (!FIGURES.includes(slot.name) || slot.attributes.briefing === undefined) return [];
    const { parsed } = chapter;
    const mode = 'body';
    const render = (part: number): SafeHtml => renderPart(context, { parsed, part, mode });
    const elsewhere: Render = (of, part, how) => renderPart(context, { parsed: of, part, mode: how });
    const html = settle(context, renderBlock(context, { parsed, slot, mode, render, elsewhere }) as SafeHtml, '');
    if (html === '') return [];
    const before = blocks.slice(0, index).findLast((other) => findings.includes(other));
    return [
      {
        id,
        kind: slot.name === 'region-profile' ? 'glance' : 'figure',
        html,
        title: titleOf(html),
        after: before?.id ?? null,
        ...standingOf(block),
      },
    ];
  });
}

function titleOf(html: string): string {
  const title = /<(?:p class="figure-title"|h2 class="glance-title"|caption)[^>]*>([\s\S]*?)<\/(?:p|h2|caption)>/.exec(
    html,
  );
  return textOfHtml(title?.[1] ?? '');
}
