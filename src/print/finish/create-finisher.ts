// Turns raw PDFs into finished ones in a thread of its own, which is started anew when it dies.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { BuildError } from '../../messages.ts';
import type { Pdf, PrintJob } from '../../model.ts';
import { alarm } from '../browser.ts';
import type { RawPdf } from '../print-page.ts';
import type { Finished, Printed } from './finish.ts';

export interface Finisher {
  /** Finishes a PDF; they are taken in turn. Errors: BuildError `print-failed` when the thread died of it twice. */
  readonly finish: (job: PrintJob, raw: RawPdf) => Promise<Pdf>;
  /** Starts the thread before there is a PDF. */
  readonly warm: () => void;
  /** Ends the thread; what is not done by then never resolves. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly printed: Printed;
  readonly resolve: (finished: Finished) => void;
  readonly reject: (cause: unknown) => void;
  attempts: number;
}

/** Limits on the thread; what takes longer or needs more has gone astray. */
export interface FinishLimits {
  readonly timeoutMs: number;
  readonly heapMb: number;
}

const LIMITS: FinishLimits = { timeoutMs: 60_000, heapMb: 512 };

/** Room for the objects of two reports: with the usual half of it, most are copied out of it before they are let go. */
const YOUNG_MB = 96;

/** A finisher whose PDFs say `stamp` for their time, or their document's date where it is null. */
export function createFinisher(stamp: string | null, { timeoutMs, heapMb } = LIMITS): Finisher {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let silence = (): void => undefined;

  function start(): Worker {
    if (worker !== null) return worker;
    const started = startWorker(heapMb);
    // A build that is done does not wait for it.
    started.unref();
    started.on('message', (answer: Finished | Error) => {
      const done = waiting.shift();
      if ('faults' in answer) done?.resolve(answer);
      else done?.reject(answer);
      next();
    });
    started.on('error', (cause) => die(started, cause));
    worker = started;
    return started;
  }

  /** Another thread takes over; who was in work twice when one died has killed it. */
  function die(dead: Worker, cause: unknown): void {
    if (worker !== dead) return;
    worker = null;
    dead.removeAllListeners();
    dead.on('error', () => undefined);
    void dead.terminate();
    const [first] = waiting;
    if (first !== undefined && ++first.attempts > 1) {
      waiting.shift();
      first.reject(failureOf(first.printed, cause));
    }
    next();
  }

  function next(): void {
    silence();
    const [first] = waiting;
    if (first === undefined) {
      worker?.unref();
      return;
    }
    const running = start();
    running.ref();
    silence = alarm(timeoutMs, () => die(running, new Error(`It took longer than ${timeoutMs} ms`)));
    running.postMessage(first.printed);
  }

  return {
    finish: async (job, raw) => {
      const { html: _, ...about } = job;
      const { page, bytes, ...rest } = raw;
      const printed = { bytes, job: about, page, fontsAreSound: raw.strayFonts.length === 0, stamp };
      const finished = await new Promise<Finished>((resolve, reject) => {
        waiting.push({ printed, resolve, reject, attempts: 0 });
        if (waiting.length === 1) next();
      });
      return { ...rest, ...finished };
    },
    warm: () => void start(),
    close: async () => {
      silence();
      waiting.length = 0;
      const ended = worker;
      worker = null;
      await ended?.terminate();
    },
  };
}

function failureOf({ job }: Printed, cause: unknown): BuildError {
  return new BuildError(
    'print-failed',
    `${job.name}: finishing the PDF failed twice: ${cause instanceof Error ? cause.message : String(cause)}.`,
    'Look for very large tables in this edition; the other editions are not affected.',
    cause,
  );
}

/** Starts the worker's file; run from TypeScript source, as tests do, a thread needs the loader registered anew. */
function startWorker(heapMb: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./finish-worker.js', import.meta.url), { resourceLimits });
  const file = JSON.stringify(new URL('./finish-worker.ts', import.meta.url).href);
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const code = `import(${JSON.stringify(pathToFileURL(loader).href)}).then((tsx) => { tsx.register(); import(${file}); });`;
  return new Worker(code, { eval: true, resourceLimits });
}
