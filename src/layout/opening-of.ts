// Takes the first paragraph of a text, for where there is room for no more.
import type { SafeHtml } from '../model.ts';
import { type TrustedHtml, trustHtmlOrNull } from './trust-html.ts';

/** Its first paragraph as it stands, without links to what only its own page has; null where it has none. */
export function openingOf(html: SafeHtml | null): TrustedHtml | null {
  const [opening = ''] = /<p>[\s\S]*?<\/p>/.exec(html ?? '') ?? [];
  return trustHtmlOrNull(
    opening.replace(/<a class="(?:citation|xref)" href="#[^"]*">([\s\S]*?)<\/a>/g, '$1') as SafeHtml,
  );
}
