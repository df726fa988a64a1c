// Builds a project as a user does, in a process of its own, and tells what that took.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** What one build took and made. */
export interface Run {
  readonly wallMs: number;
  readonly peakRssMb: number;
  readonly pages: number;
  readonly pdfs: number;
  /** Pages of the report that is the middle one by length. */
  readonly reportPages: number;
  readonly files: number;
  readonly timings: Readonly<Record<string, number>>;
}

/** Builds a project cold, with the compiled program and these options besides. */
export async function coldBuild(root: string, options: readonly string[] = []): Promise<Run> {
  const out = await mkdtemp(join(tmpdir(), 'despatch-bench-'));
  const report =
    'data:text/javascript,process.on("exit",()=>process.stderr.write("\\nRSS "+process.resourceUsage().maxRSS))';
  const command = ['build', '--root', root, '--out', join(out, 'site'), '--json', ...options];
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', report, join(project, 'dist/app/cli.js'), ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const wallMs = performance.now() - started;
  if (code !== 0)
    throw new Error(`The build failed with exit code ${code}:\n${stderr.slice(0, 3000)}\n${stdout.slice(0, 2000)}`);
  const { timings, files } = JSON.parse(stdout) as {
    timings: Record<string, number>;
    files: { kind: string; edition: string | null; version?: string; pages: number | null }[];
  };
  // Each published version is there a second time, and was printed once.
  const pdfs = files.filter((file) => file.kind === 'pdf' && file.version === undefined);
  const lengths = pdfs.flatMap(({ edition, pages }) => (edition === 'report' ? (pages ?? 0) : []));
  await rm(out, { recursive: true });
  return {
    wallMs,
    peakRssMb: Number(/RSS (\d+)/.exec(stderr)?.[1]) / 1024,
    pages: pdfs.reduce((sum, file) => sum + (file.pages ?? 0), 0),
    pdfs: pdfs.length,
    reportPages: lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0,
    files: files.length,
    timings,
  };
}
