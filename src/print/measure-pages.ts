// Turns the document in the page into the page number of each of its places, before it is printed.
import type { PageDocument, PageElement, PageRule, PageStyle } from './page-dom.ts';

declare const document: PageDocument;
declare function getComputedStyle(element: PageElement): PageStyle;

/** What a layout shows of its pages (1-based). */
export interface Measured {
  /** Page by id for every element that has one and is laid out. */
  readonly pages: Readonly<Record<string, number>>;
  /** Ids that a slot names, found or not. */
  readonly slots: readonly string[];
  /** Whether a slot held another number while this was measured, so that what stands behind it may have moved. */
  readonly moved: boolean;
  /** Every `[data-page-elsewhere]`, in order: the ids of its target and of its own link, and the pages over which that goes. */
  readonly references: readonly { readonly id: string; readonly own: string; readonly pages: readonly number[] }[];
  /** Every `[data-block]`, in order, with the height of its box on all of its pages. */
  readonly blocks: readonly { readonly id: string; readonly title: string; readonly heightMm: number }[];
  /** How far down the text goes on the last page; null when nothing could be measured. */
  readonly lastPageMm: number | null;
}

/**
 * Turns the breaks between pages, which do nothing in columns, into the breaks between columns that correspond to them, and
 * shows the document, which loadDocument hid; what it returns undoes that, and what measuring did to the sheets.
 */
export function breakInColumns(): () => void {
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

  const sheets = document.querySelector('.sheets');
  const before = sheets?.getAttribute('style') ?? null;
  restore.push(() => (before === null ? sheets?.removeAttribute('style') : sheets?.setAttribute('style', before)));
  const hides = document.querySelector('style[data-hides]');
  hides?.setAttribute('media', 'screen');
  return () => {
    hides?.setAttribute('media', 'all');
    for (const undo of restore) undo();
  };
}

/**
 * Hides what each `[data-page-elsewhere]` in `hidden` (by its place in the order) says, and shows the others.
 * Measures by "filmstrip": lays `.sheets` out as columns of the size of a page's content box, whose breaks are made by
 * the same engine as those of pages, and reads an element's page off its distance from the left. Needs breakInColumns
 * before it.
 * Writes the numbers into their slots. A slot that no link leads to gets its number in a link, so that the finished
 * PDF can be asked for its page.
 */
export function measureAndFill(hidden: readonly number[]): Measured {
  const references = [...document.querySelectorAll('[data-page-elsewhere]')];
  for (const [index, { style }] of references.entries())
    style.setProperty('display', hidden.includes(index) ? 'none' : '', 'important');
  const slots = new Set<string>();
  const places: [PageElement, string][] = [];
  const linksTo = new Map<string, PageElement[]>();
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    try {
      const id = decodeURIComponent((link.getAttribute('href') ?? '').slice(1));
      linksTo.set(id, [...(linksTo.get(id) ?? []), link]);
    } catch {
      // An href that is no valid URL leads nowhere.
    }
  }
  for (const slot of document.querySelectorAll('[data-page-of]')) {
    const id = slot.getAttribute('data-page-of') ?? '';
    slots.add(id);
    if (linksTo.has(id) || slot.closest('a') !== null) {
      places.push([slot.firstElementChild ?? slot, id]);
      continue;
    }
    const link = document.createElement('a');
    link.setAttribute('href', `#${encodeURIComponent(id)}`);
    link.setAttribute('style', 'all: unset');
    slot.append(link);
    places.push([link, id]);
    linksTo.set(id, [link]);
  }
  const sheets = document.querySelector('.sheets');
  const nothing = { pages: {}, moved: false, references: [], blocks: [], lastPageMm: null };
  if (sheets === null) return { ...nothing, slots: [...slots] };

  const root = getComputedStyle(document.documentElement);
  const pixels = (name: string): number => (Number(root.getPropertyValue(`--page-${name}-mm`)) * 96) / 25.4;
  // Chromium lays a page out in whole pixels, rounded up; a line may hang on that.
  const width = Math.ceil(pixels('width') - pixels('margin-left') - pixels('margin-right'));
  const height = Math.ceil(pixels('height') - pixels('margin-top') - pixels('margin-bottom'));
  if (!(width > 0 && height > 0)) return { ...nothing, slots: [...slots] };

  // A gap between the columns keeps what hangs out into a margin with its own page.
  const gap = 200;
  const layOut = (scale: number): void => {
    const columns = {
      display: 'block',
      'column-count': '1',
      'column-width': 'auto',
      'column-gap': `${gap}px`,
      'column-fill': 'auto',
      'box-sizing': 'content-box',
      width: `${width * scale}px`,
      height: `${height * scale}px`,
      'min-width': '0',
      'max-width': 'none',
      'max-height': 'none',
      margin: '0',
      padding: '0',
      border: '0',
      overflow: 'visible',
    };
    for (const [property, value] of Object.entries(columns)) sheets.style.setProperty(property, value);
  };
  layOut(1);
  // Chromium shrinks the whole document when anything hangs out on the right, by as little as 1/64 pixel: it lays out
  // pages that are larger by that ratio.
  const boxes = [...document.querySelectorAll('.sheets *')].flatMap((element) =>
    Array.from(element.getClientRects()).map((box) => ({ element, box })),
  );
  const origin = sheets.getBoundingClientRect();
  const strip = width + gap;
  const across = boxes.map(({ box }) => box.left - origin.left + gap / 2);
  // What an ancestor cuts off does not hang out.
  const isCut = (element: PageElement): boolean => {
    for (let outer = element.parentElement; outer !== null && outer !== sheets; outer = outer.parentElement)
      if (getComputedStyle(outer).getPropertyValue('overflow-x') !== 'visible') return true;
    return false;
  };
  const widest = boxes.reduce((most, { element, box }, index) => {
    const right = ((across[index] ?? 0) % strip) - gap / 2 + box.width;
    return right > most && !isCut(element) ? right : most;
  }, width);
  const scale = widest / width;
  if (scale > 1) layOut(scale);
  const first = document.querySelector('body > .cover') === null ? 1 : 2;
  const { left: start } = sheets.getBoundingClientRect();
  const column = (left: number): number => Math.floor((left - start + gap / 2) / (width * scale + gap));
  const pagesOf = (element: PageElement): number[] => {
    const inSheets = element.closest('.sheets') !== null;
    return Array.from(element.getClientRects()).map(({ left }) => (inSheets ? first + column(left) : 1));
  };
  const pages: Record<string, number> = Object.create(null);
  for (const element of document.querySelectorAll('[id]')) {
    const id = element.getAttribute('id') ?? '';
    const [page] = pagesOf(element);
    if (page !== undefined && pages[id] === undefined) pages[id] = page;
  }
  const found = references.map((reference, index) => {
    const link = reference.closest('a');
    const id = reference.querySelector('[data-page-of]')?.getAttribute('data-page-of') ?? '';
    // By an id of its own, which no author can have given, the finished PDF can be asked for its page.
    const own = link?.getAttribute('id') ?? `xref:${index}`;
    link?.setAttribute('id', own);
    return { id, own, pages: link === null ? [] : [...new Set(pagesOf(link))] };
  });
  const inMm = (length: number): number => Math.round((length * 254) / 96 / scale) / 10;
  const blocks = [...document.querySelectorAll('[data-block]')].map((block) => ({
    id: block.getAttribute('data-block') ?? '',
    title: block.getAttribute('data-block-title') ?? '',
    heightMm: inMm(Array.from(block.getClientRects()).reduce((sum, box) => sum + box.height, 0)),
  }));
  const last = boxes.reduce((most, _, index) => Math.max(most, Math.floor((across[index] ?? 0) / strip)), 0);
  const depth = boxes.reduce((most, { box }, index) => {
    const isOnLast = Math.floor((across[index] ?? 0) / strip) === last;
    return isOnLast ? Math.max(most, Math.min(box.top - origin.top + box.height, height)) : most;
  }, 0);
  let moved = false;
  for (const [place, id] of places) {
    const number = pages[id] === undefined ? '' : String(pages[id]);
    if (place.textContent === number) continue;
    moved = true;
    place.textContent = number;
  }
  return { pages, slots: [...slots], moved, references: found, blocks, lastPageMm: inMm(depth) };
}
