// Gives every link annotation the name that its link has in the page.
import type { LinkInPage } from '../describe-document.ts';
import { decodeName } from '../read-pdf.ts';
import { type Draft, dictOf } from './draft.ts';
import { readText, referenceTo, writeText } from './pdf-values.ts';
import { type Element, elementsIn } from './structure.ts';

/** How many links of the page may be missing in the PDF between two that are there. */
const LOOK_AHEAD = 50;

/**
 * Both stand in reading order, and where a link leads must agree; a link of the page that the PDF lacks is passed over.
 * A link that none in the page agrees with stays without a name, which the checks tell.
 */
export function nameLinks(draft: Draft, top: Element, links: readonly LinkInPage[]): void {
  let next = 0;
  for (const [one] of elementsIn(top)) {
    if (one.type !== 'Link') continue;
    const annotations = one.kids.flatMap((kid) =>
      kid.kind === 'annotation' ? (dictOf(draft, referenceTo(kid.object)) ?? []) : [],
    );
    const to = annotations[0] && leadsTo(draft, annotations[0]);
    const found = links.slice(next, next + LOOK_AHEAD).findIndex((link) => link.to === to);
    const link = links[next + found];
    if (found === -1 || link === undefined) continue;
    next += found + 1;
    if (link.name !== '') for (const annotation of annotations) annotation.set('/Contents', writeText(link.name));
  }
}

function leadsTo(draft: Draft, annotation: ReadonlyMap<string, unknown>): string {
  const destination = annotation.get('/Dest');
  if (typeof destination === 'string') return decodeName(destination.slice(1));
  return readText(dictOf(draft, annotation.get('/A') as string)?.get('/URI'));
}
