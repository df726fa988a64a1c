// Turns a cluster of citations into text in the sentence: in brackets, or behind the names that the sentence says.
import type CSL from 'citeproc';
import type { CitedItem, CslItem, SafeHtml } from '../model.ts';
import { affixesOf, OTHERS } from './citation-item.ts';
import type { Cluster } from './cite.ts';
import { escapeHtml } from './escape-html.ts';
import { cleanCitation, isBalanced, linkItems, linkNumbers, withoutMarks } from './link-citations.ts';
import { namesOf } from './names-of.ts';

/** How a style cites. */
export interface CitingStyle {
  readonly numeric: boolean;
  readonly items: ReadonlyMap<string, CslItem>;
  readonly itemOf: (item: CitedItem) => CSL.CitationItem;
  readonly italicEtAl: boolean;
}

/** citeproc's CSL.ASSUME_ALL_ITEMS_REGISTERED: the works of the document are known, and stay so. */
const ALL_ARE_REGISTERED = 2;

/** Cites with the works that the engine holds; the works are linked to their references. */
export function citeInText(engine: CSL.Engine, cluster: Cluster, style: CitingStyle): SafeHtml {
  const { numeric, items, itemOf } = style;
  const make = (citationItems: readonly CSL.CitationItem[], properties: CSL.CitationProperties = {}): string =>
    withEtAl(engine, withoutFaults(writeCluster(engine, citationItems, properties)), style);
  const [first] = cluster.items;
  const isNarrative = cluster.narrative && first !== undefined;
  const wanted = cluster.items.map((item, index) => ({
    ...itemOf(numeric && index > 0 && item.prefix !== '' ? { ...item, prefix: ` ${item.prefix}` } : item),
    ...(isNarrative && index === 0 ? { 'suppress-author': true } : {}),
  }));
  const html = cleanCitation(make(wanted, { unsorted: keepsOrder(cluster) }));
  const keys = cluster.items.map((item) => item.key);
  const numbers = new Map(keys.map((key) => [String(engine.registry.registry[key]?.seq ?? ''), key]));
  const linked = numeric
    ? linkNumbers(html, { numbers, affixes: cluster.items.flatMap(affixesOf) })
    : linkItems(html, keys);
  if (!isNarrative) return linked;
  const item = items.get(first.key);
  const author = numeric ? '' : make([{ id: first.key, 'author-only': true }]);
  const plain = author === '' && item ? escapeHtml(namesOf(item)) : sayAnd(author, item, engine.getTerm('and'));
  const names = author === '' || plain !== author ? plain : inStyle(plain, make([{ id: first.key }]));
  // The author's part holds marks as well, but one link for a citation is enough.
  return `${linkItems(cleanCitation(names), [])} ${linked}`.trim() as SafeHtml;
}

/** makeCitationCluster is twice as fast, but does not keep the works of one author together as a style may want. */
function writeCluster(
  engine: CSL.Engine,
  citationItems: readonly CSL.CitationItem[],
  properties: CSL.CitationProperties,
): string {
  if (citationItems.length === 1) return engine.makeCitationCluster(citationItems);
  const citation = { citationID: 'c', citationItems, properties: { noteIndex: 0, ...properties } };
  return engine.processCitationCluster(citation, [], [], ALL_ARE_REGISTERED)[1][0]?.[1] ?? '';
}

/** Whether works stay in the order of their author: behind a name in the sentence, and where words stand between them. */
export function keepsOrder({ items, narrative }: Cluster): boolean {
  return (
    narrative ||
    items.some(({ prefix, suffix }, i) => (i > 0 && prefix !== '') || (i < items.length - 1 && suffix !== ''))
  );
}

/** In a sentence two people are joined by a word, as APA wants: only in brackets by its "&". */
function sayAnd(names: string, item: CslItem | undefined, and: string): string {
  const people = (item?.author ?? item?.editor) as readonly { family?: string; literal?: string }[] | undefined;
  const last = people?.at(-1);
  const at = names.lastIndexOf(' &#38; ');
  const isJoined =
    at > 0 && (people?.length ?? 0) > 1 && names.slice(at).includes(last?.family ?? last?.literal ?? OTHERS);
  return isJoined ? `${names.slice(0, at)} ${and} ${names.slice(at + ' &#38; '.length)}` : names;
}

/** citeproc takes italics and quotation marks off names that stand alone; they are found again in the whole citation. */
function inStyle(names: string, citation: string): string {
  const whole = withoutMarks(citation);
  const seen = [...whole.matchAll(/<[^>]*>|[\s\S]/g)].map(({ 0: sign, index }) => ({ sign, index }));
  const visible = seen.filter(({ sign }) => sign.length === 1);
  const text = withoutMarks(names).replace(/<[^>]*>/g, '');
  const at = visible
    .map(({ sign }) => sign)
    .join('')
    .indexOf(text);
  if (at < 0 || text === '') return names;
  const end = at + text.length;
  const isQuoted = /[‘“]/.test(visible[at - 1]?.sign ?? '') && /[’”]/.test(visible[end]?.sign ?? '');
  const before = visible[isQuoted ? at - 2 : at - 1];
  const after = visible[isQuoted ? end + 1 : end];
  const found = whole.slice(before === undefined ? 0 : before.index + 1, after?.index);
  return isBalanced(found) ? found : names;
}

/** Names that end in "and others" end as the style shortens a list. */
export function withEtAl(engine: CSL.Engine, html: string, { italicEtAl }: CitingStyle): string {
  if (!html.includes(OTHERS)) return html;
  const term = engine.getTerm('et-al');
  const joined = new RegExp(`,?\\s*(?:(?:${engine.getTerm('and')}|&#38;|&amp;|&)\\s+)?${OTHERS}`, 'g');
  return html.replace(joined, ` ${italicEtAl ? `<i>${term}</i>` : term}`);
}

/** What citeproc writes where a style prints nothing of a work. */
export function withoutFaults(text: string): string {
  return text.replace(/\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR[^\]]*\]/g, '').trim();
}
