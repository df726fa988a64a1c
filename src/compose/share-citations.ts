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

/** For each work of a set, the works of the set that it could be confused with, itself among them, as one key. */
type Rivals = ReadonlyMap<string, string>;

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
  let held: Rivals = new Map();

  function rivalsAmong(ids: readonly string[]): Rivals {
    const groups = new Map<string, string[]>();
    for (const id of ids) {
      const name = firstName(items.get(id));
      groups.set(name, [...(groups.get(name) ?? []), id]);
    }
    return new Map(
      [...groups.values()].flatMap((group) => group.map((id) => [id, [...group].sort().join(' ')] as const)),
    );
  }

  function hold(ids: readonly string[]): void {
    press.hold(ids);
    held = rivalsAmong(ids);
  }

  function keepEntries(): readonly Reference[] {
    const list = press.list();
    for (const entry of list) entries.set(`${entry.id}\n${held.get(entry.id)}`, entry);
    return list;
  }

  function prepare(ids: readonly string[]): void {
    if (ids.every((id) => order.has(id))) return;
    hold([...new Set([...order.keys(), ...ids])]);
    order = new Map(keepEntries().map((entry, index) => [entry.id, index]));
  }

  function cite(clusters: readonly Cluster[], ids: readonly string[]): Cited {
    prepare(ids);
    const rivals = rivalsAmong(ids);
    const keys = clusters.map((cluster) => `${shape(cluster)}\n${worksOf(cluster).map((id) => rivals.get(id))}`);
    const missing = new Map(
      clusters.flatMap((cluster, index) => (texts.has(keys[index] ?? '') ? [] : [[keys[index] ?? '', cluster]])),
    );
    const unlisted = ids.filter((id) => !entries.has(`${id}\n${rivals.get(id)}`));
    // One set for all that is missing: rivals come in whole groups, so the groups do not disturb one another.
    const works = [...[...missing.values()].flatMap(worksOf), ...unlisted];
    if (works.some((id) => held.get(id) !== rivals.get(id)))
      hold([...new Set(works.flatMap((id) => rivals.get(id)?.split(' ') ?? []))]);
    for (const [key, cluster] of missing) texts.set(key, press.write(cluster));
    if (unlisted.length > 0) keepEntries();
    const sorted = [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return {
      clusters: keys.map((key) => texts.get(key) ?? ('' as SafeHtml)),
      references: sorted.map((id) => entries.get(`${id}\n${rivals.get(id)}`) ?? { id, html: '' as SafeHtml }),
    };
  }

  return { prepare, cite };
}

/** What a cluster says, wherever it stands. */
function shape({ items, narrative }: Cluster): string {
  return JSON.stringify([narrative, ...items.map(({ place, ...item }) => item)]);
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
