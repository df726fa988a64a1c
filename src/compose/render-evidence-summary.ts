// Turns the findings of a document into a table: what each says and how strong its evidence is.
import { escapeHtml } from './escape-html.ts';
import { quietly } from './ledger/gather-ledger.ts';
import type { PlannedBlock } from './number-document.ts';
import type { RenderContext } from './render-context.ts';
import { strengthOf } from './strength-of.ts';
import { type Rendering, titleAndBody } from './title-and-body.ts';

/** The block `::evidence-summary`, with its label as the caption; "" where the edition has no finding. */
export function renderEvidenceSummary(context: RenderContext, { slot, mode, render, elsewhere }: Rendering): string {
  const findings = [...context.numbered.blocks.values()].filter(
    (block) => block.slot.name === 'finding' && block.shown,
  );
  if (findings.length === 0) return '';
  const id = mode === 'body' ? ` id="${context.numbered.blocks.get(slot)?.id ?? ''}"` : '';
  const caption = slot.label === null ? '' : `<caption>${render(slot.label)}</caption>`;
  const heads = ['evidence-summary.finding', 'evidence-summary.claim', 'evidence-summary.strength'].map(
    (key) => `<th scope="col">${escapeHtml(context.word(key))}</th>`,
  );
  const rows = quietly(context, () => findings.map((finding) => row(context, { finding, elsewhere })));
  return `<div class="evidence-summary"${id}><div class="table"><table>${caption}<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></div>`;
}

function row(
  context: RenderContext,
  { finding, elsewhere }: { finding: PlannedBlock; elsewhere: Rendering['elsewhere'] },
): string {
  const { id, number, slot, chapter } = finding;
  const claim =
    slot.label === null
      ? titleAndBody({ slot, render: (part) => elsewhere(chapter.parsed, part, 'front') }).title
      : elsewhere(chapter.parsed, slot.label, 'front');
  const level = strengthOf(context, slot);
  const scale = context.word('findings.of', { number: level.number, of: context.scale.length });
  const name = context.variant.edition === 'report' ? `<a href="#${id}">${escapeHtml(number)}</a>` : escapeHtml(number);
  return `<tr><th scope="row">${name}</th><td>${claim}</td><td>${escapeHtml(level.word)}, ${escapeHtml(scale)}</td></tr>`;
}
