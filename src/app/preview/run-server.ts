// Turns a project into a running preview: reads it, watches it, serves it, and ends all of that.
import { readFileSync } from 'node:fs';
import { BuildError, suggestion } from '../../messages.ts';
import type { Message, Variant } from '../../model.ts';
import { listen } from './listen.ts';
import { createPreviewServer } from './serve.ts';
import { openSession } from './session.ts';
import { watchProject } from './watch-project.ts';

export interface PreviewRequest {
  readonly root: string;
  readonly port?: number | undefined;
  /** What is opened first; the whole site is there all the same. */
  readonly publication?: string | undefined;
  readonly region?: string | undefined;
  readonly hear: (messages: readonly Message[]) => void;
}

export interface RunningPreview {
  /** Address of the page to begin with. */
  readonly url: string;
  readonly port: number;
  /** Frees the port and ends the browser, if there is one. */
  close(): Promise<void>;
}

/** Starts a preview. Yields BuildError `port-taken`, `selection-unknown` and what reading a project yields. */
export async function runServer({ root, port, publication, region, hear }: PreviewRequest): Promise<RunningPreview> {
  const own = new Map(
    ['preview.js', 'preview.css'].map((name) => [
      name,
      readFileSync(new URL(`../../../preview/${name}`, import.meta.url)),
    ]),
  );
  const session = openSession(root, hear);
  const server = createPreviewServer({ session, root, own });
  const unwatch = watchProject(root, session.refresh);
  const close = async () => {
    unwatch();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([server.listening ? closed : null, session.close()]);
  };
  try {
    const { variants } = await session.draft();
    const first = firstPage(variants, { publication, region });
    const listening = await listen(server, port);
    return { url: `http://127.0.0.1:${listening}/${first}`, port: listening, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The web edition of what is named, or of the only publication; else the home of the site. */
function firstPage(variants: readonly Variant[], asked: Pick<PreviewRequest, 'publication' | 'region'>): string {
  const publications = [...new Set(variants.map(({ publication }) => publication))];
  const { publication = publications.length === 1 ? publications[0] : undefined, region } = asked;
  // A project that cannot be read has no variants: its faults are shown in the page, whatever was asked for.
  if (variants.length === 0) return '';
  if (publication === undefined && region === undefined) return '';
  if (publication !== undefined && !publications.includes(publication))
    throw unknown('publication', publication, publications);
  const named = variants.filter((variant) => publication === undefined || variant.publication === publication);
  const regions = [...new Set(named.map((variant) => variant.region ?? 'national'))];
  if (region !== undefined && !regions.includes(region)) throw unknown('region', region, regions);
  const first = named.find((variant) => region === undefined || (variant.region ?? 'national') === region);
  return first === undefined ? '' : `${first.folder}/${first.webFile}`;
}

function unknown(what: string, word: string, known: readonly string[]): BuildError {
  const hint = suggestion(word, known) ?? `It can be: ${known.join(', ')}.`;
  return new BuildError('selection-unknown', `There is no ${what} "${word}".`, hint);
}
