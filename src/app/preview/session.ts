// Turns changes of a project into the news that open pages are told: a new version, or what keeps it from being made.
import { createHash } from 'node:crypto';
import { BuildError } from '../../messages.ts';
import type { Message } from '../../model.ts';
import { type Draft, type MadeFile, openPreview } from '../../preview.ts';
import { timeOfBuild } from '../source-date.ts';
import { createLazyPrinter } from './lazy-printer.ts';

/** Why something could not be made that is no fault in what the author wrote. */
export interface Failure {
  readonly text: string;
  readonly hint: string;
}

/** A page as it can be shown: where the newest cannot be made, `html` is the last that could, or null. */
export interface Page {
  readonly html: string | null;
  readonly version: string | null;
  readonly messages: readonly Message[];
  readonly failure: Failure | null;
}

/** What a page is told; `assets` changes with style sheets and pictures, `pdf` is the path of the page's own. */
export interface News extends Omit<Page, 'html'> {
  readonly building: boolean;
  readonly assets: string;
  readonly pdf: string | null;
}

export interface Session {
  /** The project as it is now. Yields BuildError where its folder cannot be read. */
  draft(): Promise<Draft>;
  /** Null where the site has no such page. */
  page(path: string): Promise<Page | null>;
  file(path: string): Promise<MadeFile | null>;
  pdf(path: string): Promise<MadeFile | null>;
  /** Tells the news of a page, now and whenever it changes, until the returned function is called. */
  follow(path: string, tell: (news: News) => void): () => void;
  /** Reads the project again, and tells every page that is followed. */
  refresh(): void;
  /** Ends what was started; no process remains when it resolves. */
  close(): Promise<void>;
}

/** Pages whose last good version is kept. */
const KEPT = 40;

/** Opens a project for preview; `hear` is told the messages of each page that is made for somebody who looks at it. */
export function openSession(root: string, hear: (messages: readonly Message[]) => void): Session {
  const preview = openPreview(root);
  const printer = createLazyPrinter();
  const followers = new Set<{ readonly path: string; readonly tell: (news: News) => void }>();
  const good = new Map<string, { readonly html: string; readonly version: string }>();
  const found = new Map<string, readonly Message[]>();
  let made = new Map<string, Promise<Page | null>>();
  let revision = 0;
  let latest = preview.read(timeOfBuild());
  latest.catch(() => undefined);

  /** Works on the newest draft, and once more when it was given up for a newer one meanwhile. */
  async function onNewest<Made>(work: (draft: Draft) => Promise<Made>): Promise<Made> {
    for (;;) {
      const at = revision;
      try {
        return await work(await latest);
      } catch (cause) {
        if (at === revision) throw cause;
      }
    }
  }

  async function make(path: string): Promise<Page | null> {
    const last = () => good.get(path) ?? { html: null, version: null };
    try {
      const file = await onNewest((draft) => draft.file(path));
      if (file === null) return null;
      if (file.bytes === null) return { ...last(), messages: file.messages, failure: null };
      const html = Buffer.from(file.bytes).toString();
      const version = createHash('sha256').update(html).digest('hex').slice(0, 16);
      good.delete(path);
      good.set(path, { html, version });
      for (const oldest of good.keys()) if (good.size > KEPT) good.delete(oldest);
      return { html, version, messages: file.messages, failure: null };
    } catch (cause) {
      return { ...last(), messages: [], failure: failureOf(cause) };
    }
  }

  function page(path: string): Promise<Page | null> {
    const known = made.get(path) ?? make(path);
    made.set(path, known);
    return known;
  }

  async function newsOf(path: string): Promise<News> {
    const { version, messages, failure } = (await page(path)) ?? { version: null, messages: [], failure: null };
    const draft = await latest.catch(() => null);
    const variant = draft?.variants.find(({ folder, webFile }) => path === `${folder}/${webFile}`);
    return {
      building: false,
      version,
      messages: [...messages, ...(found.get(path) ?? [])],
      failure,
      assets: digestOf(draft),
      pdf: variant === undefined ? null : `/${variant.folder}/${variant.pdfFile}`,
    };
  }

  /** Tells the page first, and then what only a look at the whole project finds. */
  async function update(paths: readonly string[]): Promise<void> {
    const at = revision;
    const tell = (path: string, news: News) => {
      for (const one of followers) if (one.path === path && at === revision) one.tell(news);
    };
    const told: [string, News][] = [];
    for (const path of paths) {
      const news = await newsOf(path);
      tell(path, news);
      told.push([path, news]);
    }
    const general = await latest.then((draft) => draft.check()).catch(() => []);
    for (const [path, news] of told) {
      const messages = merge(news.messages, general);
      if (messages.length !== news.messages.length) tell(path, { ...news, messages });
      if (at === revision) hear(messages);
    }
  }

  return {
    draft: () => onNewest(async (draft) => draft),
    page,
    file: (path) => onNewest((draft) => draft.file(path)),
    async pdf(path) {
      const draft = await latest;
      const file = await onNewest((newest) => newest.pdf(path, printer.print));
      const web = draft.variants.find(({ folder, pdfFile }) => path === `${folder}/${pdfFile}`);
      if (file?.bytes && web !== undefined) {
        found.set(`${web.folder}/${web.webFile}`, file.messages);
        void update([`${web.folder}/${web.webFile}`]);
      }
      return file;
    },
    follow(path, tell) {
      const follower = { path, tell };
      followers.add(follower);
      void update([path]);
      return () => followers.delete(follower);
    },
    refresh() {
      revision++;
      made = new Map();
      found.clear();
      latest = latest.catch(() => undefined).then(() => preview.read(timeOfBuild()));
      latest.catch(() => undefined);
      void update([...new Set([...followers].map(({ path }) => path))]);
    },
    async close() {
      revision++;
      followers.clear();
      await Promise.all([printer.close(), preview.close()]);
    },
  };
}

function failureOf(cause: unknown): Failure {
  if (cause instanceof BuildError) return { text: cause.message, hint: cause.hint };
  return { text: cause instanceof Error ? cause.message : String(cause), hint: '' };
}

/** All messages, each once, those of the page first. */
function merge(own: readonly Message[], general: readonly Message[]): readonly Message[] {
  const known = new Set(own.map((each) => JSON.stringify(each)));
  return [...own, ...general.filter((each) => !known.has(JSON.stringify(each)))];
}

/** Changes when a style sheet or a picture does; fonts are the package's. */
function digestOf(draft: Draft | null): string {
  const hash = createHash('sha256');
  for (const { path, bytes, mediaType } of draft?.assets ?? [])
    if (mediaType !== 'font/woff2') hash.update(path).update(digestOfBytes(bytes));
  return hash.digest('hex').slice(0, 16);
}

const digests = new WeakMap<Uint8Array, string>();

function digestOfBytes(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, digest);
  return digest;
}
