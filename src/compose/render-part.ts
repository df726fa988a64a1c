// Turns a parsed part into the HTML of one variant, by filling its gaps.
import { message, nearest, suggestion } from '../messages.ts';
import type { CitedItem, ParsedSection, SafeHtml, Slot } from '../model.ts';
import { alternativeText } from './alternative-text.ts';
import { checkAssertion } from './check-assertion.ts';
import { escapeHtml } from './escape-html.ts';
import { noteInText, withoutMarks } from './ledger/gather-ledger.ts';
import { namesOf } from './names-of.ts';
import { renderBlock } from './render-block.ts';
import { citationMark, type Mode, type RenderContext } from './render-context.ts';
import { isReference, renderReferences } from './render-reference.ts';
import { resolveValue } from './resolve-value.ts';
import { unsaidWords } from './unsaid-words.ts';
import type { CellUse } from './values/find-figure.ts';

/** Renders part number `part`; faults go to the context's messages. */
export function renderPart(
  context: RenderContext,
  { parsed, part, mode }: { parsed: ParsedSection; part: number; mode: Mode },
): SafeHtml {
  const pieces = parsed.parts[part] ?? [];
  const slots = pieces.map((piece) => (typeof piece === 'number' ? parsed.slots[piece] : undefined));
  const rendered = pieces.map((piece, index) =>
    typeof piece === 'string' ? piece : renderSlot(context, { parsed, slot: slots[index], mode }),
  );
  slots.forEach((slot, index) => {
    if (slot?.kind !== 'citation' || slot.narrative || slot.items.some((item) => isReference(context, item))) return;
    closeUp(rendered, { index, isNote: isNoteCall(context, mode) });
  });
  return rendered.join('') as SafeHtml;
}

/** Whether a citation becomes the call of a note here. */
function isNoteCall(context: RenderContext, mode: Mode): boolean {
  return context.citesInNotes && mode === 'body' && context.noteNumber === 0;
}

/** The call of a note stands close, after the punctuation; where a citation leaves nothing, it leaves no space. */
function closeUp(rendered: string[], { index, isNote }: { index: number; isNote: boolean }): void {
  const [before, citation, after] = [rendered[index - 1], rendered[index], rendered[index + 1]];
  if (citation === undefined || (withoutMarks(citation) !== '' && !isNote)) return;
  if (before !== undefined) rendered[index - 1] = before.trimEnd();
  const punctuation = /^[.,;:?!]+/.exec(after ?? '')?.[0] ?? '';
  if (after === undefined || punctuation === '') return;
  rendered[index] = punctuation + citation;
  rendered[index + 1] = after.slice(punctuation.length);
}

function renderSlot(
  context: RenderContext,
  { parsed, slot, mode }: { parsed: ParsedSection; slot: Slot | undefined; mode: Mode },
): string {
  if (!slot) return '';
  const render = (part: number): SafeHtml => renderPart(context, { parsed, part, mode });
  switch (slot.kind) {
    case 'value': {
      const seen: CellUse[] = [];
      const value = resolveValue(slot.value, { ...context.values, seen });
      if (typeof value === 'string') {
        const shown = escapeHtml(value);
        const noted = { kind: 'value', place: slot.place, uses: seen, expression: slot.value.written, shown } as const;
        return mode === 'plain' || seen.length === 0 ? shown : noteInText(context, noted) + shown;
      }
      if (mode !== 'plain') context.messages.push(value);
      return '';
    }
    case 'holds': {
      const shown = render(slot.part);
      if (mode === 'plain') return shown;
      const seen: CellUse[] = [];
      context.messages.push(...checkAssertion(slot.claims, { ...context.values, seen }));
      const expression = slot.claims.map(({ written }) => written).join(' and ');
      return noteInText(context, { kind: 'assertion', place: slot.place, uses: seen, expression, shown }) + shown;
    }
    case 'citation':
      return renderCitation(context, { slot, mode });
    case 'note-call':
      return mode === 'body' ? renderNoteCall(context, { parsed, slot }) : '';
    case 'image':
      return mode === 'plain' ? escapeHtml(alternativeText(context, slot.alt)) : renderImage(context, slot);
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
      if (mode === 'body' && entry.depth <= 2) context.gathering.section = entry;
      const number = entry.number === '' ? '' : `<span class="number">${entry.number}</span> `;
      return `<h${slot.depth} id="${entry.id}">${number}${render(slot.part)}</h${slot.depth}>`;
    }
    case 'block':
      return renderBlock(context, {
        parsed,
        slot,
        mode,
        render,
        elsewhere: (of, part, how) => renderPart(context, { parsed: of, part, mode: how }),
      });
  }
}

const NO_WORKS =
  'The publication has none: put references.bib beside its publication.yaml, with the works that it cites.';

function renderCitation(
  context: RenderContext,
  { slot, mode }: { slot: Extract<Slot, { kind: 'citation' }>; mode: Mode },
): string {
  const references = slot.items.filter((item) => isReference(context, item));
  if (references.length > 0) return renderMixed(context, { slot, references, mode });
  const known = slot.items.filter((item) => {
    if (context.sources.has(item.key)) return true;
    const text = `"${item.key}" is not in ${bibliographyOf(context)}.`;
    const keys = [...context.sources.keys()];
    const isFar = nearest(item.key, keys) === undefined;
    const missing = keys.length === 0 ? NO_WORKS : suggestion(item.key, keys);
    const hint = slot.narrative && isFar ? `If no citation is meant, write \\@${item.key}.` : missing;
    if (mode !== 'plain') context.messages.push(message('citation-key-exists', item.place, text, hint));
    return false;
  });
  const [first] = known;
  if (!first) return '';
  const source = slot.narrative ? context.sources.get(first.key) : undefined;
  const names = source ? escapeHtml(namesOf(source.csl)) : '';
  if (mode === 'plain') return names;
  const noted = noteInText(context, { kind: 'citation', place: first.place, items: known });
  if (context.citesInNotes && mode === 'front') return names + noted;
  const inNote = context.noteNumber > 0;
  const note = inNote ? context.noteNumber : context.notes.size + 1;
  context.clusters.push({
    items: known,
    narrative: slot.narrative,
    ...(context.citesInNotes ? { inNote, scope: context.noteScope, note } : { inNote: false, scope: '', note: 0 }),
  });
  const mark = citationMark(context.clusters.length - 1);
  if (!isNoteCall(context, mode)) return mark + noted;
  return names + callNote(context, { key: `citation ${context.clusters.length}`, html: `<p>${mark}</p>` }) + noted;
}

/** References and citations that were written together: each kind has brackets of its own, after a name in the text. */
function renderMixed(
  context: RenderContext,
  {
    slot,
    references,
    mode,
  }: { slot: Extract<Slot, { kind: 'citation' }>; references: readonly CitedItem[]; mode: Mode },
): string {
  const [first, ...others] = slot.items;
  const cite = (items: readonly CitedItem[], narrative: boolean): string =>
    items.length === 0 ? '' : renderCitation(context, { slot: { ...slot, items, narrative }, mode });
  const refer = (items: readonly CitedItem[], narrative: boolean): string =>
    renderReferences(context, { items, narrative, mode });
  const works = slot.items.filter((item) => !references.includes(item));
  const [before, after] =
    slot.narrative && first && references.includes(first)
      ? [refer([first], true), cite(others, false)]
      : slot.narrative
        ? [cite(works, true), refer(references, false)]
        : [refer(references, false), cite(works, false)];
  const gap = before === '' || withoutMarks(after) === '' || after.startsWith('<sup>') ? '' : ' ';
  return `${before}${gap}${after}`;
}

/** The files that hold the works, as an author names them: "references.bib and references.json". */
function bibliographyOf(context: RenderContext): string {
  const files = new Set([...context.sources.values()].map(({ file }) => file.slice(file.lastIndexOf('/') + 1)));
  return files.size === 0 ? 'references.bib' : [...files].join(' or ');
}

function renderNoteCall(
  context: RenderContext,
  { parsed, slot }: { parsed: ParsedSection; slot: Extract<Slot, { kind: 'note-call' }> },
): string {
  const part = parsed.notes[slot.note];
  if (part === undefined) return '';
  const key = `note ${parsed.key} ${slot.note}`;
  const isNew = !context.notes.has(key);
  // Called before its text is rendered: what it calls comes after it, and it may even call itself.
  const call = callNote(context, { key, html: '' });
  const called = isNew ? context.notes.get(key) : undefined;
  if (called) {
    const outer = context.noteNumber;
    context.noteNumber = context.notes.size;
    const html = renderPart(context, { parsed, part, mode: 'body' });
    context.noteNumber = outer;
    context.notes.set(key, { ...called, ...context.notes.get(key), html });
  }
  return call;
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
    return escapeHtml(alternativeText(context, slot.alt));
  }
  const decorative = slot.title === 'decorative';
  if (slot.alt.every((piece) => typeof piece === 'string' && piece.trim() === '') && !decorative) {
    const hint = 'Say what the picture shows: ![A map of …](…); or mark it as decoration: ![](… "decorative").';
    context.messages.push(message('image-has-alternative', slot.place, 'This picture has no alternative text.', hint));
  }
  const alt = decorative ? '' : alternativeText(context, slot.alt);
  const unsaid = unsaidWords(picture, alt);
  if (unsaid.length > 0) {
    const text = `This picture holds words that its alternative text does not say: ${unsaid.join(', ')}.`;
    const hint = 'Say them in the alternative text, or write them as text and take them out of the picture.';
    context.messages.push(message('picture-text-is-said', slot.place, text, hint));
  }
  context.usedPictures.add(path);
  const source = `assets/${context.publication}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const title = decorative || slot.title === '' ? '' : ` title="${escapeHtml(slot.title)}"`;
  return `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}"${title} width="${picture.widthPx}" height="${picture.heightPx}">`;
}
