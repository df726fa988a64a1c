// Turns a block into HTML: findings, recommendations, key messages, boxes, quotations, and what only some variants show.
import { message, suggestion } from '../messages.ts';
import type { SafeHtml } from '../model.ts';
import { alternativeText } from './alternative-text.ts';
import { isCollected } from './dialect/block-kinds.ts';
import { isFault, splitValues } from './dialect/read-value.ts';
import { escapeHtml, textOfHtml } from './escape-html.ts';
import { renderFigure } from './figures/render-figure.ts';
import { inBlock } from './ledger/gather-ledger.ts';
import { noteFigure } from './ledger/note-figure.ts';
import { type BlockSlot, BOXES, isShown, type PlannedBlock } from './number-document.ts';
import type { RenderContext } from './render-context.ts';
import { renderEvidenceSummary } from './render-evidence-summary.ts';
import { strengthOf } from './strength-of.ts';
import { type Rendering, titleAndBody } from './title-and-body.ts';
import { wordsOf } from './variants-of.ts';

/** Renders one block; faults go to the context's messages. */
export function renderBlock(context: RenderContext, rendering: Rendering): string {
  const { slot, render } = rendering;
  if (!isShown(slot, context.variant)) return '';
  if (slot.name === 'only' || slot.name === 'except') return render(slot.body);
  if (isCollected(slot.name))
    // A briefing has an order of its own, and what is collected at the front holds no other collection.
    return context.variant.edition === 'report' && rendering.mode === 'body'
      ? `<div data-part="${slot.name}"></div>`
      : '';
  const block = context.numbered.blocks.get(slot);
  const id = block && rendering.mode === 'body' ? ` id="${block.id}"` : '';
  const { title, body } = block ? inBlock(context, block, () => titleAndBody(rendering)) : titleAndBody(rendering);
  const isBox = BOXES.includes(slot.name) && block && block.number !== '';
  const box = isBox
    ? `<p class="box-number">${escapeHtml(context.word('box.number', { number: block.number }))}</p>`
    : '';
  const text = (name: string): SafeHtml => escapeHtml(slot.attributes[name] ?? '');
  switch (slot.name) {
    case 'key-message':
      return `<div class="key-message"${id}><p class="label">${escapeHtml(context.word('key-messages.one'))}</p>${title === '' ? '' : `<p>${title}</p>`}${body}</div>`;
    case 'finding':
      return `<div class="finding"${id}>${rating(context, slot)}<p class="claim"><span class="finding-number">${escapeHtml(context.word('findings.number', { number: block?.number ?? '' }))}</span> ${title}</p>${body}</div>`;
    case 'recommendation':
      return `<div class="recommendation"${id}><p class="recommendation-number">R${block?.number ?? ''}</p><p class="headline">${title}</p>${facts(context, slot)}${body}</div>`;
    case 'case-study': {
      const note = slot.attributes.note === undefined ? '' : `<p class="place-note">${text('note')}</p>`;
      return `<div class="case-study"${id}><div class="case-place">${box}<p class="place">${text('place')}</p>${note}</div><p class="case-title">${title}</p>${body}</div>`;
    }
    case 'quote':
      return `<figure class="quote"${id}><blockquote>${title === '' ? '' : `<p>${title}</p>`}${body}</blockquote><figcaption>${text('source')}</figcaption></figure>`;
    case 'chart':
    case 'map':
    case 'table':
    case 'region-profile': {
      const figure = {
        ...slot,
        attributes: withAlternative(context, slot),
        id: rendering.mode === 'body' ? (block?.id ?? '') : '',
        number: block?.number ?? '',
        title,
        plainTitle: slot.label === null ? '' : textOfHtml(rendering.elsewhere(rendering.parsed, slot.label, 'plain')),
        body,
      };
      const html = renderFigure(context, figure);
      if (html !== '' && figure.id !== '') noteFigure(context, figure);
      return html;
    }
    case 'evidence-summary':
      return renderEvidenceSummary(context, rendering);
    default:
      return `<div class="${slot.name}"${id}>${box}${title === '' ? '' : `<p class="note-title">${title}</p>`}${body}</div>`;
  }
}

/** The attributes, with the values of an alternative text filled in. */
function withAlternative(context: RenderContext, { attributes, places, place }: BlockSlot): BlockSlot['attributes'] {
  if (attributes.alt === undefined) return attributes;
  const pieces = splitValues(attributes.alt, places.alt ?? place).flatMap((piece) => (isFault(piece) ? [] : [piece]));
  return { ...attributes, alt: alternativeText(context, pieces) };
}

function rating(context: RenderContext, slot: BlockSlot): string {
  const level = strengthOf(context, slot);
  const outOf = context.scale.length;
  const dots = context.scale
    .map((other) => `<span class="dot${other.number <= level.number ? ' on' : ''}"></span>`)
    .join('');
  const scale = escapeHtml(context.word('findings.of', { number: level.number, of: outOf }));
  return `<div class="rating"><p class="rating-word">${escapeHtml(level.word)}</p><p class="rating-scale"><span class="dots" aria-hidden="true">${dots}</span> ${scale}</p></div>`;
}

/** The findings that a recommendation rests on; one that does not exist is the message `finding-exists`. */
export function findingsOf(context: RenderContext, slot: BlockSlot): readonly PlannedBlock[] {
  const findings = [...context.numbered.blocks.values()].filter((block) => block.slot.name === 'finding');
  return wordsOf(slot.attributes.findings ?? '').flatMap((id) => {
    const found = findings.find((finding) => finding.slot.attributes.id === id);
    if (found) return [found];
    const hint = suggestion(
      id,
      findings.flatMap((finding) => finding.slot.attributes.id ?? []),
    );
    context.messages.push(
      message(
        'finding-exists',
        slot.places.findings ?? slot.place,
        `There is no finding "${id}" in this edition.`,
        hint,
      ),
    );
    return [];
  });
}

function facts(context: RenderContext, slot: BlockSlot): string {
  const row = (key: string, value: string): string =>
    value === '' ? '' : `<dt>${escapeHtml(context.word(key))}</dt><dd>${value}</dd>`;
  const rests = findingsOf(context, slot).map((finding) => {
    const name = escapeHtml(context.word('findings.number', { number: finding.number }));
    return context.variant.edition === 'report' ? `<a href="#${finding.id}">${name}</a>` : name;
  });
  const text = (name: string): string => escapeHtml(slot.attributes[name] ?? '');
  return `<dl class="facts">${row('recommendations.who', text('for'))}${row('recommendations.when', text('by'))}${row('recommendations.rests', rests.join(', '))}</dl>`;
}
