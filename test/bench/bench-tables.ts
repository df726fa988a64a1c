// Measures how the print of one long table grows with its rows.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createPrinter, findBrowser } from '../../src/index.ts';

const MINIMAL = fileURLToPath(new URL('../briefings/minimal', import.meta.url));

/** Milliseconds in print of a report whose only long thing is a Markdown table, by its number of rows. */
export async function benchTables(
  sizes: readonly number[],
): Promise<readonly { rows: number; ms: number; pages: number }[]> {
  const readings: { rows: number; ms: number; pages: number }[] = [];
  for (const rows of sizes) readings.push({ rows, ...(await printWith(rows)) });
  return readings;
}

async function printWith(rows: number): Promise<{ ms: number; pages: number }> {
  const root = await mkdtemp(join(tmpdir(), 'despatch-bench-table-'));
  await cp(MINIMAL, root, { recursive: true, filter: (path) => !path.includes('expected') });
  const file = join(root, 'briefings/small-review/sections/01-introduction.md');
  const lines = Array.from({ length: rows }, (_, at) => `| Place ${at} | ${at * 7} | ${at % 100}% |`);
  const text = await readFile(file, 'utf8');
  await writeFile(file, `${text}\n## Places\n\n| Place | Count | Share |\n|---|---|---|\n${lines.join('\n')}\n`);
  const browser = await findBrowser();
  if (!browser) throw new Error('No browser was found; run: npx despatch setup');
  const spent = { ms: 0, pages: 0 };
  const { ok, messages } = await build({
    root,
    outDir: join(root, 'output'),
    filters: { region: 'national', edition: 'report', formats: ['pdf'] },
    makePrinter: async (assets) => {
      const printer = await createPrinter({ browser, assets });
      return {
        ...printer,
        print: async (job) => {
          await printer.warm();
          const started = performance.now();
          const pdf = await printer.print(job);
          Object.assign(spent, { ms: performance.now() - started, pages: pdf.pages });
          return pdf;
        },
      };
    },
  });
  await rm(root, { recursive: true });
  if (!ok) throw new Error(messages.map((each) => each.text).join('\n'));
  return spent;
}
