// Numbers what a document shows: chapters, headings, findings, recommendations; and gives each its anchor.
import { message, suggestion } from '../messages.ts';
import type {
  Message,
  OutlineEntry,
  ParsedSection,
  Place,
  Region,
  Section,
  SectionName,
  Slot,
  Variant,
} from '../model.ts';
import { isCollected } from './dialect/block-kinds.ts';
import { slugOf } from './escape-html.ts';
import { appliesTo, wordsOf } from './variants-of.ts';

export type BlockSlot = Extract<Slot, { kind: 'block' }>;
export type HeadingSlot = Extract<Slot, { kind: 'heading' }>;

/** Blocks that are counted as boxes. */
export const BOXES: readonly string[] = ['case-study', 'definition', 'note'];

/** One chapter, numbered; `heading` is null when the section has none (which is a message already). */
export interface PlannedChapter {
  readonly section: Section;
  readonly parsed: ParsedSection;
  readonly heading: HeadingSlot | null;
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** One finding, key message, recommendation or box, with its anchor and number ("4.1", "3", or ""). */
export interface PlannedBlock {
  readonly slot: BlockSlot;
  readonly id: string;
  readonly number: string;
  readonly chapter: PlannedChapter;
  /** The chapter's or second-level heading before it. */
  readonly section: SectionName;
  readonly inReport: boolean;
  /** Whether this very edition shows it; one that only the report shows still counts in its numbers. */
  readonly shown: boolean;
}

export interface Numbered {
  readonly chapters: readonly PlannedChapter[];
  readonly headings: ReadonlyMap<Slot, OutlineEntry>;
  readonly blocks: ReadonlyMap<Slot, PlannedBlock>;
  readonly outline: readonly OutlineEntry[];
  readonly messages: readonly Message[];
}

/** A document before it is numbered. */
export const UNNUMBERED: Numbered = {
  chapters: [],
  headings: new Map(),
  blocks: new Map(),
  outline: [],
  messages: [],
};

/** What numbering needs to know besides the sections; `plain` gives the text of an inline part. */
export interface Numbering {
  readonly variant: Variant;
  readonly regions: readonly Region[];
  readonly plain: (parsed: ParsedSection, part: number) => string;
}

/**
 * Numbers chapters 1, 2, 3 …, second-level headings 1.1, 1.2 …, findings, figures and tables 1.1, 1.2 … by chapter, and
 * recommendations and boxes 1, 2, 3 … through the document. Anchors are slugs of titles or the author's ids, unique in the document.
 * Messages: `id-is-unique`, `region-exists` in `only` and `except`.
 */
export function numberDocument(
  sections: readonly { section: Section; parsed: ParsedSection }[],
  numbering: Numbering,
): Numbered {
  const { variant, regions, plain } = numbering;
  const chapters: PlannedChapter[] = [];
  const headings = new Map<Slot, OutlineEntry>();
  const blocks = new Map<Slot, PlannedBlock>();
  const outline: OutlineEntry[] = [];
  const messages: Message[] = [];
  const anchors = new Set<string>();
  const placed = new Set<string>();
  let lastChapter = 0;
  let lastRecommendation = 0;
  let lastBox = 0;

  for (const { section, parsed } of sections) {
    // Every edition counts as the report does, so that "Finding 4.1" is the same finding in both.
    const inReport = new Set(slotsShown(parsed, { ...variant, edition: 'report' }));
    const inEdition = new Set(slotsShown(parsed, variant));
    const shown = [...inReport, ...[...inEdition].filter((slot) => !inReport.has(slot))];
    const heading = (shown.find((slot) => slot.kind === 'heading') as HeadingSlot | undefined) ?? null;
    const number = section.numbered ? String(++lastChapter) : '';
    const title = heading ? plain(parsed, heading.part) : section.id;
    const id = heading ? headingId(heading, title) : unique(slugOf(title));
    const chapter: PlannedChapter = { section, parsed, heading, id, number, title };
    chapters.push(chapter);
    outline.push({ id: chapter.id, number, title, depth: 1 });
    if (heading) headings.set(heading, { id: chapter.id, number, title, depth: 1 });
    let lastHeading = 0;
    let lastFinding = 0;
    let lastFigure = 0;
    let lastTable = 0;
    const count = (name: string): string => {
      if (name === 'recommendation') return `${++lastRecommendation}`;
      if (BOXES.includes(name)) return `${++lastBox}`;
      const prefix = number === '' ? '' : `${number}.`;
      if (name === 'finding') return `${prefix}${++lastFinding}`;
      if (name === 'chart' || name === 'map') return `${prefix}${++lastFigure}`;
      return name === 'table' ? `${prefix}${++lastTable}` : '';
    };
    for (const slot of shown) {
      if (slot.kind === 'heading' && slot !== heading) {
        const text = plain(parsed, slot.part);
        const counts = slot.top && slot.depth === 2 && number !== '';
        const entry = {
          id: headingId(slot, text),
          number: counts ? `${number}.${++lastHeading}` : '',
          title: text,
          depth: slot.depth,
        };
        headings.set(slot, entry);
        if (slot.top) outline.push(entry);
      }
      if (slot.kind !== 'block') continue;
      checkRegions(slot);
      if (slot.name === 'only' || slot.name === 'except') continue;
      if (isCollected(slot.name)) {
        if (inEdition.has(slot)) checkPlacedOnce(slot);
        continue;
      }
      blocks.set(slot, {
        slot,
        id: blockId(slot, inReport.has(slot)),
        number: inReport.has(slot) ? count(slot.name) : '',
        chapter,
        section: outline.findLast(({ depth }) => depth <= 2) ?? chapter,
        inReport: inReport.has(slot),
        shown: inEdition.has(slot),
      });
    }
  }
  return { chapters, headings, blocks, outline, messages };

  function unique(wanted: string): string {
    let id = wanted;
    for (let count = 2; anchors.has(id); count++) id = `${wanted}-${count}`;
    anchors.add(id);
    return id;
  }

  function headingId({ id, place }: HeadingSlot, title: string): string {
    return id === '' ? unique(slugOf(title)) : given(id, place);
  }

  /** What only a briefing shows takes no id from the report's, which the briefing leads to. */
  function blockId({ name, attributes, places, place }: BlockSlot, isInReport: boolean): string {
    if (attributes.id) return given(attributes.id, places.id ?? place);
    return unique(isInReport ? name : `briefing-${name}`);
  }

  function given(wanted: string, place: Place): string {
    const id = slugOf(wanted);
    const text = `The id "${wanted}" is used twice in this edition.`;
    if (anchors.has(id)) messages.push(message('id-is-unique', place, text, 'Give one of the two another id.'));
    return unique(id);
  }

  function checkPlacedOnce(slot: BlockSlot): void {
    const text = `::${slot.name} stands twice in this edition.`;
    if (placed.has(slot.name)) messages.push(message('id-is-unique', slot.place, text, 'Take one of the two out.'));
    placed.add(slot.name);
  }

  function checkRegions(slot: BlockSlot): void {
    if (slot.name !== 'only' && slot.name !== 'except') return;
    const known = ['any', 'national', ...regions.map((region) => region.id)];
    for (const word of wordsOf(slot.attributes.region ?? ''))
      if (!known.includes(word)) {
        const hint =
          suggestion(word, known) ?? 'Regions are listed in briefings/regions.yaml; "any" and "national" work too.';
        messages.push(
          message('region-exists', slot.places.region ?? slot.place, `There is no region "${word}".`, hint),
        );
      }
  }
}

/** The headings and blocks that a variant shows, in reading order; inside `only` and `except` as they apply. */
function* slotsShown(parsed: ParsedSection, variant: Variant, part = 0): Generator<Slot> {
  for (const piece of parsed.parts[part] ?? []) {
    const slot = typeof piece === 'number' ? parsed.slots[piece] : undefined;
    if (!slot || (slot.kind !== 'heading' && slot.kind !== 'block')) continue;
    yield slot;
    if (slot.kind === 'block' && isShown(slot, variant)) yield* slotsShown(parsed, variant, slot.body);
  }
}

/** False only for an `only` or `except` that takes its text away from this variant. */
export function isShown(slot: BlockSlot, variant: Variant): boolean {
  if (slot.name === 'only') return appliesTo(slot.attributes, variant);
  if (slot.name === 'except') return !appliesTo(slot.attributes, variant);
  return true;
}
