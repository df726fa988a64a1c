// Turns the evidence ledger of an edition into CSV and JSON.
import type { BuiltEdition, LedgerData, LedgerEntry, LedgerSource, Pdf } from '../model.ts';
import { headOf, pageOf, writeJson } from './data-file.ts';
import { writeCsv } from './write-csv.ts';

const HEADER = [
  'entry',
  'kind',
  'number',
  'text',
  'shown',
  'expression',
  'block',
  'sources',
  'references',
  'data_table',
  'data_title',
  'data_publisher',
  'data_file',
  'data_rows',
  'data_column',
  'data_place',
  'data_period',
  'data_cell',
  'section',
  'section_title',
  'page',
  'last_page',
  'written_in',
] as const;

/**
 * One row for each entry, in the order of the document. Lists have "; " between their parts; those of the columns that begin
 * with `data_` have a part for each cell, in one order, or one part where it is the same for all. Null where there is no entry.
 */
export function ledgerData(edition: BuiltEdition): { readonly csv: string; readonly json: string } | null {
  const { ledger } = edition.document;
  if (ledger.length === 0) return null;
  const entries = ledger.map((entry, index) => ({ entry: index + 1, ...entry, ...pagesOf(entry, edition.pdf) }));
  const rows = entries.map(({ data, sources, section, place, ...entry }) => [
    entry.entry,
    entry.kind,
    entry.number,
    entry.text,
    entry.shown,
    entry.expression,
    entry.block,
    list(sources, (source) => source.key + locatorOf(source)),
    list(sources, ({ reference }) => reference),
    ...DATA.map((write) => listOnce(data.map(write))),
    section.number,
    section.title,
    entry.page,
    entry.lastPage,
    `${place.file}:${place.line ?? 1}:${place.column ?? 1}`,
  ]);
  const tables = Object.fromEntries(
    ledger.flatMap(({ data }) => data.map(({ table, title, publisher, file }) => [table, { title, publisher, file }])),
  );
  return {
    csv: writeCsv(HEADER, rows),
    json: writeJson({ ...headOf(edition, 'despatch-evidence-ledger'), tables }, { entries: entries.map(asJson) }),
  };
}

type Placed = LedgerEntry & { readonly entry: number; readonly page: number | null; readonly lastPage: number | null };

function asJson({ anchors, until, section, place, data, ...entry }: Placed) {
  return {
    ...entry,
    data: data.map(({ table, column, period, place: of, lines, cell }) => ({
      table,
      column,
      period,
      place: of,
      lines,
      cell,
    })),
    section: { number: section.number, title: section.title },
    writtenIn: { file: place.file, line: place.line ?? 1, column: place.column ?? 1 },
  };
}

/** What is written of each cell, in the order of the columns. */
const DATA: readonly ((data: LedgerData) => string)[] = [
  ({ table }) => table,
  ({ title }) => title,
  ({ publisher }) => publisher,
  ({ file }) => file,
  ({ lines }) => rangesOf(lines),
  ({ column }) => column,
  ({ place }) => place,
  ({ period }) => period,
  ({ cell }) => cell,
];

/** The page of the nearest anchor before it, and of the next after it; null where the PDF has none, or there is no PDF. */
function pagesOf({ anchors, until }: LedgerEntry, pdf: Pdf | null) {
  return { page: pageOf(pdf, anchors), lastPage: pageOf(pdf, [until]) };
}

function list<Part>(parts: readonly Part[], write: (part: Part) => string): string {
  return parts.map(write).join('; ');
}

function listOnce(parts: readonly string[]): string {
  return new Set(parts).size === 1 ? (parts[0] ?? '') : parts.join('; ');
}

function locatorOf({ label, locator }: LedgerSource): string {
  return locator === '' ? '' : ` (${label} ${locator})`;
}

/** Line numbers as "2", or as "2-5, 9" where there are several. */
function rangesOf(lines: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && line <= last.to + 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
