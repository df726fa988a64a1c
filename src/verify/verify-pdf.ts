// Turns the bytes of a PDF into what every rule for PDFs came to.
import { checkContent } from './check-content.ts';
import { checkLinks, placesIn } from './check-links.ts';
import { checkMetadata, claimsOf } from './check-metadata.ts';
import { checkObjects } from './check-objects.ts';
import { checkStructure } from './check-structure.ts';
import { checkTables } from './check-tables.ts';
import type { Checked, OpenPdf } from './open-pdf.ts';
import type { Site } from './target-in.ts';

/** What does not depend on where a PDF stands: a version that is kept is the same PDF at another address. */
const known = new WeakMap<OpenPdf, readonly Checked[]>();

const CHECKS = [checkMetadata, checkStructure, checkTables, checkContent, checkObjects];

export interface CheckedPdf {
  readonly pages: number;
  readonly claims: readonly string[];
  readonly checked: readonly Checked[];
}

/** The places to which addresses may lead, as fragments: "page=2", or a name. */
export function fragmentsOf(pdf: OpenPdf): ReadonlySet<string> {
  const names = [...placesIn(pdf).keys()];
  return new Set([
    ...pdf.pages.map((_, index) => `page=${index + 1}`),
    ...names,
    ...names.map((name) => `nameddest=${name}`),
  ]);
}

/** Applies every rule to one PDF, opened or not; one that cannot be opened has no pages and one fault. */
export function verifyPdf(pdf: OpenPdf | Checked, path: string, site: Site | null): CheckedPdf {
  if ('rule' in pdf) return { pages: 0, claims: [], checked: [pdf] };
  const opened = (['pdf-opens', 'pdf-open-to-all'] as const).map((rule) => ({ rule, items: 1, faults: [] }));
  const anywhere = known.get(pdf) ?? CHECKS.flatMap((check) => check(pdf));
  known.set(pdf, anywhere);
  const checked = [...opened, ...anywhere, checkLinks(pdf, path, site)];
  return { pages: pdf.pages.length, claims: claimsOf(pdf), checked };
}
