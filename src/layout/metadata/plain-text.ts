// Turns HTML of our own making into plain text, for where no HTML may stand.
import type { SafeHtml } from '../../model.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Text without tags, its white space as one space. */
export function plainText(html: SafeHtml): string {
  const text = html
    .replace(/<\/(?:p|li|h[1-6]|div|blockquote)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    });
  return text.replace(/\s+/g, ' ').trim();
}
