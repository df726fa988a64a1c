// Turns the recommendations of an edition into CSV and JSON.
import type { BuiltEdition } from '../model.ts';
import { headOf, pageOf, writeJson } from './data-file.ts';
import { writeCsv } from './write-csv.ts';

const HEADER = [
  'id',
  'number',
  'headline',
  'text',
  'audience',
  'by',
  'findings',
  'finding_numbers',
  'section',
  'section_title',
  'page',
] as const;

/** One row for each recommendation, in its order; lists have "; " between their parts. Null where there are none. */
export function recommendationsData(edition: BuiltEdition): { readonly csv: string; readonly json: string } | null {
  const recommendations = edition.document.recommendations.map((one) => ({
    id: one.id,
    number: one.number,
    headline: one.plain.headline,
    text: one.plain.body,
    audience: one.audience,
    by: one.by,
    findings: one.findings.map(({ id, number }) => ({ id, number })),
    section: { number: one.section.number, title: one.section.title },
    page: pageOf(edition.pdf, [one.id, one.section.id]),
  }));
  if (recommendations.length === 0) return null;
  const rows = recommendations.map(({ findings, section, ...one }) => [
    one.id,
    one.number,
    one.headline,
    one.text,
    one.audience,
    one.by,
    findings.map(({ id }) => id).join('; '),
    findings.map(({ number }) => number).join('; '),
    section.number,
    section.title,
    one.page,
  ]);
  return {
    csv: writeCsv(HEADER, rows),
    json: writeJson(headOf(edition, 'despatch-recommendations'), { recommendations }),
  };
}
