// Turns a web edition into the plain page that the search reads: its text, and the headings that results lead to.
import type { BuiltEdition } from '../model.ts';
import { textsOfWeb } from './twin/texts-of-web.ts';
import { escaped } from './twin/write-for-search.ts';

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
  const text = web === null ? '' : textsOfWeb(document, web).forSearch;
  return {
    url: `/${path}`,
    content: `<html lang="${language}"><head>${metas.join('')}</head><body>${text}</body></html>`,
  };
}
