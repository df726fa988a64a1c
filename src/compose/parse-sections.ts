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

/** How long a worker that has nothing to parse is kept. */
const SPARE_MS = 5000;

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
  while (waiting.length > 0) {
    const worker = takeSpare() ?? startWorker(limits.heapMb);
    const isSound = await runWorker(worker, { waiting, parsed, limits });
    if (isSound && limits === LIMITS && spare === undefined) keepSpare(worker);
    else void worker.terminate();
  }
  return parsed;
}

/** Parses the same project again and again: texts that it knows are not parsed anew, and its thread stays. */
export interface Parser {
  /** As parseSections; calls wait for one another. */
  parse(inputs: readonly MarkdownInput[]): Promise<ReadonlyMap<string, ParsedSection>>;
  close(): Promise<void>;
}

/** A parser whose thread is used until it hangs or dies, and then replaced. */
export function createParser(limits: ParseLimits = LIMITS): Parser {
  const known = new Map<string, { readonly input: MarkdownInput; readonly section: ParsedSection }>();
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const start = (): Worker => {
    const started = startWorker(limits.heapMb);
    // One that dies while it has nothing to do is replaced.
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  const parseNew = async (inputs: readonly MarkdownInput[]) => {
    const changed = inputs.filter((input) => !isSame(known.get(input.key)?.input, input));
    const waiting = [...changed];
    const parsed = new Map<string, ParsedSection>();
    while (waiting.length > 0) {
      worker ??= start();
      if (await runWorker(worker, { waiting, parsed, limits })) worker.unref();
      else {
        void worker.terminate();
        worker = undefined;
      }
    }
    for (const input of changed) {
      const section = parsed.get(input.key);
      if (section !== undefined) known.set(input.key, { input, section });
    }
    return new Map(inputs.flatMap(({ key }) => known.get(key)?.section ?? []).map((section) => [section.key, section]));
  };
  return {
    parse(inputs) {
      const parsing = last.then(() => parseNew(inputs));
      last = parsing.catch(() => undefined);
      return parsing;
    },
    async close() {
      await worker?.terminate();
    },
  };
}

function isSame(one: MarkdownInput | undefined, other: MarkdownInput): boolean {
  return one?.text === other.text && one.kind === other.kind && one.line === other.line && one.column === other.column;
}

/**
 * Has a worker parse until nothing waits, or it must be stopped: then the answer is false. Takes what it finished, or gave
 * up, off `waiting`.
 */
function runWorker(
  worker: Worker,
  { waiting, parsed, limits }: { waiting: MarkdownInput[]; parsed: Map<string, ParsedSection>; limits: ParseLimits },
): Promise<boolean> {
  worker.ref();
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout;
    const giveUp = (why: string): void => {
      const input = waiting.shift();
      if (input) parsed.set(input.key, unparsedSection(input, why));
      finish(false);
    };
    const finish = (isSound: boolean): void => {
      clearTimeout(timer);
      worker.off('message', hear);
      worker.off('error', fail);
      worker.off('exit', end);
      resolve(isSound);
    };
    const watch = (extraMs: number): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => giveUp(`It took longer than ${limits.timeoutMs / 1000} seconds.`),
        limits.timeoutMs + extraMs,
      );
    };
    const hear = (section: ParsedSection | null): void => {
      if (section) {
        waiting.shift();
        parsed.set(section.key, section);
      }
      if (waiting.length === 0) finish(true);
      else watch(0);
    };
    const fail = (error: Error & { code?: string }): void => {
      giveUp(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `It needed more than ${limits.heapMb} MB of memory.`
          : `${error.name}: ${error.message}.`,
      );
    };
    // Its error, where it has one, is told first.
    const end = (code: number): void => giveUp(`The thread that parses it ended, with code ${code}.`);
    worker.on('message', hear);
    worker.on('error', fail);
    worker.on('exit', end);
    // The thread answers this as soon as it has started; from then on each text has its time and no more.
    watch(START_MS);
    worker.postMessage(null);
    for (const input of waiting) worker.postMessage(input);
  });
}

let spare: Worker | undefined;
let spareTimer: NodeJS.Timeout | undefined;

function takeSpare(): Worker | undefined {
  clearTimeout(spareTimer);
  const worker = spare;
  spare = undefined;
  return worker;
}

/** Starts a worker ahead of its first text: it takes a while to load what it parses with. It does not keep the process alive. */
export function warmParser(): void {
  spare ??= startWorker(LIMITS.heapMb);
  spare.unref();
}

/** Keeps a worker for who parses again at once; the memory that it holds is given back before a build is in the thick of it. */
function keepSpare(worker: Worker): void {
  spare = worker;
  worker.unref();
  clearTimeout(spareTimer);
  spareTimer = setTimeout(() => {
    // Who parses from now on gets another: one that is being ended hears nothing any more.
    spare = undefined;
    void worker.terminate();
  }, SPARE_MS);
  spareTimer.unref();
}

/** A worker that is the spare no more when it ends; an error is heard by who has it parse. */
function startWorker(heapMb: number): Worker {
  const worker = startFile(heapMb);
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    if (spare === worker) spare = undefined;
  });
  return worker;
}

/** Starts the worker's file; run from TypeScript source, as tests do, a thread needs the loader registered anew. */
function startFile(heapMb: number): Worker {
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
