// Turns HTML that is known to be safe into a value that templates print as it is.
import Handlebars from 'handlebars';
import type { SafeHtml } from '../model.ts';

/** HTML that a template prints without escaping; every other value is escaped. */
export type TrustedHtml = Handlebars.SafeString;

/** Marks sanitised HTML; the only way past the templates' escaping, and its type lets nothing else through. */
export function trustHtml(html: SafeHtml): TrustedHtml {
  return new Handlebars.SafeString(html);
}

/** Marks sanitised HTML where there is some; null stays null. */
export function trustHtmlOrNull(html: SafeHtml | null): TrustedHtml | null {
  return html === null || html.trim() === '' ? null : trustHtml(html);
}
