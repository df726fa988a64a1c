// Turns a parsed part into the HTML of one variant, by filling its gaps.
import { message, suggestion } from '../messages.ts';
import type { ParsedSection, SafeHtml, Slot } from '../model.ts';
import { escapeHtml } from './escape-html.ts';
import { renderBlock } from './render-block.ts';
import { citationMark, type Mode, type RenderContext } from './render-context.ts';
import { resolveValue } from './resolve-value.ts';

/** Renders part number `part`; faults go to the context's messages. */
export function renderPart(
  context: RenderContext,
  { parsed, part, mode }: { parsed: ParsedSection; part: number; mode: Mode },
): SafeHtml {
  const pieces = parsed.parts[part] ?? [];
  return pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : renderSlot(context, { parsed, slot: parsed.slots[piece], mode }),
    )
    .join('') as SafeHtml;
}

function renderSlot(
  context: RenderContext,
  { parsed, slot, mode }: { parsed: ParsedSection; slot: Slot | undefined; mode: Mode },
): string {
  if (!slot) return '';
  const render = (part: number): SafeHtml => renderPart(context, { parsed, part, mode });
  switch (slot.kind) {
    case 'value': {
      const value = resolveValue(slot.name, { values: context.values, place: slot.place });
      if (typeof value === 'string') return escapeHtml(value);
      if (mode !== 'plain') context.messages.push(value);
      return '';
    }
    case 'citation':
      return mode === 'plain' ? '' : renderCitation(context, { slot, mode });
    case 'note-call':
      return mode === 'body' ? renderNoteCall(context, { parsed, slot }) : '';
    case 'image':
      return mode === 'plain' ? escapeHtml(slot.alt) : renderImage(context, slot);
    case 'anchor-link': {
      // What a briefing takes from the report leaves the report's anchors behind.
      if (context.variant.edition !== 'report') return render(slot.part);
      const hint = suggestion(
        slot.id,
        [...context.numbered.headings.values()].map((entry) => entry.id),
      );
      context.anchorLinks.push({
        id: slot.id,
        message: message('anchor-exists', slot.place, `There is no "#${slot.id}" in this edition.`, hint),
      });
      return `<a href="#${escapeHtml(slot.id)}">${render(slot.part)}</a>`;
    }
    case 'heading': {
      const entry = context.numbered.headings.get(slot);
      // A heading inside a quotation or a list is text of that place and has no anchor.
      if (!entry) return `<h${slot.depth}>${render(slot.part)}</h${slot.depth}>`;
      const number = entry.number === '' ? '' : `<span class="number">${entry.number}</span> `;
      return `<h${slot.depth} id="${entry.id}">${number}${render(slot.part)}</h${slot.depth}>`;
    }
    case 'block':
      return renderBlock(context, { parsed, slot, mode, render });
  }
}

function renderCitation(
  context: RenderContext,
  { slot, mode }: { slot: Extract<Slot, { kind: 'citation' }>; mode: Mode },
): string {
  const known = slot.items.filter((item) => {
    if (context.sources.has(item.key)) return true;
    const text = `"${item.key}" is not in references.bib.`;
    const hint =
      suggestion(item.key, context.sources.keys()) ??
      (slot.narrative ? `If no citation is meant, write \\@${item.key}.` : undefined);
    context.messages.push(message('citation-key-exists', item.place, text, hint));
    return false;
  });
  if (known.length === 0) return '';
  const inNote = context.noteScope === '';
  if (context.citesInNotes && mode === 'front') return '';
  context.clusters.push({ items: known, narrative: slot.narrative, inNote });
  const mark = citationMark(context.clusters.length - 1);
  if (!context.citesInNotes || inNote) return mark;
  return callNote(context, { key: `citation ${context.clusters.length}`, html: `<p>${mark}</p>` });
}

function renderNoteCall(
  context: RenderContext,
  { parsed, slot }: { parsed: ParsedSection; slot: Extract<Slot, { kind: 'note-call' }> },
): string {
  const part = parsed.notes[slot.note];
  if (part === undefined) return '';
  const key = `note ${parsed.key} ${slot.note}`;
  if (context.notes.has(key)) return callNote(context, { key, html: '' });
  const scope = context.noteScope;
  // Inside a note, a citation in a note style stands in the note itself.
  context.noteScope = '';
  const html = renderPart(context, { parsed, part, mode: 'body' });
  context.noteScope = scope;
  return callNote(context, { key, html });
}

/** Calls a note: a numbered link, and in the list of notes the way back; a note may be called more than once. */
function callNote(context: RenderContext, { key, html }: { key: string; html: string }): string {
  const known = context.notes.get(key);
  const number = known ? [...context.notes.keys()].indexOf(key) + 1 : context.notes.size + 1;
  const id = known?.id ?? `${context.noteScope}-note-${number}`;
  const call = `${id}-call${known ? `-${known.calls.length + 1}` : ''}`;
  context.notes.set(key, { id, html: known?.html ?? html, calls: [...(known?.calls ?? []), call] });
  const label = escapeHtml(context.word('notes.call', { number }));
  return `<sup><a class="note-call" id="${call}" href="#${id}" aria-label="${label}">${number}</a></sup>`;
}

function renderImage(context: RenderContext, slot: Extract<Slot, { kind: 'image' }>): string {
  const path = slot.path.replace(/^\.\//, '');
  const picture = context.pictures.get(path);
  if (!picture) {
    const hint =
      suggestion(path, context.pictures.keys()) ??
      'Put the picture into the folder images/ of the publication and write images/name.png.';
    context.messages.push(
      message('image-exists', slot.place, `There is no picture "${path}" in this publication.`, hint),
    );
    return escapeHtml(slot.alt);
  }
  const decorative = slot.title === 'decorative';
  if (slot.alt.trim() === '' && !decorative) {
    const hint = 'Say what the picture shows: ![A map of …](…); or mark it as decoration: ![](… "decorative").';
    context.messages.push(message('image-has-alternative', slot.place, 'This picture has no alternative text.', hint));
  }
  context.usedPictures.add(path);
  const source = `assets/${context.publication}/${path.split('/').map(encodeURIComponent).join('/')}`;
  return `<img src="${escapeHtml(source)}" alt="${escapeHtml(decorative ? '' : slot.alt)}" width="${picture.widthPx}" height="${picture.heightPx}">`;
}
