// Finds the citation engine of a publication, or starts it.
import type { Collection, CslItem, Publication } from '../model.ts';
import { type Citer, createCiter } from './cite.ts';

const citers = new WeakMap<Publication['sources'], { readonly style: string; readonly citer: Citer }>();

/** One engine for a bibliography: starting one costs more than citing with it. */
export function citerOf(collection: Collection, publication: Publication): Citer {
  const { csl } = collection.design;
  const style = csl[collection.config.citationStyle] ?? '';
  const known = citers.get(publication.sources);
  if (known?.style === style) return known.citer;
  const items = new Map<string, CslItem>(publication.sources.map((source) => [source.id, source.csl]));
  const citer = createCiter({ style, locale: csl['locales-en-GB'] ?? '', items });
  citers.set(publication.sources, { style, citer });
  return citer;
}

/** Starts the engines of publications that will be composed; worth doing while the texts are parsed in their own thread. */
export function prepareCitations(collection: Collection, publications: readonly Publication[]): void {
  for (const publication of publications) citerOf(collection, publication).prepare();
}
