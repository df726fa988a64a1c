// Turns what was gathered while a document was rendered into its evidence ledger.
import type {
  LedgerData,
  LedgerEntry,
  LedgerKind,
  LedgerSource,
  Publication,
  Reference,
  Row,
  SafeHtml,
  Source,
} from '../../model.ts';
import { namesOf } from '../names-of.ts';
import type { RenderContext } from '../render-context.ts';
import { strengthOf } from '../strength-of.ts';
import { textForData } from '../text-for-data.ts';
import { type Draft, withoutMarks } from './gather-ledger.ts';

/** Kinds that rest on all that stands inside them. */
const GATHERS: ReadonlySet<LedgerKind> = new Set<LedgerKind>([
  'finding',
  'recommendation',
  'chart',
  'map',
  'table',
  'profile',
]);

const known = new WeakMap<Publication['sources'], Map<string, string>>();

/** Claims that were turned into text already, with their citations: most are the same in every edition. */
function textsOf({ sources }: Publication): Map<string, string> {
  const texts = known.get(sources) ?? new Map<string, string>();
  known.set(sources, texts);
  return texts;
}

/** What the citations of a document became: its references, and how its HTML is filled in. */
interface Cited {
  readonly references: readonly Reference[];
  readonly fill: (html: SafeHtml) => SafeHtml;
}

/** The entries in the order of the document. */
export function ledgerOf(
  context: RenderContext,
  { publication, references, fill }: Cited & { readonly publication: Publication },
): readonly LedgerEntry[] {
  const { drafts } = context.gathering;
  const texts = textsOf(publication);
  const textOf = (html: string): string => {
    const filled = fill(withoutMarks(html) as SafeHtml);
    const text = texts.get(filled) ?? textForData(filled);
    texts.set(filled, text);
    return text;
  };
  const sourcesOf = createSourcesOf(context, references);
  const strengths = strengthsOf(context);
  const inside = insideOf(drafts);
  const allPlaces = context.word('ledger.all-places');
  const entries: LedgerEntry[] = [];
  for (const draft of drafts) {
    const { kind, number, claim, section, expression, within, from, until, place } = draft;
    if (claim === null) continue;
    const own = within.at(-1) ?? '';
    const all = GATHERS.has(kind) ? (inside.get(own) ?? []) : [draft];
    entries.push({
      kind,
      number,
      text: textOf(claim),
      shown: kind === 'finding' ? (strengths.get(own) ?? '') : textOf(draft.shown),
      expression,
      block: own,
      sources: sourcesOf(all),
      data: dataOf(all, allPlaces),
      section: { id: section.id, number: section.number, title: section.title },
      anchors: [from, own, section.id].filter((id) => id !== ''),
      until,
      place,
    });
  }
  return entries;
}

/** The drafts inside each block, at any depth. */
function insideOf(drafts: readonly Draft[]): ReadonlyMap<string, readonly Draft[]> {
  const inside = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const id of draft.within) {
      const others = inside.get(id);
      if (others) others.push(draft);
      else inside.set(id, [draft]);
    }
  return inside;
}

/** "Strong evidence, 4 of 5" for the id of each finding. */
function strengthsOf(context: RenderContext): ReadonlyMap<string, string> {
  const findings = [...context.numbered.blocks.values()].filter(({ slot }) => slot.name === 'finding');
  return new Map(
    findings.map(({ id, slot }) => {
      const { word, number } = strengthOf({ ...context, messages: [] }, slot);
      return [id, `${word}, ${context.word('findings.of', { number, of: context.scale.length })}`];
    }),
  );
}

/** Lists the works that drafts cite, each once for each locator, then those that their tables come from. */
function createSourcesOf({ sources }: RenderContext, references: readonly Reference[]) {
  const listed = new Map(references.map(({ id, html }) => [id, html]));
  const short = new Map<string, string>();
  const referenceOf = (source: Source): string => {
    const reference = short.get(source.id) ?? shortReference(source, listed.get(source.id) ?? '');
    short.set(source.id, reference);
    return reference;
  };
  return (drafts: readonly Draft[]): readonly LedgerSource[] => {
    const found = new Map<string, LedgerSource>();
    const named = new Set<string>();
    const add = (key: string, label: string, locator: string): void => {
      const source = sources.get(key);
      const id = locator === '' ? key : `${key}\n${label}\n${locator}`;
      named.add(key);
      if (source && !found.has(id)) found.set(id, { key, reference: referenceOf(source), label, locator });
    };
    for (const { items, beside } of drafts)
      for (const list of [items, beside])
        for (const { key, label, locator } of list) add(key, locator === '' ? '' : label, locator);
    for (const { uses } of drafts)
      for (const { table } of uses)
        if (table.source !== undefined && !named.has(table.source)) add(table.source, '', '');
    return [...found.values()];
  };
}

/** "Forth and Jones, 2020", "OECD, 2020b" where its entry in the list of references says so; the names alone without a year. */
function shortReference({ csl }: Source, entry: string): string {
  const issued = csl.issued as { readonly 'date-parts'?: readonly (readonly (number | string)[])[] } | undefined;
  const year = issued?.['date-parts']?.[0]?.[0];
  if (year === undefined) return namesOf(csl);
  // An author-date style tells two works of one year apart by a letter.
  const at = entry.indexOf(`(${year}`);
  const letter = at < 0 ? '' : (/^[a-z]\b/.exec(entry.slice(at + `(${year}`.length))?.[0] ?? '');
  return `${namesOf(csl)}, ${year}${letter}`;
}

/** Each cell, or each group of cells, once. */
function dataOf(drafts: readonly Draft[], allPlaces: string): readonly LedgerData[] {
  const found = new Map<string, LedgerData>();
  for (const { uses } of drafts)
    for (const { table, column, period, place, rows } of uses) {
      const id = `${table.id}\n${column.name}\n${period}\n${place}`;
      if (found.has(id)) continue;
      const [row] = rows;
      found.set(id, {
        table: table.id,
        title: table.title,
        publisher: table.publisher,
        file: table.file,
        column: column.name,
        period,
        place: place ?? allPlaces,
        lines: rows.map(({ line }) => line),
        cell: place === null || row === undefined || rows.length > 1 ? '' : cellAsWritten(row, column.name),
      });
    }
  return [...found.values()];
}

function cellAsWritten({ cells, written }: Row, column: string): string {
  return written?.[column] ?? String(cells[column] ?? '');
}
