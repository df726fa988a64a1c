// Previews a project: makes the page that is asked for and nothing else, out of what is remembered of the last time.
import { setImmediate } from 'node:timers/promises';
import { check, checkTexts, printMessages } from './check/index.ts';
import { collect, createMemory } from './collect/index.ts';
import { composeDocument, composeHub, createParser, type Parser, textsOf, variantsOf } from './compose/index.ts';
import { createLayout, type Layout } from './layout/index.ts';
import { type EditionMessages, gatherMessages, isFaulty } from './messages.ts';
import type * as model from './model.ts';
import * as publish from './publish/index.ts';

/** A project that is read again and again. */
export interface Preview {
  /** Reads what has changed since the last time; drafts that were read before are given up. Yields BuildError. */
  read(now: string): Promise<Draft>;
  close(): Promise<void>;
}

/** One file of the site, with what is wrong with what it was made from; `bytes` is null where that forbids to make it. */
export interface MadeFile {
  readonly bytes: Uint8Array | null;
  readonly messages: readonly model.Message[];
}

/** Prints a job with pages' assets; the same job is printed once. */
export type Print = (job: model.PrintJob, assets: readonly model.Asset[]) => Promise<model.Pdf>;

/** The project as it was when it was read; each file is made when it is first asked for. */
export interface Draft {
  readonly variants: readonly model.Variant[];
  /** Style sheets, fonts and pictures; none while the project cannot be read. */
  readonly assets: readonly model.Asset[];
  /** A file of the site but a PDF, by its path, or null when the site has none there. Rejects when the draft is given up. */
  file(path: string): Promise<MadeFile | null>;
  /** The PDF at a path, or null when the site has none there. */
  pdf(path: string, print: Print): Promise<MadeFile | null>;
  /** What is wrong with the project as a whole, whatever page is looked at. */
  check(): Promise<readonly model.Message[]>;
}

/** Opens a project; nothing is read yet. */
export function openPreview(root: string): Preview {
  const memory = createMemory();
  const parser = createParser();
  let current = new AbortController();
  return {
    async read(now) {
      current.abort(new Error('The project has changed meanwhile.'));
      current = new AbortController();
      const { signal } = current;
      const { collection, messages } = await collect({ root, memory });
      return collection === null ? emptyDraft(messages) : createDraft({ collection, messages, parser, signal, now });
    },
    close: () => parser.close(),
  };
}

/** A project of which nothing can be used. */
function emptyDraft(messages: readonly model.Message[]): Draft {
  const nothing = { bytes: null, messages };
  return {
    variants: [],
    assets: [],
    file: async () => nothing,
    pdf: async () => nothing,
    check: async () => messages,
  };
}

interface Material {
  readonly collection: model.Collection;
  readonly messages: readonly model.Message[];
  readonly parser: Parser;
  readonly signal: AbortSignal;
  readonly now: string;
}

function createDraft(material: Material): Draft {
  const { collection, messages, signal, parser } = material;
  const variants = collection.publications.flatMap((publication) => variantsOf(publication, collection.config));
  const isSound = !isFaulty(messages);
  const layout = isSound ? createLayout(collection) : null;
  const refuse = (found: readonly EditionMessages[]) => ({ bytes: null, messages: gatherMessages(messages, found) });

  const compose = once(async (variant: model.Variant): Promise<EditionMessages & { document: model.Document }> => {
    const publication = publicationOf(collection, variant);
    const parsed = await parser.parse(textsOf(narrowed(collection, variant)));
    signal.throwIfAborted();
    const document = composeDocument({ ...material, publication, parsed, variant });
    return { document, messages: [...document.messages, ...check(document, collection.regions)] };
  });

  /** A web edition needs those before it in its folder: a briefing links to its report. */
  async function edition(variant: model.Variant, page: Layout): Promise<MadeFile> {
    const beside = variants.filter(
      ({ folder, language }) => folder === variant.folder && language === variant.language,
    );
    const needed = beside.slice(0, beside.indexOf(variant) + 1);
    const found: Awaited<ReturnType<typeof compose>>[] = [];
    for (const one of needed) found.push(await compose(one));
    const all = gatherMessages(messages, found);
    if (isFaulty(all)) return { bytes: null, messages: all };
    const laidOut = publish.layOutWeb(found.map(unprinted), page.web).at(-1);
    return { bytes: laidOut?.web ? Buffer.from(laidOut.web.html) : null, messages: all };
  }

  /** Whatever lists editions is made of all of them, and of the hub. */
  const site = once(async (page: Layout) => {
    const parsed = await parser.parse(textsOf(collection));
    const found: Awaited<ReturnType<typeof compose>>[] = [];
    for (const variant of variants) {
      // A save, and the page that somebody looks at, come in between.
      await setImmediate();
      signal.throwIfAborted();
      found.push(await compose(variant));
    }
    const hub = composeHub(collection, parsed);
    const all = gatherMessages([...messages, ...hub.messages], found);
    if (isFaulty(all)) return { files: null, messages: all };
    const editions = publish.layOutWeb(found.map(unprinted), page.web);
    const files = publish.planSite({ editions, hub, versions: false }, page);
    return { files: new Map(files.map(({ path, bytes }) => [path, bytes])), messages: all };
  });

  async function print(variant: model.Variant, page: Layout, by: Print): Promise<MadeFile & { pdf: model.Pdf | null }> {
    const found = await compose(variant);
    const all = gatherMessages(messages, [found]);
    if (isFaulty(all)) return { bytes: null, pdf: null, messages: all };
    const { document } = found;
    const reportVariant = variants.find((other) => publish.isReportOf(other, variant));
    const report = reportVariant === undefined ? null : (await print(reportVariant, page, by)).pdf;
    const { fontFamilies, assets } = page;
    const pdf = await by(publish.jobOf({ document, page: page.print(document), fontFamilies, report }), assets);
    return { bytes: pdf.bytes, pdf, messages: printMessages({ document, pdf }) };
  }

  return {
    variants,
    assets: layout?.assets ?? [],
    async file(path) {
      const variant = variants.find(({ folder, webFile }) => path === `${folder}/${webFile}`);
      if (layout === null) return refuse([]);
      if (variant !== undefined) return edition(variant, layout);
      const asset = layout.assets.find((one) => one.path === path);
      if (asset !== undefined) return { bytes: asset.bytes, messages: [] };
      const { files, messages: all } = await site(layout);
      if (files === null) return { bytes: null, messages: all };
      const bytes = files.get(path);
      return bytes === undefined ? null : { bytes, messages: all };
    },
    async pdf(path, by) {
      const variant = variants.find(({ folder, pdfFile }) => path === `${folder}/${pdfFile}`);
      if (variant === undefined) return null;
      return layout === null ? refuse([]) : print(variant, layout, by);
    },
    async check() {
      const parsed = await parser.parse(textsOf(collection));
      signal.throwIfAborted();
      const { publications } = collection;
      const found = [...composeHub(collection, parsed).messages, ...checkTexts(publications, { publications, parsed })];
      return gatherMessages([...messages, ...found], []);
    },
  };
}

function publicationOf({ publications }: model.Collection, variant: model.Variant): model.Publication {
  const found = publications.find(({ id }) => id === variant.publication);
  if (found === undefined) throw new Error(`There is no publication ${variant.publication}.`);
  return found;
}

/** A collection of no more texts than one variant shows. */
function narrowed(collection: model.Collection, variant: model.Variant): model.Collection {
  const publication = publicationOf(collection, variant);
  const sections = publication.sections.filter(({ region }) => region === null || region === variant.region);
  const regional = publication.regional.filter(({ region }) => region === variant.region);
  return { ...collection, publications: [{ ...publication, sections, regional }] };
}

function unprinted({ document }: { readonly document: model.Document }): model.BuiltEdition {
  return { document, web: null, pdf: null };
}

/** Makes what is asked for once for each key. */
function once<Key extends object, Made>(make: (key: Key) => Promise<Made>): (key: Key) => Promise<Made> {
  const made = new WeakMap<Key, Promise<Made>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
