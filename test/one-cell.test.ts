// Changes one cell of a CSV and builds again: exactly the editions that show it are made anew.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build.ts';
import type { ManifestEntry, Pdf, PrintJob } from '../src/model.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const PUBLICATION = 'innovation-evidence-review';
const REGIONS = ['south-east', 'wales'];
let root: string;
let before: readonly ManifestEntry[];
/** The first build's ledgers: which cells each edition rests on. */
let ledgers: readonly Ledger[];

interface Ledger {
  readonly edition: string;
  readonly region: string | null;
  readonly entries: readonly {
    readonly data: readonly { readonly table: string; readonly column: string; readonly lines: readonly number[] }[];
  }[];
}

/** Prints a PDF that is its job, so that it differs exactly when the job does. */
async function print(job: PrintJob): Promise<Pdf> {
  const bytes = Buffer.from(JSON.stringify(job));
  return { bytes, pages: 4, anchors: {}, blocks: [], lastPageMm: null, strayFonts: [], settled: true, faults: [] };
}

async function make(): Promise<readonly ManifestEntry[]> {
  const result = await build({
    root,
    outDir: join(root, 'output'),
    makePrinter: async () => ({ warm: async () => undefined, print, close: async () => undefined }),
  });
  expect(result.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return result.files;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'despatch-one-cell-'));
  for (const name of ['despatch.yaml', 'briefings']) cpSync(join(project, name), join(root, name), { recursive: true });
  // Two regions are enough to tell one's editions from another's; figures still compare all twelve.
  const folder = join(root, 'briefings', PUBLICATION);
  for (const region of readdirSync(join(folder, 'regions')))
    if (!REGIONS.includes(region)) rmSync(join(folder, 'regions', region), { recursive: true });
  const yaml = readFileSync(join(folder, 'publication.yaml'), 'utf8');
  expect(yaml).toContain('regions: all');
  writeFileSync(join(folder, 'publication.yaml'), yaml.replace('regions: all', `regions: [${REGIONS.join(', ')}]`));
  before = await make();
  ledgers = before
    .filter(({ path }) => path.endsWith('evidence-ledger.json'))
    .map(({ path, region }) => ({ ...JSON.parse(readFileSync(join(root, 'output', path), 'utf8')), region }));
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Cell {
  readonly table: string;
  readonly file: string;
  readonly column: string;
  /** 1-based, as in an editor. */
  readonly line: number;
  readonly to: string;
}

/** Web editions and PDFs that differ from the first build after a cell was changed; the file is put back. */
async function changedBy({ file, column, line, to }: Cell): Promise<string[]> {
  const path = join(root, 'briefings', PUBLICATION, 'data', file);
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  const index = (lines[0] ?? '').trim().split(',').indexOf(column);
  const cells = (lines[line - 1] ?? '').split(',');
  expect(index).toBeGreaterThan(0);
  expect(cells[index]).not.toBe(to);
  cells[index] = to;
  lines[line - 1] = cells.join(',');
  writeFileSync(path, lines.join('\n'));
  const after = new Map((await make()).map((entry) => [entry.path, entry.sha256]));
  writeFileSync(path, text);
  return editions()
    .filter((entry) => after.get(entry.path) !== entry.sha256)
    .map((entry) => entry.path);
}

const editions = () =>
  before.filter(({ kind, version }) => (kind === 'web-edition' || kind === 'pdf') && version === undefined);

/** Editions whose evidence ledger, in the first build, names the cell. */
function showing({ table, column, line }: Cell): string[] {
  return editions()
    .filter((entry) => {
      const ledger = ledgers.find(({ region, edition }) => region === entry.region && edition === entry.edition);
      return ledger?.entries.some(({ data }) =>
        data.some((cells) => cells.table === table && cells.column === column && cells.lines.includes(line)),
      );
    })
    .map((entry) => entry.path);
}

describe('a changed cell changes exactly the editions that show it:', () => {
  const productivity = { table: 'productivity', file: 'productivity_by_region.csv' };
  it.each<[string, number, Cell]>([
    ['none', 0, { ...productivity, column: 'gva_per_job_gbp', line: 45, to: '1.0' }],
    [
      'that of one region, in its text',
      1,
      {
        table: 'innovation',
        file: 'innovation_active_firms_by_nation.csv',
        column: 'innovation_active_pct',
        line: 8,
        to: '44',
      },
    ],
    ['that of one region, in its chart', 1, { ...productivity, column: 'gva_per_hour_gbp', line: 45, to: '42.40' }],
    [
      'all reports',
      3,
      { table: 'gdp', file: 'gdp_per_head_by_region.csv', column: 'gdp_per_head_cvm2019_gbp', line: 3, to: '29340' },
    ],
  ])('%s', async (_, count, cell) => {
    const changed = await changedBy(cell);
    expect(changed).toEqual(showing(cell));
    // Each edition as a web page and as a PDF.
    expect(changed).toHaveLength(2 * count);
  });
});
