// Turns clusters of citations into text in a CSL style, and the works they name into a reference list.
import CSL from 'citeproc';
import type { CitedItem, CslItem, Reference, SafeHtml } from '../model.ts';
import { cleanCitation, linkItems, MARK_END, MARK_START } from './link-citations.ts';

/** One citation in the text; `inNote` says that it stands inside a footnote already. */
export interface Cluster {
  readonly items: readonly CitedItem[];
  readonly narrative: boolean;
  readonly inNote: boolean;
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
  cite(clusters: readonly Cluster[]): Cited;
}

/** `style` and `locale` are the XML of CSL files; items are found by id. */
export function createCiter(options: { style: string; locale: string; items: ReadonlyMap<string, CslItem> }): Citer {
  const notes = /<style[^>]*\bclass="note"/.test(options.style);
  const numeric = options.style.includes('citation-number');
  const remembered = new Map<string, { references: readonly Reference[]; texts: Map<string, SafeHtml> }>();
  let engine: CSL.Engine | undefined;

  function makeEngine(): CSL.Engine {
    const system = {
      retrieveLocale: () => options.locale,
      retrieveItem: (id: string) => options.items.get(id),
      variableWrapper: (parameters: CSL.WrapperParameters, before: string, text: string, after: string) =>
        parameters.context === 'citation'
          ? `${before}${MARK_START}${parameters.itemData.id}\u0002${text}${MARK_END}${after}`
          : `${before}${text}${after}`,
    };
    const made = new CSL.Engine(system, options.style, 'en-GB');
    made.opt.development_extensions.wrap_url_and_doi = true;
    return made;
  }

  function cite(clusters: readonly Cluster[]): Cited {
    const ids = [...new Set(clusters.flatMap((cluster) => cluster.items.map((item) => item.key)))];
    if (ids.length === 0) return { clusters: clusters.map(() => '' as SafeHtml), references: [] };
    // Where the style does not count works or places, the order of citing changes nothing, and neither does the variant.
    const setKey = numeric || notes ? ids.join('\n') : [...ids].sort().join('\n');
    engine ??= makeEngine();
    let known = remembered.get(setKey);
    if (!known || notes) {
      engine.updateItems(ids);
      known = { references: referencesOf(engine), texts: new Map() };
      remembered.set(setKey, known);
    } else if (clusters.some((cluster) => !known?.texts.has(JSON.stringify(cluster)))) engine.updateItems(ids);
    const set = known;
    if (notes) return { clusters: citeInNotes(engine, clusters), references: set.references };
    const texts = clusters.map((cluster) => {
      const key = JSON.stringify(cluster);
      const text = set.texts.get(key) ?? citeInText(engine as CSL.Engine, cluster);
      set.texts.set(key, text);
      return text;
    });
    return { clusters: texts, references: set.references };
  }

  return { notes, cite };
}

function citationItem(item: CitedItem): CSL.CitationItem {
  return {
    id: item.key,
    ...(item.locator === '' ? {} : { locator: item.locator, label: item.label }),
    ...(item.prefix === '' ? {} : { prefix: item.prefix }),
    ...(item.suffix === ''
      ? {}
      : { suffix: /^[,.;:]/.test(item.suffix) ? item.suffix : ` ${item.suffix.trimStart()}` }),
    ...(item.suppressAuthor ? { 'suppress-author': true } : {}),
  };
}

function citeInText(engine: CSL.Engine, { items, narrative }: Cluster): SafeHtml {
  const ids = items.map((item) => item.key);
  if (!narrative) return linkItems(cleanCitation(engine.makeCitationCluster(items.map(citationItem))), ids);
  const author = engine.makeCitationCluster(items.map((item) => ({ id: item.key, 'author-only': true })));
  const rest = engine.makeCitationCluster(items.map((item) => ({ ...citationItem(item), 'suppress-author': true })));
  return linkItems(cleanCitation(`${author} ${rest}`), ids);
}

/** Notes depend on what was cited before (ibid), so all clusters go through the engine in order. */
function citeInNotes(engine: CSL.Engine, clusters: readonly Cluster[]): readonly SafeHtml[] {
  const citations = clusters.map((cluster, index) => ({
    citationID: `c${index}`,
    citationItems: cluster.items.map(citationItem),
    properties: { noteIndex: index + 1 },
  }));
  const texts = engine.rebuildProcessorState(citations, 'html', []).map(([, , text]) => text);
  return clusters.map((cluster, index) =>
    linkItems(
      cleanCitation(texts[index] ?? ''),
      cluster.items.map((item) => item.key),
    ),
  );
}

function referencesOf(engine: CSL.Engine): readonly Reference[] {
  const made = engine.makeBibliography();
  if (!made) return [];
  const [parameters, entries] = made;
  return entries.map((entry, index) => ({ id: parameters.entry_ids[index]?.[0] ?? '', html: cleanCitation(entry) }));
}
