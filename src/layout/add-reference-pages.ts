// Adds to references on paper the page of what they lead to.
import Handlebars from 'handlebars';
import type { SafeHtml } from '../model.ts';
import type { Words } from './create-words.ts';

/** Every page of ours but the web's: headings are left out, for they also stand in the contents and in the PDF's outline. */
export function addReferencePages(html: SafeHtml, words: Words): SafeHtml {
  return html.replace(
    /<h[1-6][\s>][\s\S]*?<\/h[1-6]>|(<a class="xref" href="#([^"]*)">[\s\S]*?)<\/a>/g,
    (whole, link: string | undefined, id: string) =>
      link === undefined ? whole : `${link}<span class="xref-page" data-page-elsewhere>${page(id, words)}</span></a>`,
  ) as SafeHtml;
}

function page(id: string, words: Words): string {
  const text = Handlebars.escapeExpression(words('reference.page')).replace(' {slot}', '\u00a0{slot}');
  return text.replace('{slot}', () => `<span data-page-of="${id}"></span>`);
}
