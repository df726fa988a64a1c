// Makes what is wider than a small screen scroll in a box that the keyboard can reach, with a name.
import type { SafeHtml } from '../model.ts';
import type { Words } from './create-words.ts';

/**
 * Makes the function for one page: tables and drawings are counted through it.
 * The input is serialised by us: `<` stands only before tags, attributes are in double quotes.
 */
export function createScrollBoxes(words: Words): (html: SafeHtml) => SafeHtml {
  const counts = { table: 0, 'figure-drawing': 0 };
  const wordKeys = { table: 'web.table', 'figure-drawing': 'web.figure' };
  return (html) =>
    html.replace(/<div class="(table|figure-drawing)">/g, (_, kind: keyof typeof counts) => {
      counts[kind] += 1;
      const name = words(wordKeys[kind], { number: counts[kind] });
      const label = name.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      // A landmark for each drawing would be too many: a picture says itself what it is.
      const role = kind === 'table' ? 'region' : 'group';
      return `<div class="${kind}" role="${role}" tabindex="0" aria-label="${label}">`;
    }) as SafeHtml;
}
