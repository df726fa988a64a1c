// Turns clusters of citations into text in a CSL style, and the works they name into a reference list.
import { createRequire } from 'node:module';
import type CSL from 'citeproc';
import type { CitedItem, CslItem, Reference, SafeHtml } from '../model.ts';
import { citationItem, withOthers } from './citation-item.ts';
import { citeInNotes } from './cite-in-notes.ts';
import { type CitingStyle, citeInText, withEtAl } from './cite-in-text.ts';
import { cleanCitation, MARK_END, MARK_START } from './link-citations.ts';
import { type Press, type SharedCitations, shareCitations } from './share-citations.ts';

/**
 * One citation in the text. For styles of notes, `note` is the number of the note that holds it, in the list `scope`;
 * `inNote` says that the note is an author's own, whose text goes on after the citation.
 */
export interface Cluster {
  readonly items: readonly CitedItem[];
  readonly narrative: boolean;
  readonly inNote: boolean;
  readonly scope: string;
  readonly note: number;
}

/** What a document's citations become: one HTML string a cluster, in order, and the reference list. */
export interface Cited {
  readonly clusters: readonly SafeHtml[];
  readonly references: readonly Reference[];
}

/** A CSL style ready to cite with; it keeps its engine, so make one for each style and language and build. */
export interface Citer {
  /** True for styles whose citations are notes (OSCOLA). */
  readonly notes: boolean;
  /** Does what can be done before any citation is known; may be left out. */
  prepare(): void;
  cite(clusters: readonly Cluster[]): Cited;
}

/** A larger bibliography is more likely a team's whole library, of which a publication cites a part. */
const PREPARED_AT_MOST = 200;

/** `style` and `locale` are the XML of CSL files; items are found by id. */
export function createCiter(options: { style: string; locale: string; items: ReadonlyMap<string, CslItem> }): Citer {
  const notes = /<style[^>]*\bclass="note"/.test(options.style);
  const numeric = /citation-format="(numeric|label)"/.test(options.style);
  const terms = options.style + options.locale;
  const style: CitingStyle = {
    numeric,
    items: options.items,
    itemOf: (item) => citationItem(item, (label) => terms.includes(`<term name="${label}"`)),
    italicEtAl: /<et-al[^>]*font-style="italic"/.test(options.style),
  };
  let engine: CSL.Engine | undefined;
  let share: SharedCitations | undefined;

  function makeEngine(): CSL.Engine {
    const system = {
      retrieveLocale: () => options.locale,
      retrieveItem: (id: string) => withOthers(options.items.get(id)),
      variableWrapper: (parameters: CSL.WrapperParameters, before: string, text: string, after: string) =>
        parameters.context === 'citation'
          ? `${before}${MARK_START}${parameters.itemData.id}\u0002${text}${MARK_END}${after}`
          : `${before}${text}${after}`,
    };
    // A large module, wanted only now: until here the parser's thread has the machine to itself.
    const { Engine } = createRequire(import.meta.url)('citeproc') as typeof CSL;
    const made = new Engine(system, options.style, 'en-GB');
    made.opt.development_extensions.wrap_url_and_doi = true;
    return made;
  }

  function cite(clusters: readonly Cluster[]): Cited {
    const ids = [...new Set(clusters.flatMap((cluster) => cluster.items.map((item) => item.key)))];
    if (ids.length === 0) return { clusters: clusters.map(() => '' as SafeHtml), references: [] };
    if (!numeric && !notes) return shared().cite(clusters, ids);
    engine ??= makeEngine();
    const press = pressOf(engine, style);
    press.hold(ids);
    const references = press.list();
    return { clusters: notes ? citeInNotes(engine, clusters, style) : clusters.map(press.write), references };
  }

  function shared(): SharedCitations {
    engine ??= makeEngine();
    share ??= shareCitations(pressOf(engine, style), options.items);
    return share;
  }

  function prepare(): void {
    if (!numeric && !notes && options.items.size <= PREPARED_AT_MOST) shared().prepare([...options.items.keys()]);
  }

  return { notes, prepare, cite };
}

function pressOf(engine: CSL.Engine, style: CitingStyle): Press {
  return {
    hold: (ids) => {
      // citeproc-js trips over works that it has made ambiguous and that are then taken away, so it starts anew each time.
      engine.restoreProcessorState();
      engine.updateItems(ids);
    },
    write: (cluster) => citeInText(engine, cluster, style),
    list: () => referencesOf(engine, style),
  };
}

function referencesOf(engine: CSL.Engine, style: CitingStyle): readonly Reference[] {
  const made = engine.makeBibliography();
  if (!made) return [];
  const [parameters, entries] = made;
  return entries.map((entry, index) => ({
    id: parameters.entry_ids[index]?.[0] ?? '',
    html: cleanCitation(withEtAl(engine, entry, style)),
  }));
}
