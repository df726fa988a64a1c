// Lets variants share what an author-date style made, by asking again only where ambiguity differs.
import type { CslItem, Reference, SafeHtml } from '../model.ts';
import type { Cited, Cluster } from './cite.ts';

/** What an engine does, seen from here: hold a set of works, write a cluster, list the works. */
export interface Press {
  hold(ids: readonly string[]): void;
  write(cluster: Cluster): SafeHtml;
  list(): readonly Reference[];
}

export interface SharedCitations {
  /** Settles the order and the entries of these works, ahead of the documents that cite them. */
  prepare(ids: readonly string[]): void;
  cite(clusters: readonly Cluster[], ids: readonly string[]): Cited;
}

/**
 * In an author-date style a work's text depends on the works it could be confused with, and on nothing else: those whose
 * first name is the same (2020a and 2020b, added initials, added names). So a text is remembered with the set of its rivals,
 * and 26 editions that cite nearly the same works cost little more than one. The order of the list is settled over all works
 * seen so far; a style sorts by name, year and title, so that the order within a smaller set is the same.
 */
export function shareCitations(press: Press, items: ReadonlyMap<string, CslItem>): SharedCitations {
  const texts = new Map<string, SafeHtml>();
  const entries = new Map<string, Reference>();
  let order = new Map<string, number>();
  let held: readonly string[] = [];

  function hold(ids: readonly string[]): void {
    press.hold(ids);
    held = ids;
  }

  const rivalsOf = (id: string, ids: readonly string[]): readonly string[] => {
    const name = firstName(items.get(id));
    return ids.filter((other) => firstName(items.get(other)) === name).sort();
  };

  /** Makes the engine hold a set in which each of these works has exactly these rivals. */
  function focus(works: readonly string[], ids: readonly string[]): void {
    const fits = works.every((id) => held.includes(id) && `${rivalsOf(id, held)}` === `${rivalsOf(id, ids)}`);
    if (!fits) hold([...new Set(works.flatMap((id) => rivalsOf(id, ids)))]);
  }

  function keepEntries(): void {
    for (const entry of press.list()) entries.set(entryKey(entry.id, held), entry);
  }

  const entryKey = (id: string, ids: readonly string[]): string => `${id} ${rivalsOf(id, ids)}`;
  const textKey = (cluster: Cluster, ids: readonly string[]): string =>
    `${JSON.stringify(cluster)} ${worksOf(cluster).map((id) => rivalsOf(id, ids))}`;

  function prepare(ids: readonly string[]): void {
    if (ids.every((id) => order.has(id))) return;
    hold([...new Set([...order.keys(), ...ids])]);
    const all = press.list();
    order = new Map(all.map((entry, index) => [entry.id, index]));
    for (const entry of all) entries.set(entryKey(entry.id, held), entry);
  }

  function cite(clusters: readonly Cluster[], ids: readonly string[]): Cited {
    prepare(ids);
    const keys = clusters.map((cluster) => textKey(cluster, ids));
    const unwritten = clusters.filter((_, index) => !texts.has(keys[index] ?? ''));
    const unlisted = ids.filter((id) => !entries.has(entryKey(id, ids)));
    // One set for all that is missing: rivals come in whole groups, so the groups do not disturb one another.
    if (unwritten.length + unlisted.length > 0) focus([...unwritten.flatMap(worksOf), ...unlisted], ids);
    for (const cluster of unwritten) texts.set(textKey(cluster, ids), press.write(cluster));
    if (unlisted.length > 0) keepEntries();
    const sorted = [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return {
      clusters: keys.map((key) => texts.get(key) ?? ('' as SafeHtml)),
      references: sorted.map((id) => entries.get(entryKey(id, ids)) ?? { id, html: '' as SafeHtml }),
    };
  }

  return { prepare, cite };
}

function worksOf(cluster: Cluster): readonly string[] {
  return cluster.items.map((item) => item.key);
}

/** What an author-date citation shows first: the first author's family name, else an editor's, else the title. */
function firstName(item: CslItem | undefined): string {
  for (const role of ['author', 'editor', 'translator', 'director', 'container-author']) {
    const name = (item?.[role] as readonly { family?: string; literal?: string }[] | undefined)?.[0];
    if (name) return (name.family ?? name.literal ?? '').toLowerCase();
  }
  return String(item?.title ?? '').toLowerCase();
}
