// Reviews a project: composes the editions of one publication without printing them, and sets its regions side by side.
import { setImmediate } from 'node:timers/promises';
import { check } from './check/index.ts';
import { compareEditions, type SurveyedRegion, tableOfRegions } from './compare/index.ts';
import {
  composeDocument,
  parseSections,
  prepareCitations,
  surveyVariant,
  textsOf,
  warmParser,
} from './compose/index.ts';
import { createLayout, createWords, type Layout } from './layout/index.ts';
import { BuildError, type EditionMessages, gatherMessages } from './messages.ts';
import type * as model from './model.ts';
import { plan } from './plan.ts';
import * as publish from './publish/index.ts';

/** Which publication of which project; it may stay unnamed where there is but one. */
export interface Subject {
  /** Folder that holds despatch.yaml. */
  readonly root: string;
  readonly publication?: string | undefined;
}

/** What was composed, with everything that is wrong with it; `composed` is null when the project cannot be read. */
interface Composed {
  readonly messages: readonly model.Message[];
  readonly composed: {
    readonly collection: model.Collection;
    readonly publication: model.Publication;
    readonly parsed: ReadonlyMap<string, model.ParsedSection>;
    readonly documents: readonly model.Document[];
    readonly heard: readonly EditionMessages[];
  } | null;
}

/**
 * Sets all regions of a publication side by side. `built` are the files of its last build.
 * Yields BuildError 'selection-unknown'. There is a review as long as the project can be read at all, whatever its faults.
 */
export async function reviewRegions({ built = [], ...subject }: Subject & { built?: readonly model.ManifestEntry[] }) {
  const { messages, composed } = await composeEditions(subject, (variants) => variants);
  if (composed === null) return { messages, review: null, collection: null };
  const { collection, publication, parsed, documents, heard } = composed;
  const edition = mainEdition(publication);
  const surveyed = documents
    .filter(({ variant }) => variant.edition === edition)
    .map((document): SurveyedRegion => {
      const { variant } = document;
      const own = heard.filter((one) => one.document.variant.region === variant.region);
      const errors = gatherMessages([], own).filter(({ severity }) => severity === 'error').length;
      return { document, survey: surveyVariant({ collection, publication, parsed, variant }), errors };
    });
  return { messages, review: tableOfRegions(publication, surveyed, built), collection };
}

/** Two regions, by id or "national", and the edition of theirs that is compared: the report where none is named. */
export interface Sides {
  readonly a: string;
  readonly b: string;
  readonly edition?: string | undefined;
}

/**
 * Says what a reader of one region's edition sees that a reader of another's does not.
 * Yields BuildError 'selection-unknown'; the comparison is made whatever is wrong with the text.
 */
export async function compareRegions({ a, b, edition, ...subject }: Subject & Sides) {
  const { messages, composed } = await composeEditions(subject, (variants, publication) => {
    const wanted = edition ?? mainEdition(publication);
    const chosen = [a, b].map((region) =>
      publish.selectVariants(variants, { region, ...(wanted && { edition: wanted }) }),
    );
    return chosen.flat();
  });
  if (composed === null) return { messages, comparison: null, collection: null };
  const { collection, documents } = composed;
  const [first] = documents;
  const second = documents.at(-1);
  if (first === undefined || second === undefined) return { messages, comparison: null, collection: null };
  const word = createWords(collection.design.words, first.variant.language);
  return { messages, comparison: compareEditions(first, second, word), collection };
}

/**
 * Writes one page, with the style sheets and fonts that it needs, as the whole of a folder.
 * Yields what the disk does as a BuildError; a folder with other files in it is left alone.
 */
export async function writePage(
  outDir: string,
  collection: model.Collection,
  make: (layout: Layout) => model.HtmlPage,
) {
  const layout = createLayout(collection);
  const output = await publish.openOutput(outDir);
  try {
    return await publish.write(publish.planPage(make(layout), layout.assets), output);
  } finally {
    await publish.closeOutput(output);
  }
}

/** The edition that shows all of the text. */
function mainEdition({ editions }: model.Publication): model.EditionName | undefined {
  return editions.find((name) => name === 'report') ?? editions[0];
}

/** Composes the editions of a publication that are wanted, and checks them. */
async function composeEditions(
  subject: Subject,
  choose: (variants: readonly model.Variant[], publication: model.Publication) => readonly model.Variant[],
): Promise<Composed> {
  warmParser();
  const filters = subject.publication === undefined ? {} : { publication: subject.publication };
  const { collection, messages, variants } = await plan({ root: subject.root, filters });
  if (collection === null) return { messages, composed: null };
  const publication = onlyOne(
    collection.publications.filter(({ id }) => variants.some((one) => one.publication === id)),
  );
  if (publication === undefined) return { messages, composed: null };
  const wanted = choose(
    variants.filter((variant) => variant.publication === publication.id),
    publication,
  );
  const parsing = parseSections(textsOf({ ...collection, publications: [publication] }));
  prepareCitations(collection, [publication]);
  const parsed = await parsing;
  const heard: EditionMessages[] = [];
  const documents: model.Document[] = [];
  for (const variant of wanted) {
    await setImmediate();
    const document = composeDocument({ collection, publication, parsed, variant });
    documents.push(document);
    heard.push({ document, messages: [...document.messages, ...check(document, collection.regions)] });
  }
  return {
    messages: gatherMessages(messages, heard),
    composed: { collection, publication, parsed, documents, heard },
  };
}

/** The only publication, or none; yields BuildError 'selection-unknown' where one would have to be named. */
function onlyOne(publications: readonly model.Publication[]): model.Publication | undefined {
  if (publications.length < 2) return publications[0];
  const text = `The project has ${publications.length} publications: name the one that is meant.`;
  throw new BuildError('selection-unknown', text, `It can be: ${publications.map(({ id }) => id).join(', ')}.`);
}
