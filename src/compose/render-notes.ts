// Turns the notes that a chapter called into its list of notes, each with the way back.
import type { SafeHtml } from '../model.ts';
import { escapeHtml } from './escape-html.ts';
import type { RenderContext } from './render-context.ts';

/** The list of the context's notes, "" when there is none; the notes are then forgotten. */
export function renderNotes(context: RenderContext): SafeHtml {
  if (context.notes.size === 0) return '' as SafeHtml;
  const items = [...context.notes.values()].map(({ id, html, calls }) => {
    const back = calls.map((call, index) => {
      const label = escapeHtml(context.word('notes.back', { number: id.replace(/^.*-/, '') }));
      return ` <a class="back" href="#${call}" aria-label="${label}">${escapeHtml(context.word('notes.return'))}${calls.length > 1 ? ` ${index + 1}` : ''}</a>`;
    });
    const inside = html.endsWith('</p>')
      ? `${html.slice(0, -4)}${back.join('')}</p>`
      : `${html}<p>${back.join('').trim()}</p>`;
    return `<li id="${id}">${inside}</li>`;
  });
  context.notes = new Map();
  return `<section class="footnotes"><h2 class="footnotes-title">${escapeHtml(context.word('notes.title'))}</h2><ol>${items.join('')}</ol></section>` as SafeHtml;
}
