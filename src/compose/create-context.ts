// Makes what rendering one variant reads and gathers.
import type { Collection, Publication, Variant } from '../model.ts';
import type { Citer } from './cite.ts';
import { frontSections } from './ledger/front-sections.ts';
import { startGathering } from './ledger/gather-ledger.ts';
import { UNNUMBERED } from './number-document.ts';
import type { RenderContext } from './render-context.ts';
import { valuesOf } from './resolve-value.ts';
import { regionOf } from './variants-of.ts';

/** Of which project, publication and variant. */
interface Rendered {
  readonly collection: Collection;
  readonly publication: Publication;
  readonly variant: Variant;
}

/** What rendering needs to know of the project, and room for what it gathers. */
export function createContext({ collection, publication, variant }: Rendered, citer: Citer): RenderContext {
  const word = wordsOf(collection.design.words, variant.language);
  return {
    variant,
    publication: publication.id,
    values: valuesOf({
      publication,
      places: {
        region: regionOf(variant, collection),
        national: collection.national,
        regions: collection.regions,
      },
      publisher: collection.config.publisher,
      edition: word(`edition.${variant.edition}`),
      word,
    }),
    boundaries: collection.boundaries,
    sources: new Map(publication.sources.map((source) => [source.id, source])),
    pictures: new Map(publication.pictures.map((picture) => [picture.path, picture])),
    scale: collection.config.scale,
    word,
    numbered: UNNUMBERED,
    refersInTitles: false,
    citesInNotes: citer.notes,
    clusters: [],
    messages: [],
    gathering: startGathering(frontSections(word).brief),
    usedPictures: new Set(),
    numbers: [],
    figures: [],
    anchorLinks: [],
    notes: new Map(),
    noteScope: 'front',
    noteNumber: 0,
  };
}

type Words = Collection['design']['words'];
const known = new WeakMap<Words, Map<string, RenderContext['word']>>();

/** The words of a language, from one design always by the same function: what was made with it can be told by it. */
function wordsOf(all: Words, language: string): RenderContext['word'] {
  const languages = known.get(all) ?? new Map<string, RenderContext['word']>();
  known.set(all, languages);
  const words: Readonly<Record<string, string>> = { ...all['en-GB'], ...all[language] };
  const word =
    languages.get(language) ??
    ((key: string, values: Readonly<Record<string, string | number>> = {}): string => {
      const found = words[key];
      if (found === undefined) throw new Error(`There is no word "${key}" in templates/words.`);
      return found.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    });
  languages.set(language, word);
  return word;
}
