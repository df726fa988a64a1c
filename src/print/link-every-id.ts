// Makes the PDF name the page of every place that has an id.
import type { PageDocument } from './page-dom.ts';

declare const document: PageDocument;

/**
 * Runs in the page. Chromium names in a PDF what some link leads to, whether or not that link is shown: so every id gets a
 * link that is not. A measured page may be off by one where a line hangs on a fraction of a pixel; this one cannot be.
 */
export function linkEveryId(_: null): void {
  const links = document.createElement('div');
  links.setAttribute('hidden', '');
  links.setAttribute('style', 'display: none !important');
  for (const element of document.querySelectorAll('.sheets [id]')) {
    const link = document.createElement('a');
    link.setAttribute('href', `#${encodeURIComponent(element.getAttribute('id') ?? '')}`);
    links.append(link);
  }
  document.body.append(links);
}
