// Turns jobs into PDFs on a few pages of one browser, and outlives whatever a job does to them.
import { BuildError } from '../messages.ts';
import type { Asset, Pdf, PictureJob, PrintJob } from '../model.ts';
import { alarm, type BrowserFound, type RunningBrowser, startBrowser } from './browser.ts';
import { drawPicture } from './draw-picture.ts';
import { createFinisher } from './finish/create-finisher.ts';
import { printPage, type RawPdf } from './print-page.ts';
import { openSealedPage, type SealedPage } from './sealed-page.ts';

export interface PrinterOptions {
  /** From findBrowser(). */
  readonly browser: BrowserFound;
  /** Style sheets, fonts and pictures that pages link to. */
  readonly assets: readonly Asset[];
  /** Open pages; more than two gain nothing. Default 2. */
  readonly pages?: number;
  /** Limit of one attempt at a job; a job has two attempts. Default 60,000. */
  readonly timeoutMs?: number;
  /** The browser is replaced after so many jobs, because its memory creeps. Default 150. */
  readonly recycleAfterJobs?: number;
  /** The time that PDFs give as theirs, "2024-05-17T00:00:00Z", where the document's own date does not count. */
  readonly stamp?: string;
  /** Stops everything at once, like close(). */
  readonly signal?: AbortSignal;
}

export interface Printer {
  /**
   * Prints a job; may be called as often as you like, jobs wait for a free page.
   * Errors: BuildError `print-failed`, `print-timed-out`, `browser-failed`.
   */
  readonly print: (job: PrintJob) => Promise<Pdf>;
  /** Draws a page as a PNG, in its turn like any job and with the same errors. */
  readonly picture: (job: PictureJob) => Promise<Uint8Array>;
  /** Starts the browser and opens its pages before there is a job. */
  readonly warm: () => Promise<void>;
  /** Ends the browser at once; jobs that are not done fail. No process remains when it resolves. */
  readonly close: () => Promise<void>;
}

/** A browser that several pages share; it ends when it is retired and the last of them is given back. */
interface SharedBrowser {
  readonly browser: RunningBrowser;
  jobs: number;
  users: number;
  retired: boolean;
}

interface Lane {
  shared: SharedBrowser | null;
  page: SealedPage | null;
}

/** What is to be done on a page. */
interface Work<Made> {
  readonly name: string;
  readonly on: (page: SealedPage) => Promise<Made>;
}

interface Waiting {
  readonly serve: (lane: Lane) => Promise<void>;
  readonly reject: (error: unknown) => void;
}

const GRACE_MS = 2_000;

/** Why an attempt ended with nothing made. */
type Failure = { readonly late: boolean; readonly reason: string; readonly cause?: unknown };
type Outcome<Made> = { readonly made: Made } | Failure;

/** A printer; its browser starts with the first job, or with warm(). */
export function createPrinter(options: PrinterOptions): Printer {
  const timeoutMs = options.timeoutMs ?? 60_000;
  const recycleAfterJobs = options.recycleAfterJobs ?? 150;
  const running = new Set<RunningBrowser>();
  const starting = new Set<Promise<unknown>>();
  const waiting: Waiting[] = [];
  const lanes: Lane[] = Array.from({ length: Math.max(1, options.pages ?? 2) }, () => ({ shared: null, page: null }));
  const idle = [...lanes];
  const finisher = createFinisher(options.stamp ?? null);
  let current: Promise<SharedBrowser> | null = null;
  let closing: Promise<void> | null = null;
  let stop: (error: BuildError) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  stopped.catch(() => undefined);

  async function start(): Promise<RunningBrowser> {
    const launch = startBrowser(options.browser);
    starting.add(launch);
    try {
      const browser = await launch;
      running.add(browser);
      browser.gone.then(() => running.delete(browser));
      if (closing !== null) await browser.kill();
      return browser;
    } finally {
      starting.delete(launch);
    }
  }

  function share(): Promise<SharedBrowser> {
    current ??= start().then(
      (browser) => {
        const shared: SharedBrowser = { browser, jobs: 0, users: 0, retired: false };
        browser.gone.then(() => retire(shared));
        return shared;
      },
      (error: unknown) => {
        current = null;
        throw error;
      },
    );
    return current;
  }

  function retire(shared: SharedBrowser): void {
    if (shared.retired) return;
    shared.retired = true;
    current = null;
    for (const lane of idle) if (lane.shared === shared) void leave(lane);
    if (shared.users === 0) void shared.browser.kill();
  }

  /** Lets the lane use the shared browser, and takes it off one that is retired or a page that went astray. */
  async function join(lane: Lane): Promise<SharedBrowser> {
    if (lane.shared?.retired || lane.page?.inPlace() === false) await leave(lane);
    if (lane.shared !== null) return lane.shared;
    const shared = await share();
    shared.users++;
    lane.shared = shared;
    return shared;
  }

  async function open(lane: Lane, shared: SharedBrowser): Promise<SealedPage> {
    lane.page ??= await openSealedPage(shared.browser, options.assets);
    return lane.page;
  }

  /** Takes the lane's page away, however stuck it is; a browser that could not even open it is killed. */
  async function leave(lane: Lane): Promise<void> {
    const { shared, page } = lane;
    lane.shared = null;
    lane.page = null;
    if (shared === null) return;
    if (page === null) await shared.browser.kill();
    else await closeOrKill(page, shared.browser);
    shared.users--;
    if (shared.retired && shared.users === 0) await shared.browser.kill();
  }

  async function attemptShared<Made>(lane: Lane, work: Work<Made>): Promise<Outcome<Made>> {
    const shared = await join(lane);
    const result = await watched(timeoutMs, () => open(lane, shared), work);
    if (++shared.jobs >= recycleAfterJobs) retire(shared);
    if ('reason' in result || shared.retired) await leave(lane);
    return result;
  }

  /** A second attempt has a browser to itself, so that what killed the first cannot reach another job. */
  async function attemptAlone<Made>(work: Work<Made>): Promise<Outcome<Made>> {
    const browser = await start();
    try {
      return await watched(timeoutMs, () => openSealedPage(browser, options.assets), work);
    } finally {
      await browser.kill();
    }
  }

  async function run<Made>(lane: Lane, work: Work<Made>): Promise<Made> {
    const first = await attemptShared(lane, work);
    if ('made' in first) return first.made;
    if (closing !== null) return stopped;
    const second = await attemptAlone(work);
    if ('made' in second) return second.made;
    throw failureOf(work.name, second, timeoutMs);
  }

  function serve(): void {
    while (closing === null && waiting.length > 0 && idle.length > 0) {
      const next = waiting.shift();
      const lane = idle.shift();
      if (next === undefined || lane === undefined) return;
      next.serve(lane).finally(() => {
        idle.unshift(lane);
        serve();
      });
    }
  }

  /** Does some work on the next free page. */
  function enqueue<Made>(work: Work<Made>): Promise<Made> {
    return new Promise((resolve, reject) => {
      const onLane = (lane: Lane) => Promise.race([run(lane, work), stopped]).then(resolve, reject);
      waiting.push({ serve: onLane, reject });
      serve();
    });
  }

  /** The page prints the next job while this one is finished in another thread. */
  async function print(job: PrintJob): Promise<Pdf> {
    if (closing !== null) return stopped;
    const raw: RawPdf = await enqueue({ name: job.name, on: (page) => printPage(page, job) });
    return Promise.race([finisher.finish(job, raw), stopped]);
  }

  async function picture(job: PictureJob): Promise<Uint8Array> {
    return closing === null ? enqueue({ name: job.name, on: (page) => drawPicture(page, job) }) : stopped;
  }

  async function warm(): Promise<void> {
    // Lanes that warm up are taken, so that a job waits for them instead of opening the same page again.
    const taken = idle.splice(0);
    const opened = taken.map(async (lane) => {
      try {
        if (closing === null) await open(lane, await join(lane));
      } finally {
        idle.push(lane);
        serve();
      }
    });
    finisher.warm();
    await Promise.race([Promise.all(opened), stopped]);
  }

  function close(): Promise<void> {
    closing ??= (async () => {
      const error = new BuildError('print-failed', 'Printing was stopped.', 'Run the build again.');
      stop(error);
      for (const { reject } of waiting.splice(0)) reject(error);
      await finisher.close();
      await Promise.allSettled([...running].map((browser) => browser.kill()));
      await Promise.allSettled(starting);
      await Promise.allSettled([...running].map((browser) => browser.kill()));
    })();
    return closing;
  }

  options.signal?.addEventListener('abort', () => void close(), { once: true });
  if (options.signal?.aborted) void close();
  return { print, picture, warm, close };
}

/** Does some work, or tells why not: never later than the limit, whatever the page does. */
function watched<Made>(limitMs: number, open: () => Promise<SealedPage>, { on }: Work<Made>): Promise<Outcome<Made>> {
  return new Promise((resolve) => {
    const silence = alarm(limitMs, () => resolve({ late: true, reason: `it took longer than ${limitMs} ms` }));
    const attempt = async (): Promise<Outcome<Made>> => {
      const page = await open();
      const death = page.died.then((reason): Failure => ({ late: false, reason }));
      return Promise.race([on(page).then((made) => ({ made })), death]);
    };
    attempt()
      .catch((cause: unknown): Failure => ({ late: false, reason: String(cause), cause }))
      .then(resolve)
      .finally(silence);
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => alarm(ms, resolve));
}

/** Closes a page; when it does not close in time its whole browser is killed. */
async function closeOrKill(page: SealedPage, browser: RunningBrowser): Promise<void> {
  const closed = page.close().then(
    () => true,
    () => true,
  );
  if (!(await Promise.race([closed, browser.gone.then(() => true), wait(GRACE_MS).then(() => false)])))
    await browser.kill();
}

function failureOf(name: string, failure: Failure, timeoutMs: number): BuildError {
  if (failure.late)
    return new BuildError(
      'print-timed-out',
      `${name}: printing took longer than ${timeoutMs / 1000} seconds, twice.`,
      'Split very long tables and very large pictures, or allow more time.',
    );
  return new BuildError(
    'print-failed',
    `${name}: printing failed twice: ${failure.reason}.`,
    'Look for very large pictures or tables in this edition; the other editions are not affected.',
    failure.cause,
  );
}
