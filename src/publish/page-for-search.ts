// Turns a web edition into the plain page that the search reads: its text, and the headings that results lead to.
import type { BuiltEdition } from '../model.ts';
import { mainOf } from './twin/markdown-twin.ts';
import { attributeOf, type ElementNode, readElements } from './twin/read-elements.ts';

/** What is known of a result besides its text. */
export interface FactsForSearch {
  readonly title: string;
  /** Of the page, from the root of the site. */
  readonly path: string;
  readonly region: string;
  readonly kind: string;
  /** "" for none. */
  readonly theme: string;
}

const BLOCK = /^(?:p|li|h\d|t[dhr]|d[dt]|div|section|caption|figcaption|blockquote)$/;

/** The page and its address, as pagefind takes them. */
export function pageForSearch({ document, web }: BuiltEdition): { readonly url: string; readonly content: string } {
  const { variant, region, theme, publication } = document;
  const path = `${variant.folder}/${variant.webFile}`;
  const facts: FactsForSearch = {
    title: web?.title ?? document.title,
    path,
    region: region.name,
    kind: publication.kind,
    theme: theme?.title ?? '',
  };
  const metas = Object.entries(facts).map(
    ([name, value]) => `<meta data-pagefind-meta="${name}[content]" content="${escaped(value)}">`,
  );
  const language = variant.language.split('-')[0] ?? 'en';
  const text = textOf(readElements(mainOf(web?.html ?? '')));
  return {
    url: `/${path}`,
    content: `<html lang="${language}"><head>${metas.join('')}</head><body>${text}</body></html>`,
  };
}

/** The text as readers see it, in blocks; headings with an id are those that a result can lead to. */
function textOf(element: ElementNode): string {
  const { name, children } = element;
  if (name === 'script' || name === 'style' || name === 'nav') return '';
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : textOf(child))).join('');
  const id = /^h\d$/.test(name) ? attributeOf(element, 'id') : '';
  if (id !== '') return `<${name} id="${escaped(id)}">${inner}</${name}>`;
  return BLOCK.test(name) ? ` <div>${inner}</div> ` : inner;
}

function escaped(text: string): string {
  return text.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
