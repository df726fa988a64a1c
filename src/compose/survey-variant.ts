// Turns a variant into what a review of regions counts in it: sections, figures, assertions, words.
import type {
  Coverage,
  MarkdownText,
  MissingValue,
  ParsedSection,
  Section,
  Slot,
  Survey,
  SurveyedSection,
  Table,
  ValueExpression,
  Variant,
} from '../model.ts';
import { checkAssertion } from './check-assertion.ts';
import type { Composition } from './compose-document.ts';
import { latestPeriod } from './figures/choose-cells.ts';
import { type BlockSlot, isShown } from './number-document.ts';
import { evaluate, type Values, valuesOf } from './resolve-value.ts';
import { textKey } from './texts-of.ts';
import { codeOf } from './values/find-figure.ts';
import { isMessage } from './values/quantity.ts';
import { regionOf, sectionsOf, wordsOf } from './variants-of.ts';

const STANDINGS = { shared: 'shared', replaces: 'replaced', added: 'added' } as const;
const FIGURES: readonly string[] = ['region-profile', 'table', 'chart', 'map'];

/** What a reader meets: text without tags, and gaps. */
type Piece = string | Slot;

/** Surveys one variant; faults have been told by composing it and are passed over. */
export function surveyVariant({ collection, publication, parsed, variant }: Composition): Survey {
  const region = regionOf(variant, collection);
  const words = collection.design.words['en-GB'] ?? {};
  const values = valuesOf({
    publication,
    places: { region, national: collection.national, regions: collection.regions },
    publisher: collection.config.publisher,
    edition: variant.edition,
    word: (key) => words[key] ?? key,
  });
  const notes = publication.regional.find((one) => one.region === variant.region);
  const read = (text: ParsedSection | undefined): readonly Piece[] => (text ? [...piecesOf(text, variant)] : []);
  const readText = (text: MarkdownText | undefined) => read(text && parsed.get(textKey(text)));
  const sections = sectionsOf(publication, variant.region).map((section) => ({
    section,
    pieces: read(parsed.get(section.file)),
  }));
  const own = [
    ...sections.filter(({ section }) => section.region !== null).flatMap(({ pieces }) => pieces),
    ...readText(notes?.summary),
    ...readText(notes?.foreword),
  ];
  const shared = sections.filter(({ section }) => section.region === null).flatMap(({ pieces }) => pieces);
  const all = [...readText(publication.summary), ...shared, ...own];
  const outcomes = all.flatMap((piece) =>
    typeof piece !== 'string' && piece.kind === 'holds' ? [checkAssertion(piece.claims, values)] : [],
  );
  return {
    sections: sections.map(({ section, pieces }) => surveySection(section, pieces, variant)),
    data: values.tables.map((table) => coverageOf(table, values)),
    missing: all.flatMap((piece) => missingIn(piece, values)),
    assertions: { checked: outcomes.length, failing: outcomes.filter((faults) => faults.length > 0).length },
    words: countWords(own),
  };
}

/** Everything of a text that the variant shows, in reading order; of a block that it leaves out, the block alone. */
function* piecesOf(parsed: ParsedSection, variant: Variant): Generator<Piece> {
  const called = new Set<string>();
  yield* walk(0);

  function* walk(part: number): Generator<Piece> {
    for (const piece of parsed.parts[part] ?? []) {
      const slot = typeof piece === 'string' ? piece.replace(/<[^>]*>/g, ' ') : parsed.slots[piece];
      if (slot === undefined) continue;
      yield slot;
      if (typeof slot === 'string') continue;
      if (slot.kind === 'holds' || slot.kind === 'heading' || slot.kind === 'anchor-link') yield* walk(slot.part);
      if (slot.kind === 'block' && isShown(slot, variant)) {
        if (slot.label !== null) yield* walk(slot.label);
        yield* walk(slot.body);
      }
      if (slot.kind === 'note-call' && !called.has(slot.note)) {
        called.add(slot.note);
        yield* walk(parsed.notes[slot.note] ?? -1);
      }
    }
  }
}

function surveySection(section: Section, pieces: readonly Piece[], variant: Variant): SurveyedSection {
  const leftOut = pieces.filter((piece) => typeof piece !== 'string' && piece.kind === 'block' && isNotFor(piece));
  const { id, order, placement, file } = section;
  return { id, order, standing: STANDINGS[placement], file, leftOut: leftOut.length };

  function isNotFor(block: BlockSlot): boolean {
    return block.attributes.region !== undefined && !isShown(block, variant);
  }
}

function coverageOf(table: Table, { places }: Values): Coverage {
  const code = codeOf(places.region, { table, national: places.national });
  const rows = table.rows.filter(({ place }) => place === code);
  const latest = rows.find(({ period }) => period === (table.periods.at(-1) ?? ''));
  const figures = table.columns.filter(({ name }) => (latest?.cells[name] ?? null) !== null);
  return { table: table.id, figures: figures.length, isAbout: rows.length > 0 };
}

function missingIn(piece: Piece, values: Values): readonly MissingValue[] {
  if (typeof piece === 'string') return [];
  const of = (expression: ValueExpression): readonly MissingValue[] => {
    if (values.tables.some(({ id, faulty }) => faulty && expression.name.startsWith(`${id}.`))) return [];
    const worth = evaluate(expression, values);
    if (isMessage(worth) || worth.kind !== 'missing') return [];
    return [{ ...expression.place, written: expression.written.trim(), reads: worth.text }];
  };
  switch (piece.kind) {
    case 'value':
      return of(piece.value);
    case 'image':
      return piece.alt.flatMap((one) => (typeof one === 'string' ? [] : of(one)));
    case 'block':
      return FIGURES.includes(piece.name) ? missingInFigure(piece, values) : [];
    default:
      return [];
  }
}

/** Of a figure that shows all regions in one period, the cells of this region that are empty. */
function missingInFigure({ name: kind, attributes, place }: BlockSlot, values: Values): readonly MissingValue[] {
  const { data, type, period: given, periods, places: chosen } = attributes;
  const table = values.tables.find(({ id, faulty }) => id === data && !faulty);
  const { region, national } = values.places;
  const isOther = periods !== undefined || chosen !== undefined || type === 'line' || type === 'multiples';
  if (table === undefined || isOther || region.id === national.id) return [];
  const code = codeOf(region, { table, national });
  const names = wordsOf(`${attributes.column ?? ''} ${attributes.columns ?? ''}`);
  return names.flatMap((column) => {
    if (!table.columns.some((one) => one.name === column && one.kind === 'number')) return [];
    const leader = kind === 'region-profile' ? column : (names[0] ?? column);
    const period = given ?? latestPeriod(table, leader);
    const row = table.rows.find((one) => one.place === code && one.period === period);
    if (row === undefined || (row.cells[column] ?? null) !== null) return [];
    return [{ ...place, written: `${table.id}.${column}`, reads: table.missing }];
  });
}

function countWords(pieces: readonly Piece[]): number {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.kind === 'value' ? 'x' : ''));
  return text.join('').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
