// Turns the bytes of a PDF into what every rule for PDFs came to.
import { checkContent } from './check-content.ts';
import { checkMetadata, claimsOf } from './check-metadata.ts';
import { checkObjects } from './check-objects.ts';
import { checkStructure } from './check-structure.ts';
import { checkTables } from './check-tables.ts';
import { type Checked, openPdf } from './open-pdf.ts';

const CHECKS = [checkMetadata, checkStructure, checkTables, checkContent, checkObjects];

export interface CheckedPdf {
  readonly pages: number;
  readonly claims: readonly string[];
  readonly checked: readonly Checked[];
}

/** Applies every rule to one PDF; one that cannot be opened has no pages and one fault. */
export async function verifyPdf(bytes: Uint8Array): Promise<CheckedPdf> {
  const pdf = await openPdf(bytes);
  if ('rule' in pdf) return { pages: 0, claims: [], checked: [pdf] };
  const opened = (['pdf-opens', 'pdf-open-to-all'] as const).map((rule) => ({ rule, items: 1, faults: [] }));
  const checked = [...opened, ...CHECKS.flatMap((check) => check(pdf))];
  return { pages: pdf.pages.length, claims: claimsOf(pdf), checked };
}
