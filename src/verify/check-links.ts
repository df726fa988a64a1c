// Checks where the links and bookmarks of a PDF lead: to places that it has, and to files of the site that are there.
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import type { Checked, Fault, OpenPdf } from './open-pdf.ts';
import { asDict, dictAt, entryOf, itemsAt, nameAt, textAt } from './pdf-values.ts';
import { brokenBy, type Site, targetIn } from './target-in.ts';

/** No outline and no tree of names is larger. */
const MOST_NODES = 100_000;

/** One link or bookmark. */
export interface PdfLink {
  /** 1-based; null for a bookmark. */
  readonly page: number | null;
  /** Where it leads on the web; "" for a place in the PDF. */
  readonly uri: string;
  /** Where it leads in the PDF; undefined for the web. */
  readonly place: PDFObject | undefined;
}

/** Every link of the pages, and every bookmark. */
export function linksIn({ context, catalog, pages }: OpenPdf): PdfLink[] {
  const base = textAt(dictAt(catalog, 'URI') ?? context.obj({}), 'Base');
  const read = (dict: PDFDict, page: number | null): PdfLink => {
    const action = asDict(entryOf(dict, 'A'));
    const uri = action === null ? '' : textAt(action, 'URI');
    if (uri === '')
      return { page, uri, place: entryOf(dict, 'Dest') ?? (action === null ? undefined : entryOf(action, 'D')) };
    return { page, uri: base !== '' && URL.canParse(uri, base) ? new URL(uri, base).href : uri, place: undefined };
  };
  const annotations = pages.flatMap((page, index) =>
    itemsAt(page, 'Annots').flatMap((reference) => {
      const annotation = context.lookup(reference);
      const isLink = annotation instanceof PDFDict && nameAt(annotation, 'Subtype') === 'Link';
      return isLink ? [read(annotation, index + 1)] : [];
    }),
  );
  return [...annotations, ...bookmarksIn(catalog).map((item) => read(item, null))];
}

function bookmarksIn(catalog: PDFDict): PDFDict[] {
  const outline = dictAt(catalog, 'Outlines');
  const waiting = outline === null ? [] : [dictAt(outline, 'First')];
  const seen = new Set<PDFDict>();
  for (let item = waiting.pop(); item !== undefined && seen.size < MOST_NODES; item = waiting.pop()) {
    if (item === null || seen.has(item)) continue;
    seen.add(item);
    waiting.push(dictAt(item, 'Next'), dictAt(item, 'First'));
  }
  return [...seen];
}

/** The names of the places that a PDF has: those of its catalogue (PDF 1.1), and those of its tree of names. */
export function placesIn({ context, catalog }: OpenPdf): ReadonlyMap<string, PDFObject | undefined> {
  const old = dictAt(catalog, 'Dests');
  const places = new Map<string, PDFObject | undefined>();
  for (const key of old?.keys() ?? []) places.set(key.decodeText(), old?.lookup(key));
  const names = dictAt(catalog, 'Names');
  const waiting = [names === null ? null : dictAt(names, 'Dests')];
  const seen = new Set<PDFDict>();
  for (let node = waiting.pop(); node !== undefined && seen.size < MOST_NODES; node = waiting.pop()) {
    if (node === null || seen.has(node)) continue;
    seen.add(node);
    const list = itemsAt(node, 'Names');
    for (let at = 0; at + 1 < list.length; at += 2) places.set(nameOf(list[at]), context.lookup(list[at + 1]));
    waiting.push(...itemsAt(node, 'Kids').map((kid) => asDict(context.lookup(kid))));
  }
  return places;
}

/** Applies the rule; without a site, addresses are not looked at. */
export function checkLinks(pdf: OpenPdf, path: string, site: Site | null): Checked {
  const places = placesIn(pdf);
  const isPage = pageTest(pdf);
  const faults: Fault[] = [];
  let items = 0;
  for (const { page, uri, place } of linksIn(pdf)) {
    const subject = page === null ? 'A bookmark' : 'A link';
    if (uri !== '') {
      const target = site === null ? null : targetIn(uri, path, site.baseUrl);
      if (target === null || site === null) continue;
      items++;
      const broken = brokenBy(target, site);
      if (broken !== '') faults.push({ page, text: `${subject} to "${uri}" leads nowhere: ${broken}.` });
      continue;
    }
    items++;
    const name = nameOf(place);
    const destination = name === '' ? place : places.get(name);
    if (name !== '' && !places.has(name))
      faults.push({ page, text: `${subject} leads to "${name}", which is no place in the PDF.` });
    else if (!isPage(destination))
      faults.push({ page, text: `${subject}${name === '' ? '' : ` to "${name}"`} leads to no page of the PDF.` });
  }
  return { rule: 'pdf-links', items, faults };
}

/** Whether a destination, or the dictionary round one, names a page of the PDF. */
function pageTest({ context, pages }: OpenPdf): (destination: PDFObject | undefined) => boolean {
  const known = new Set(pages);
  return (destination) => {
    const list = destination instanceof PDFDict ? entryOf(destination, 'D') : destination;
    if (!(list instanceof PDFArray)) return false;
    const first = list.size() === 0 ? undefined : context.lookup(list.get(0));
    if (first instanceof PDFNumber) return first.asNumber() >= 0 && first.asNumber() < pages.length;
    return first instanceof PDFDict && known.has(first);
  };
}

function nameOf(value: PDFObject | undefined): string {
  if (value instanceof PDFName) return value.decodeText();
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}
