// Turns the document in the page into the page number of each of its places, before it is printed.
import type { PageDocument, PageElement, PageRule, PageStyle } from './page-dom.ts';

declare const document: PageDocument;
declare function getComputedStyle(element: PageElement): PageStyle;

/** Page (1-based) by id for every element that has one and is laid out; ids that a slot names, found or not. */
export interface Measured {
  readonly pages: Readonly<Record<string, number>>;
  readonly slots: readonly string[];
}

/**
 * Measures by "filmstrip": lays `.sheets` out as columns of the size of a page's content box, whose breaks are made by
 * the same engine as those of pages, and reads an element's page off its distance from the left. Then undoes it.
 * Writes the numbers into their slots. A slot that no link leads to gets its number in a link, so that the finished
 * PDF can be asked for its page.
 */
export function measureAndFill(_: null): Measured {
  const slots = new Set<string>();
  const places: [PageElement, string][] = [];
  const linked = new Set<string>();
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    try {
      linked.add(decodeURIComponent((link.getAttribute('href') ?? '').slice(1)));
    } catch {
      // An href that is no valid URL leads nowhere.
    }
  }
  for (const slot of document.querySelectorAll('[data-page-of]')) {
    const id = slot.getAttribute('data-page-of') ?? '';
    slots.add(id);
    if (linked.has(id) || slot.closest('a') !== null) {
      places.push([slot, id]);
      continue;
    }
    const link = document.createElement('a');
    link.setAttribute('href', `#${encodeURIComponent(id)}`);
    link.setAttribute('style', 'all: unset');
    slot.append(link);
    places.push([link, id]);
    linked.add(id);
  }
  const sheets = document.querySelector('.sheets');
  if (sheets === null) return { pages: {}, slots: [...slots] };

  const root = getComputedStyle(document.documentElement);
  const pixels = (name: string): number => (Number(root.getPropertyValue(`--page-${name}-mm`)) * 96) / 25.4;
  // Chromium rounds a page's size to 1/64 pixel and cuts its margins to 1/64 pixel; a line may hang on that.
  const size = (name: string): number => Math.round(pixels(name) * 64) / 64;
  const margin = (name: string): number => Math.floor(pixels(`margin-${name}`) * 64) / 64;
  const width = size('width') - margin('left') - margin('right');
  const height = size('height') - margin('top') - margin('bottom');
  if (!(width > 0 && height > 0)) return { pages: {}, slots: [...slots] };

  // Breaks between pages do nothing in columns: each becomes the break between columns that corresponds to it.
  const inColumns: Readonly<Record<string, string>> = {
    page: 'column',
    left: 'column',
    right: 'column',
    recto: 'column',
    verso: 'column',
    'avoid-page': 'avoid-column',
  };
  const restore: (() => void)[] = [];
  const turn = (style: PageStyle): void => {
    for (const property of ['break-before', 'break-after', 'break-inside']) {
      const value = style.getPropertyValue(property);
      const instead = inColumns[value];
      if (instead === undefined) continue;
      const priority = style.getPropertyPriority(property);
      style.setProperty(property, instead, priority);
      restore.push(() => style.setProperty(property, value, priority));
    }
  };
  const turnAll = (rules: Iterable<PageRule>): void => {
    for (const rule of rules) {
      if (rule.style !== undefined) turn(rule.style);
      if (rule.cssRules !== undefined) turnAll(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      turnAll(sheet.cssRules);
    } catch {
      // A style sheet that did not load has no rules to read.
    }
  }
  for (const element of document.querySelectorAll('[style*="break-"]')) turn(element.style);

  // A gap between the columns keeps what hangs out into a margin with its own page.
  const gap = 200;
  const hides = document.querySelector('style[data-hides]');
  hides?.setAttribute('media', 'screen');
  const before = sheets.getAttribute('style');
  const layOut = (scale: number): void =>
    sheets.setAttribute(
      'style',
      `${before ?? ''}; display: block; column-count: 1; column-width: auto; column-gap: ${gap}px; column-fill: auto;
       box-sizing: content-box; width: ${width * scale}px; height: ${height * scale}px; min-width: 0; max-width: none;
       max-height: none; margin: 0; padding: 0; border: 0; overflow: visible`,
    );
  layOut(1);
  // Chromium shrinks the whole document when anything hangs out on the right, by as little as 1/64 pixel: it lays out
  // pages that are larger by that ratio.
  let widest = width;
  const origin = sheets.getBoundingClientRect().left;
  for (const element of document.querySelectorAll('.sheets *'))
    for (const box of Array.from(element.getClientRects())) {
      const left = (box.left - origin + gap / 2) % (width + gap);
      widest = Math.max(widest, left - gap / 2 + box.width);
    }
  const scale = widest / width;
  if (scale > 1) layOut(scale);
  const first = document.querySelector('body > .cover') === null ? 1 : 2;
  const start = sheets.getBoundingClientRect().left;
  const pages: Record<string, number> = Object.create(null);
  for (const element of document.querySelectorAll('[id]')) {
    const id = element.getAttribute('id') ?? '';
    const place = element.getClientRects()[0];
    if (place === undefined || pages[id] !== undefined) continue;
    const inSheets = element.closest('.sheets') !== null;
    pages[id] = inSheets ? first + Math.floor((place.left - start + gap / 2) / (width * scale + gap)) : 1;
  }
  if (before === null) sheets.removeAttribute('style');
  else sheets.setAttribute('style', before);
  for (const undo of restore) undo();
  hides?.setAttribute('media', 'all');
  for (const [place, id] of places) place.textContent = pages[id] === undefined ? '' : String(pages[id]);
  return { pages, slots: [...slots] };
}

/** Writes other page numbers into the slots; a slot whose page is not known stays empty. */
export function refillSlots(pages: Readonly<Record<string, number>>): void {
  for (const slot of document.querySelectorAll('[data-page-of]')) {
    const page = pages[slot.getAttribute('data-page-of') ?? ''];
    const place = slot.firstElementChild ?? slot;
    place.textContent = page === undefined ? '' : String(page);
  }
}
