// Turns clusters of citations into text in a CSL style, and the works they name into a reference list.
import { createRequire } from 'node:module';
import type CSL from 'citeproc';
import type { CitedItem, CslItem, Reference, SafeHtml } from '../model.ts';
import { affixesOf, citationItem, OTHERS, withOthers } from './citation-item.ts';
import { escapeHtml } from './escape-html.ts';
import { cleanCitation, linkItems, linkNumbers, MARK_END, MARK_START } from './link-citations.ts';
import { namesOf } from './names-of.ts';
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
  const itemOf: ItemMaker = (item) => citationItem(item, (label) => terms.includes(`<term name="${label}"`));
  const style: InText = { numeric, items: options.items, itemOf, italicEtAl: ET_AL_IN_ITALICS.test(options.style) };
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

type ItemMaker = (item: CitedItem) => CSL.CitationItem;

const ET_AL_IN_ITALICS = /<et-al[^>]*font-style="italic"/;

/** How a style cites. */
interface InText {
  readonly numeric: boolean;
  readonly items: ReadonlyMap<string, CslItem>;
  readonly itemOf: ItemMaker;
  readonly italicEtAl: boolean;
}

function pressOf(engine: CSL.Engine, style: InText): Press {
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

function citeInText(engine: CSL.Engine, cluster: Cluster, style: InText): SafeHtml {
  const { numeric, items, itemOf } = style;
  const [first, ...others] = cluster.items;
  const make = (made: readonly CSL.CitationItem[]): string =>
    withEtAl(engine, withoutFaults(engine.makeCitationCluster(made)), style);
  const link = (made: string): SafeHtml => {
    const html = cleanCitation(made);
    if (!numeric)
      return linkItems(
        html,
        cluster.items.map((item) => item.key),
      );
    const numbers = new Map(cluster.items.map(({ key }) => [String(engine.registry.registry[key]?.seq ?? ''), key]));
    return linkNumbers(html, { numbers, affixes: cluster.items.flatMap(affixesOf) });
  };
  if (!cluster.narrative || !first) return link(make(cluster.items.map(itemOf)));
  const item = items.get(first.key);
  const author = numeric ? '' : cleanCitation(make([{ id: first.key, 'author-only': true }]));
  const names = author === '' && item ? escapeHtml(namesOf(item)) : author;
  const own = make([{ ...itemOf(first), 'suppress-author': true }]);
  const rest = others.length === 0 ? own : joinClusters(engine, own, make(others.map(itemOf)));
  // The author's part holds marks as well, but one link for a citation is enough.
  return `${linkItems(names as SafeHtml, [])} ${link(rest)}`.trim() as SafeHtml;
}

/** Two clusters as one: the work that the sentence names stays first, which a style that sorts would not leave there. */
function joinClusters(engine: CSL.Engine, first: string, second: string): string {
  const { layout_prefix: prefix, layout_suffix: suffix, layout_delimiter: delimiter } = engine.citation.opt;
  if (!first.endsWith(suffix) || !second.startsWith(prefix)) return `${first} ${second}`;
  return first.slice(0, first.length - suffix.length) + delimiter + second.slice(prefix.length);
}

/** Names that end in "and others" end as the style shortens a list. */
function withEtAl(engine: CSL.Engine, html: string, { italicEtAl }: InText): string {
  if (!html.includes(OTHERS)) return html;
  const term = engine.getTerm('et-al');
  const joined = new RegExp(`,?\\s*(?:(?:${engine.getTerm('and')}|&#38;|&amp;|&)\\s+)?${OTHERS}`, 'g');
  return html.replace(joined, ` ${italicEtAl ? `<i>${term}</i>` : term}`);
}

/** What citeproc writes where a style prints nothing of a work. */
function withoutFaults(text: string): string {
  return text.replace(/\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR[^\]]*\]/g, '').trim();
}

/** Notes depend on what was cited before them in the same list (ibid, "n 3"), so each list goes through the engine whole. */
function citeInNotes(engine: CSL.Engine, clusters: readonly Cluster[], style: InText): readonly SafeHtml[] {
  const made = new Map<Cluster, SafeHtml>();
  for (const scope of new Set(clusters.map((cluster) => cluster.scope))) {
    const inScope = clusters.filter((cluster) => cluster.scope === scope).sort((a, b) => a.note - b.note);
    const citations = inScope.map((cluster, index) => ({
      citationID: `c${index}`,
      citationItems: cluster.items.map(style.itemOf),
      properties: { noteIndex: cluster.note },
    }));
    engine.rebuildProcessorState(citations, 'html', []).forEach(([, , text], index) => {
      const cluster = inScope[index];
      if (!cluster) return;
      const html = cleanCitation(withEtAl(engine, withoutFaults(text), style));
      const ids = cluster.items.map((item) => item.key);
      // A style of notes ends each with a full stop; inside an author's note the sentence has its own.
      made.set(cluster, linkItems((cluster.inNote ? html.replace(/\.$/, '') : html) as SafeHtml, ids));
    });
  }
  return clusters.map((cluster) => made.get(cluster) ?? ('' as SafeHtml));
}

function referencesOf(engine: CSL.Engine, style: InText): readonly Reference[] {
  const made = engine.makeBibliography();
  if (!made) return [];
  const [parameters, entries] = made;
  return entries.map((entry, index) => ({
    id: parameters.entry_ids[index]?.[0] ?? '',
    html: cleanCitation(withEtAl(engine, entry, style)),
  }));
}
