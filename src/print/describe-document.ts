// Mends a document in the page where only HTML can be mended, and tells what the PDF will not say of it.
import type { PageDocument, PageElement } from './page-dom.ts';

declare const document: PageDocument;

/** Where a link leads (an id, or a whole URL) and what it is called. */
export interface LinkInPage {
  readonly to: string;
  readonly name: string;
}

export interface ListInPage {
  readonly kind: 'contents' | 'notes' | 'plain';
  readonly items: number;
}

/** Links and lists of a document, in reading order. */
export interface DocumentInPage {
  readonly links: readonly LinkInPage[];
  readonly lists: readonly ListInPage[];
}

/**
 * Runs in the page, before anything is measured. Nothing of it can be seen: a language within a line survives only on an
 * element that is tagged, roles of books cost links and items their tags, an empty cell vanishes from its table, and a
 * formula is only tagged as an image.
 */
export function mendDocument(formula: string): void {
  const block = 'p,div,section,article,main,nav,aside,header,footer,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,table,td,th,tr';
  for (const one of document.querySelectorAll('[lang]'))
    if (!one.matches(`html,body,a,em,strong,code,blockquote,figure,figcaption,caption,[role],${block}`))
      one.setAttribute('role', 'emphasis');
  for (const one of document.querySelectorAll('a[role^="doc-"], li[role^="doc-"]')) one.removeAttribute('role');
  for (const cell of document.querySelectorAll('td, th'))
    if ((cell.textContent ?? '').trim() === '' && cell.querySelector('img, svg') === null) cell.textContent = '\u00a0';
  for (const one of document.querySelectorAll('math, [role="math"]')) {
    const text = one.getAttribute('aria-label') ?? one.getAttribute('alttext') ?? one.textContent ?? '';
    one.setAttribute('aria-label', formula + text.replace(/\s+/g, ' ').trim());
    one.setAttribute('role', 'img');
  }
}

/** Runs in the page, after the last print: what is folded away or hidden from reading aloud has no tags. */
export function describeDocument(_: null): DocumentInPage {
  const hidden = '[aria-hidden="true"], [hidden], details:not([open]) > :not(summary)';
  const nameOf = (one: PageElement): string => {
    const label = one.getAttribute('aria-label');
    const copy = one.cloneNode(true);
    for (const unseen of copy.querySelectorAll('[style*="display: none"], [aria-hidden="true"]'))
      unseen.textContent = '';
    for (const picture of copy.querySelectorAll('img')) picture.replaceWith(picture.getAttribute('alt') ?? '');
    return (label ?? copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  const links: LinkInPage[] = [];
  for (const link of document.querySelectorAll('a[href]')) {
    if (link.closest(hidden) !== null) continue;
    const href = link.getAttribute('href') ?? '';
    let to = link.href ?? href;
    try {
      if (href.startsWith('#')) to = decodeURIComponent(href.slice(1));
    } catch {
      // What is no valid URL leads where it says.
    }
    links.push({ to, name: nameOf(link) });
  }
  const lists: ListInPage[] = [];
  for (const list of document.querySelectorAll('ul, ol, menu')) {
    const items = [...list.querySelectorAll(':scope > li')];
    if (items.length === 0 || list.closest(hidden) !== null) continue;
    const contents = list.querySelector(':scope > li > a [data-page-of]') !== null;
    const notes = list.closest('.footnotes, [role="doc-endnotes"]') !== null;
    lists.push({ kind: contents ? 'contents' : notes ? 'notes' : 'plain', items: items.length });
  }
  return { links, lists };
}
