// Turns all Markdown of a project into parsed sections, in a worker thread that can be stopped.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MarkdownInput, ParsedSection } from '../model.ts';
import { unparsedSection } from './unparsed-section.ts';

/** Limits on one text: Markdown parsers are not safe against crafted input, so each runs under a clock and a heap cap. */
export interface ParseLimits {
  readonly timeoutMs: number;
  readonly heapMb: number;
}

const LIMITS: ParseLimits = { timeoutMs: 10_000, heapMb: 512 };

/** What a worker may still hold back before it is believed to hang: it also has to start. */
const START_MS = 20_000;

/**
 * Parses every text once; the result is keyed by `input.key`.
 *
 * A text that takes longer than `timeoutMs`, overflows the stack or fills the heap becomes an empty section with the message
 * `section-parses`; the others are parsed by a fresh worker.
 */
export async function parseSections(
  inputs: readonly MarkdownInput[],
  limits: ParseLimits = LIMITS,
): Promise<ReadonlyMap<string, ParsedSection>> {
  const parsed = new Map<string, ParsedSection>();
  const waiting = [...inputs];
  while (waiting.length > 0) await runWorker(waiting, { parsed, limits });
  return parsed;
}

/** Runs one worker until nothing waits or it had to be stopped; takes what it finished, or gave up, off `waiting`. */
function runWorker(
  waiting: MarkdownInput[],
  { parsed, limits }: { parsed: Map<string, ParsedSection>; limits: ParseLimits },
): Promise<void> {
  const worker = spare ?? startWorker(limits.heapMb);
  spare = undefined;
  worker.ref();
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout;
    const giveUp = (why: string): void => {
      const input = waiting.shift();
      if (input) parsed.set(input.key, unparsedSection(input, why));
      finish();
    };
    const finish = (): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // A thread that is stopped while it runs may still report; nobody listens any more, but an unheard error would throw.
      worker.on('error', () => undefined);
      void worker.terminate();
      resolve();
    };
    const watch = (extraMs: number): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => giveUp(`It took longer than ${limits.timeoutMs / 1000} seconds.`),
        limits.timeoutMs + extraMs,
      );
    };
    worker.on('message', (section: ParsedSection | null) => {
      if (section) {
        waiting.shift();
        parsed.set(section.key, section);
      }
      if (waiting.length === 0) finish();
      else watch(0);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      giveUp(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `It needed more than ${limits.heapMb} MB of memory.`
          : `${error.name}: ${error.message}.`,
      );
    });
    // The thread answers this as soon as it has started; from then on each text has its time and no more.
    watch(START_MS);
    worker.postMessage(null);
    for (const input of waiting) worker.postMessage(input);
  });
}

let spare: Worker | undefined;

/** Starts a worker ahead of its first text: it takes a while to load what it parses with. It does not keep the process alive. */
export function warmParser(): void {
  spare ??= startWorker(LIMITS.heapMb);
  spare.unref();
}

/** Starts the worker's file; run from TypeScript source, as tests do, a thread needs the loader registered anew. */
function startWorker(heapMb: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./parse-worker.js', import.meta.url), { resourceLimits });
  const file = JSON.stringify(new URL('./parse-worker.ts', import.meta.url).href);
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const start = `import(${JSON.stringify(pathToFileURL(loader).href)}).then((tsx) => { tsx.register(); import(${file}); });`;
  return new Worker(start, { eval: true, resourceLimits });
}
