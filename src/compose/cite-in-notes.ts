// Turns clusters of citations into the texts of notes, in a style that cites so.
import type CSL from 'citeproc';
import type { SafeHtml } from '../model.ts';
import type { Cluster } from './cite.ts';
import { type CitingStyle, keepsOrder, withEtAl, withoutFaults } from './cite-in-text.ts';
import { cleanCitation, linkItems } from './link-citations.ts';

/** Notes depend on what was cited before them in the same list (ibid, "n 3"), so each list goes through the engine whole. */
export function citeInNotes(engine: CSL.Engine, clusters: readonly Cluster[], style: CitingStyle): readonly SafeHtml[] {
  const made = new Map<Cluster, SafeHtml>();
  for (const scope of new Set(clusters.map((cluster) => cluster.scope))) {
    const inScope = clusters.filter((cluster) => cluster.scope === scope).sort((a, b) => a.note - b.note);
    const citations = inScope.map((cluster, index) => ({
      citationID: `c${index}`,
      citationItems: itemsOf(cluster, style),
      properties: { noteIndex: cluster.note, unsorted: keepsOrder(cluster) },
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

/** A note that starts with an author's word starts with a capital: "See". */
function itemsOf({ items, inNote }: Cluster, { itemOf }: CitingStyle): readonly CSL.CitationItem[] {
  return items.map((item, index) => {
    const prefix = item.prefix.charAt(0).toUpperCase() + item.prefix.slice(1);
    return itemOf(index === 0 && !inNote ? { ...item, prefix } : item);
  });
}
