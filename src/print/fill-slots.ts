// Turns page numbers that are known from elsewhere into the text of the places that ask for them.
import type { PageDocument } from './page-dom.ts';

declare const document: PageDocument;

/** Runs in the page. Writes other page numbers into the slots, one that is not known stays empty; hides no reference. */
export function refillSlots(pages: Readonly<Record<string, number>>): void {
  for (const { style } of document.querySelectorAll('[data-page-elsewhere]')) style.setProperty('display', '');
  for (const slot of document.querySelectorAll('[data-page-of]')) {
    const page = pages[slot.getAttribute('data-page-of') ?? ''];
    const place = slot.firstElementChild ?? slot;
    place.textContent = page === undefined ? '' : String(page);
  }
}

/**
 * Runs in the page. Lets each `[data-report-page]` whose page in the report is known say so in its `data-with-page`,
 * and its link lead to that page; one whose page is not known keeps its text.
 */
export function fillReportPages(pages: Readonly<Record<string, number>>): void {
  for (const place of document.querySelectorAll('[data-report-page]')) {
    const page = pages[place.getAttribute('data-report-page') ?? ''];
    const text = place.getAttribute('data-with-page');
    if (page === undefined || text === null) continue;
    place.textContent = text.replaceAll('{page}', String(page));
    const link = place.closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (href !== '') link?.setAttribute('href', `${href}#page=${page}`);
  }
}
