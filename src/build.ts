// Builds a project: calls the stages in order, from the files on disk to a complete out folder.
import { setImmediate } from 'node:timers/promises';
import { createCache } from './cache.ts';
import { check, checkTexts, printMessages } from './check/index.ts';
import * as compose from './compose/index.ts';
import { createLayout, type Layout } from './layout/index.ts';
import { type EditionMessages, gatherMessages, isFaulty } from './messages.ts';
import type * as model from './model.ts';
import { plan } from './plan.ts';
import * as publish from './publish/index.ts';

/** How many jobs may wait or be in print while the next edition is composed; the printer has pages for two. */
const JOBS_AHEAD = 4;
/** What a build must give back, however it ends. */
type Held = { readonly output: publish.OutputFolder; printer?: Promise<model.Printer> };

/** Builds a project into its out folder, which is replaced only when there is no error among the messages. Rejects with a BuildError for what the world does, and with the signal's reason when it is aborted. */
export async function build(options: model.BuildOptions): Promise<model.BuildResult> {
  options.signal?.throwIfAborted();
  const held: Held = { output: await publish.openOutput(options.outDir) };
  const aborted = new Promise<never>((_, reject) => {
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
  });
  try {
    return await Promise.race([press(options, held), aborted]);
  } finally {
    await publish.closeOutput(held.output);
    await held.printer?.then((printer) => printer.close()).catch(() => undefined);
  }
}

/** The line itself: Chromium prints some editions while the next is composed, and this thread feeds both. */
async function press({ root, filters = {}, baseUrl, now, ...options }: model.BuildOptions, held: Held) {
  const { remember, time, timings } = createCache();
  compose.warmParser();
  const { collection, messages, variants } = await time('collect', () => plan({ root, filters, baseUrl }));
  const heard: EditionMessages[] = [];
  const finish = (files: readonly model.ManifestEntry[], statement?: model.ConformanceStatement): model.BuildResult => {
    const all = gatherMessages(messages, heard);
    return { ok: !isFaulty(all), messages: all, files, timings: timings(), variants, statement: statement ?? null };
  };
  if (collection === null) return finish([]);
  const publications = collection.publications.filter(({ id }) => variants.some((one) => one.publication === id));
  let [sound, printed] = [!isFaulty(messages), 0];
  const layout = sound ? time('layout', () => createLayout(collection)) : null;
  const { site = true, formats = ['html', 'pdf'] } = filters;
  options.signal?.throwIfAborted();
  if (layout !== null && formats.includes('pdf')) held.printer = options.makePrinter(layout.assets);
  // A browser that does not start is met by the first job: until then there may be faults of the author's to tell.
  held.printer?.then((printer) => printer.warm()).catch(() => undefined);
  const parsing = time('compose', () => compose.parseSections(compose.textsOf(collection)));
  time('compose', () => compose.prepareCitations(collection, publications));
  const parsed = await parsing;
  const hub = site ? time('compose', () => compose.composeHub(collection, parsed)) : null;
  messages.push(...(hub?.messages ?? []));
  messages.push(...checkTexts(publications, { publications: collection.publications, parsed }));
  const tell = (stage: model.StageName, done: number) => options.onProgress?.({ stage, done, total: variants.length });
  const print = async (document: model.Document, layout: Layout): Promise<model.BuiltEdition> => {
    if (held.printer === undefined) return { document, web: null, pdf: null };
    const page = time('layout', () => layout.print(document));
    // A briefing says on which pages of its report things stand, and so it comes after that.
    const report = await jobs[variants.findIndex((other) => publish.isReportOf(other, document.variant))];
    const job = publish.jobOf({ document, page, fontFamilies: layout.fontFamilies, report: report?.pdf ?? null });
    const printer = await held.printer;
    const pdf = await remember('print', job, () => time('print', () => printer.print(job)));
    heard.push({ document, messages: printMessages({ document, pdf }) });
    tell('print', ++printed);
    return { document, web: null, pdf };
  };
  const jobs: Promise<model.BuiltEdition>[] = [];
  const documents: model.Document[] = [];
  for (const variant of variants) {
    await setImmediate();
    options.signal?.throwIfAborted();
    const publication = publications.find(({ id }) => id === variant.publication) as model.Publication;
    const document = time('compose', () => compose.composeDocument({ collection, publication, parsed, variant, now }));
    const found = [...document.messages, ...check(document, collection.regions)];
    heard.push({ document, messages: found });
    tell('compose', documents.push(document));
    // After a fault of the author's the rest is composed, to tell every fault at once, but no longer printed.
    sound &&= !isFaulty(found);
    if (!sound || layout === null) continue;
    await jobs.at(-JOBS_AHEAD);
    jobs.push(print(document, layout));
    jobs.at(-1)?.catch(() => undefined);
  }
  if (layout === null || !sound) return Promise.all(jobs).then(() => finish([]));
  const wanted = { site, web: formats.includes('html'), search: options.search !== false };
  const made = await publish.makeParts({ documents, jobs, printer: held.printer }, { layout, time }, wanted);
  messages.push(...made.search.messages);
  if (!finish([]).ok) return finish([]);
  const parts = { ...made, hub, versions: publish.makesVersions(options.versions, filters) };
  const planned = time('layout', () => publish.planSite(parts, layout));
  // Its library of PDFs is a third of the program, and loads only where it is asked for.
  const verifying = options.verify ? await import('./verify/index.ts') : null;
  const statement = await verifying?.verify(planned, { isFolder: true, isWritten: false, baseUrl: hub?.baseUrl });
  const files = statement === undefined ? planned : publish.stateFindings(planned, parts, { layout, statement });
  const written = await time('publish', () => publish.write(files, held.output, { ...collection, ...parts, filters }));
  return finish(written, statement);
}
