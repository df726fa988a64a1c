// What a build is asked for and gives back.
import type { Format } from './collect.ts';
import type { Document } from './compose.ts';
import type { Asset, HtmlPage } from './layout.ts';
import type { Message } from './messages.ts';
import type { Variant } from './plan.ts';
import type { Pdf, PictureJob, PrintJob } from './print.ts';
import type { ManifestEntry } from './publish.ts';
import type { ConformanceStatement } from './verify.ts';

/** What a build is narrowed to; what is left out is not narrowed. */
export interface Filters {
  readonly publication?: string;
  /** Region id, or "national". */
  readonly region?: string;
  readonly edition?: string;
  readonly formats?: readonly Format[];
  /** False for the editions only: PDFs, web editions and their data, without the pages that lead to them. */
  readonly site?: boolean;
}

/** One edition with what was made of it, as publish takes it. */
export interface BuiltEdition {
  readonly document: Document;
  readonly web: HtmlPage | null;
  readonly pdf: Pdf | null;
}

export type StageName = 'collect' | 'compose' | 'layout' | 'print' | 'publish';

/** Milliseconds from wall clock; print runs beside compose and layout, so the stages add up to more than the total. */
export type Timings = Readonly<Record<StageName | 'total', number>>;

/** How far one stage has come: `done` of `total` things. */
export interface Progress {
  readonly stage: StageName;
  readonly done: number;
  readonly total: number;
}

/** Prints jobs: a local browser, workers on a queue or a test's fake. */
export interface Printer {
  warm(): Promise<void>;
  print(job: PrintJob): Promise<Pdf>;
  /** Draws a page as a PNG; a printer that cannot leaves the site without cards. */
  picture?(job: PictureJob): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface BuildOptions {
  /** Folder that holds despatch.yaml. */
  readonly root: string;
  readonly outDir: string;
  readonly filters?: Filters;
  /** False leaves out the page that searches the site, and its index. */
  readonly search?: boolean;
  /** Where the site will stand, instead of what despatch.yaml says. */
  readonly baseUrl?: string;
  /** The time of the build, "2026-12-01T09:30:00Z", by which embargoes end; without it every embargo holds. */
  readonly now?: string;
  /** False to leave out the copies of published versions at addresses of their own, which a narrowed build never makes. */
  readonly versions?: boolean;
  /** Whether the finished files are verified, and what was found is told on the page about accessibility. */
  readonly verify?: boolean;
  /** Called once, when the first page can be printed at the earliest; not called when no PDF is wanted. */
  readonly makePrinter: (assets: readonly Asset[]) => Promise<Printer>;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface BuildResult {
  /** What was found in the finished files; null where they were not verified. */
  readonly statement: ConformanceStatement | null;
  /** False when there is an error among the messages: nothing was written then. */
  readonly ok: boolean;
  readonly messages: readonly Message[];
  readonly files: readonly ManifestEntry[];
  readonly timings: Timings;
  /** The editions that were asked for, in order. */
  readonly variants: readonly Variant[];
}
