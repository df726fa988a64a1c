// Adds to references on paper the page of what they lead to.
import Handlebars from 'handlebars';
import type { SafeHtml } from '../model.ts';
import type { Words } from './create-words.ts';

/** Every page of ours but the web's: headings are left out, for they also stand in the contents and in the PDF's outline. */
export function addReferencePages(html: SafeHtml, words: Words): SafeHtml {
  return html.replace(
    /<h[1-6][\s>][\s\S]*?<\/h[1-6]>|(<a class="xref" href="#([^"]*)">[\s\S]*?)<\/a>/g,
    (whole, link: string | undefined, id: string, at: number) => {
      if (link === undefined) return whole;
      const form = isInBrackets(html.slice(Math.max(0, at - FAR), at)) ? 'reference.page' : 'reference.page-aside';
      return `${link}<span class="xref-page" data-page-elsewhere>${page(id, words(form))}</span></a>`;
    },
  ) as SafeHtml;
}

/** No bracket that a reference stands in opens further before it. */
const FAR = 1000;

/** Whether a bracket of the same paragraph is still open where this piece of HTML ends. */
function isInBrackets(before: string): boolean {
  const text = before.split(/<(?:p|li|td|h[1-6]|figcaption)[\s>]/).at(-1) ?? '';
  const depth = [...text.replace(/<[^>]*>/g, '')].reduce(
    (open, letter) => (letter === '(' ? open + 1 : letter === ')' ? Math.max(0, open - 1) : open),
    0,
  );
  return depth > 0;
}

function page(id: string, form: string): string {
  const text = Handlebars.escapeExpression(form).replace(' {slot}', '\u00a0{slot}');
  return text.replace('{slot}', () => `<span data-page-of="${id}"></span>`);
}
