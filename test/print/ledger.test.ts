// Builds the review for one region and holds its evidence ledgers against the CSVs and the PDFs, with readers of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build, createPrinter, findBrowser } from '../../src/index.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const EDITIONS = ['report', 'policy-briefing'] as const;

type Row = Readonly<Record<string, string>>;
interface Entry {
  readonly kind: string;
  readonly shown: string;
  readonly text: string;
  readonly page: number | null;
  readonly lastPage: number | null;
  readonly data: readonly { table: string; column: string; lines: readonly number[]; cell: string; place: string }[];
}
interface Ledger {
  readonly rows: readonly Row[];
  readonly entries: readonly Entry[];
  readonly tables: Readonly<Record<string, { readonly file: string }>>;
  /** Letters and digits of each page. */
  readonly pages: readonly string[];
}

let out = '';
let result: BuildResult;
const ledgers = new Map<string, Ledger>();

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'despatch-ledger-'));
  result = await build({
    root: project,
    outDir: join(out, 'site'),
    filters: { publication: 'innovation-evidence-review', region: 'wales' },
    makePrinter: async (assets) => {
      const browser = await findBrowser();
      if (!browser) throw new Error('No browser was found.');
      return createPrinter({ browser, assets });
    },
  });
  for (const edition of EDITIONS) {
    const bytes = (name: string) => readFileSync(join(out, 'site', fileOf(edition, name)));
    ledgers.set(edition, {
      rows: parse(bytes('evidence-ledger.csv'), { columns: true }) as Row[],
      ...JSON.parse(bytes('evidence-ledger.json').toString('utf8')),
      pages: await pagesOf(bytes('.pdf')),
    });
  }
}, 200_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

function fileOf(edition: string, name: string): string {
  const found = result.files.find((file) => file.edition === edition && file.path.endsWith(name));
  if (!found) throw new Error(`The build made no ${name} of the ${edition}.`);
  return found.path;
}

async function pagesOf(bytes: Buffer): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(letters(items.map((item) => ('str' in item ? item.str : '')).join(' ')));
  }
  await task.destroy();
  return pages;
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const ledger = (edition: string): Ledger => ledgers.get(edition) as Ledger;

/** Cells of a line of a CSV, by a reader that knows quotation marks and nothing else. */
function cellsOf(file: string, line: number): readonly string[] {
  const text = readFileSync(join(project, file), 'utf8').split('\n')[line - 1] ?? '';
  return (text.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
    cell
      .replace(/,$/, '')
      .replace(/^"([\s\S]*)"$/, '$1')
      .replaceAll('""', '"'),
  );
}

describe.each(EDITIONS)('the evidence ledger of the %s', (edition) => {
  it('is written, with the recommendations, and named on the landing page', () => {
    expect(result.ok).toBe(true);
    const landing = readFileSync(join(out, 'site', fileOf('report', '.pdf'), '../index.html'), 'utf8');
    for (const name of ['evidence-ledger.csv', 'evidence-ledger.json', 'recommendations.csv', 'recommendations.json'])
      expect(landing).toContain(`href="${basename(fileOf(edition, name))}"`);
  });

  it('quotes each cell as it stands on its line of the CSV', () => {
    let cells = 0;
    for (const { data } of ledger(edition).entries)
      for (const { table, column, lines, cell, place } of data) {
        const file = ledger(edition).tables[table]?.file ?? '';
        const at = cellsOf(file, 1).indexOf(column);
        expect(lines.length, `${table}.${column}, ${place}`).toBeGreaterThan(0);
        if (cell === '') continue;
        expect(`${file}:${lines} ${cellsOf(file, lines[0] ?? 0)[at]}`).toBe(`${file}:${lines} ${cell}`);
        cells++;
      }
    expect(cells).toBeGreaterThan(edition === 'report' ? 40 : 10);
  });

  it('says the same in its CSV as in its JSON', () => {
    const { rows, entries } = ledger(edition);
    const plain = (text: string) => text.replace(/^'(?=[=+\-@])/, '');
    expect(rows.map(({ kind, text = '', page }) => [kind, plain(text), page])).toEqual(
      entries.map(({ kind, text, page }) => [kind, text, page === null ? '' : String(page)]),
    );
  });

  it('names the page on which each claim and figure is read', () => {
    const { entries, pages } = ledger(edition);
    const lost = entries.flatMap(({ kind, text, shown, page, lastPage }) => {
      if (page === null) return [`${kind}: ${text} (no page)`];
      // Where what follows a claim is not known, it may run on to the next page.
      const read = pages.slice(page - 1, lastPage ?? page + 1).join('');
      const words = letters(text);
      const isThere = read.includes(words.slice(0, 28)) || read.includes(words.slice(-28));
      const isShown = kind !== 'value' || read.includes(letters(shown));
      return isThere && isShown ? [] : [`${kind}: ${text} (${shown}, page ${page} to ${lastPage})`];
    });
    expect(lost).toEqual([]);
    expect(entries.length).toBeGreaterThan(edition === 'report' ? 150 : 20);
  });
});
