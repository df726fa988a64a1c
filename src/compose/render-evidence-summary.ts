// Turns the findings of a document into a table: what each says, how strong its evidence is, on which works it rests, and where.
import type { SafeHtml } from '../model.ts';
import { citedItems } from './cited-items.ts';
import { escapeHtml } from './escape-html.ts';
import { quietly } from './ledger/gather-ledger.ts';
import { namesOf } from './names-of.ts';
import type { PlannedBlock } from './number-document.ts';
import { citationMark, type RenderContext } from './render-context.ts';
import { strengthOf } from './strength-of.ts';
import { type Rendering, titleAndBody } from './title-and-body.ts';

/** The words for the heads of the columns; where there is no room for columns, each cell says its own. */
const HEADS = [
  'evidence-summary.finding',
  'evidence-summary.claim',
  'evidence-summary.strength',
  'evidence-summary.sources',
  'evidence-summary.where',
] as const;

/** The block `::evidence-summary`, with its label as the caption; "" where the edition has no finding. */
export function renderEvidenceSummary(context: RenderContext, { slot, mode, render, elsewhere }: Rendering): string {
  const findings = [...context.numbered.blocks.values()].filter(
    (block) => block.slot.name === 'finding' && block.shown,
  );
  if (findings.length === 0) return '';
  const id = mode === 'body' ? ` id="${context.numbered.blocks.get(slot)?.id ?? ''}"` : '';
  const caption = slot.label === null ? '' : `<caption>${render(slot.label)}</caption>`;
  const heads = HEADS.map((key) => `<th scope="col">${escapeHtml(context.word(key))}</th>`);
  // What it says of a finding stands in the finding too, and is gathered there.
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
  const isLinked = context.variant.edition === 'report';
  const name = isLinked ? `<a href="#${id}">${escapeHtml(number)}</a>` : escapeHtml(number);
  const cells = [
    claim,
    `<span class="strength-word">${escapeHtml(level.word)}</span> <span class="strength-scale">${escapeHtml(scale)}</span>`,
    sourcesOf(context, finding),
    whereIs(context, finding),
  ];
  const labelled = cells.map((html, index) => {
    const label = escapeHtml(context.word(HEADS[index + 1] ?? ''));
    return `<td data-label="${label}">${html}</td>`;
  });
  return `<tr><th scope="row" data-label="${escapeHtml(context.word(HEADS[0]))}">${name}</th>${labelled.join('')}</tr>`;
}

/** As the style cites them in a sentence, without brackets; the names, linked, where the style has notes for that. */
function sourcesOf(context: RenderContext, { slot, chapter }: PlannedBlock): string {
  const found = citedItems(context, { parsed: chapter.parsed, parts: [slot.label, slot.body] });
  const bare = { prefix: '', suffix: '', locator: '', suppressAuthor: false };
  const items = found.map((item) => ({ ...item, ...bare }));
  if (items.length === 0) return '';
  if (!context.citesInNotes) {
    context.clusters.push({ items, narrative: false, inNote: false, scope: '', note: 0 });
    return citationMark(context.clusters.length - 1, 'bare');
  }
  return items
    .map(({ key }) => {
      const source = context.sources.get(key);
      const names = escapeHtml(source ? namesOf(source.csl) : '');
      return `<a class="citation" href="#ref-${escapeHtml(key)}">${names}</a>`;
    })
    .join('; ');
}

/** The section's number, or its title; on paper with the page of the finding. */
function whereIs({ word, variant }: RenderContext, { id, section }: PlannedBlock): SafeHtml {
  const label = section.number === '' ? section.title : word('section.numbered', { number: section.number });
  const text = escapeHtml(label.replace(/ (?=[\d.]+$)/, '\u00a0'));
  return (variant.edition === 'report' ? `<a class="xref" href="#${id}">${text}</a>` : text) as SafeHtml;
}
