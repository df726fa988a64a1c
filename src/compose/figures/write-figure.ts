// Turns a drawing into a figure with its number, title, source, and the slot for its numbers.
import type { SafeHtml } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Words } from './figure-data.ts';

/** What stands round a drawing; `number` is "2.1" or "", `caption` the note and the line of publisher and licence. */
export interface FigureParts {
  readonly id: string;
  readonly number: string;
  readonly title: SafeHtml;
  readonly drawing: SafeHtml;
  readonly caption: SafeHtml;
  readonly hasNumbers: boolean;
  readonly word: Words;
}

/** The figure as HTML. Where its numbers stand, or the way to them, differs by medium: there it leaves a slot to layout. */
export function writeFigure({ id, number, title, drawing, caption, hasNumbers, word }: FigureParts): SafeHtml {
  const label =
    number === '' ? '' : `<span class="figure-number">${escapeHtml(word('figure.number', { number }))}</span> `;
  const below = caption === '' ? '' : `<figcaption class="figure-source">${caption}</figcaption>`;
  // A caption is the first or the last thing in a figure, so the numbers stand before it.
  const slot = hasNumbers ? `<div data-numbers-of="${escapeHtml(id)}"></div>` : '';
  return `<figure class="figure"${id === '' ? '' : ` id="${escapeHtml(id)}"`}><p class="figure-title">${label}${title}</p><div class="figure-drawing">${drawing}</div>${slot}${below}</figure>` as SafeHtml;
}
