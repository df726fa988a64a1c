// Rule briefing-fits-its-pages: a policy briefing keeps to its budget of pages.
import { message } from '../messages.ts';
import type { Document, Message, Pdf, Place, PrintedBlock } from '../model.ts';

/** How many of the largest blocks are named. */
const MOST_NAMED = 6;

/**
 * A briefing that is longer than `briefing.maxPages` is a warning that says by how much, and names its largest blocks.
 * It stands where the largest of those begins that an author can shorten.
 */
export function briefingFitsItsPages({ document, pdf }: { document: Document; pdf: Pdf }): readonly Message[] {
  const { maxPages } = document.publication.briefing;
  if (document.variant.edition !== 'policy-briefing' || pdf.pages <= maxPages) return [];
  const places = placesOf(document);
  const largest = [...pdf.blocks].filter(({ heightMm }) => heightMm > 0).sort((a, b) => b.heightMm - a.heightMm);
  const name = document.variant.region === null ? 'national' : document.region.name;
  const text = `The policy briefing (${name}) has ${pdf.pages} pages; its budget is ${maxPages}. It is ${excess(pdf, maxPages)} over.`;
  const named = largest.slice(0, MOST_NAMED).map((block) => nameOf(block, places.get(block.id)));
  const hint = [
    ...(named.length === 0 ? [] : [`The most room is taken by: ${named.join('; ')}.`]),
    'Mark fewer findings and figures with "briefing", shorten them, or raise briefing.maxPages in publication.yaml.',
  ].join(' ');
  const place = largest.flatMap(({ id }) => places.get(id) ?? [])[0] ?? { file: document.publication.file };
  return [message('briefing-fits-its-pages', place, text, hint)];
}

/** "69 mm", "1 page and 69 mm", or where heights are not known "2 pages". */
function excess({ pages, lastPageMm }: Pdf, maxPages: number): string {
  const over = pages - maxPages;
  const whole = lastPageMm === null ? over : over - 1;
  return [
    ...(whole > 0 ? [whole === 1 ? '1 page' : `${whole} pages`] : []),
    ...(lastPageMm === null ? [] : [`${Math.round(lastPageMm)} mm`]),
  ].join(' and ');
}

function nameOf({ id, title, heightMm }: PrintedBlock, place: Place | undefined): string {
  const where = place === undefined ? '' : ` (${place.file}${place.line === undefined ? '' : `:${place.line}`})`;
  return `${title === '' ? id : title}, ${Math.round(heightMm)} mm${where}`;
}

/** Where the author wrote what a block holds, by the block's id. */
function placesOf(document: Document): ReadonlyMap<string, Place> {
  const { publication, variant } = document;
  const regional = publication.regional.find(({ region }) => region === variant.region)?.summary;
  const texts = { summary: publication.summary, ...(regional === undefined ? {} : { 'regional-summary': regional }) };
  return new Map<string, Place>([
    ...Object.entries(texts).map(([id, { file, line, column }]) => [id, { file, line, column }] as const),
    ...[document.keyMessages, document.findings, document.recommendations, document.chosenFigures].flatMap((parts) =>
      parts.map(({ id, place }) => [id, place] as const),
    ),
  ]);
}
