// Gathers, while a document is rendered, what each of its claims and figures rests on.
import type { CitedItem, LedgerKind, Place, SafeHtml, SectionName } from '../../model.ts';
import type { PlannedBlock } from '../number-document.ts';
import type { CellUse } from '../values/find-figure.ts';

/** An entry in the making: `claim` and `shown` are HTML that may hold marks; a claim that no page shows stays null. */
export interface Draft {
  readonly kind: LedgerKind;
  readonly number: string;
  readonly place: Place;
  /** Ids of the blocks round it, the outermost first. */
  readonly within: readonly string[];
  readonly section: SectionName;
  readonly items: readonly CitedItem[];
  readonly uses: readonly CellUse[];
  readonly expression: string;
  readonly shown: string;
  claim: string | null;
  /** What else is cited in its sentence. */
  beside: readonly CitedItem[];
  /** Nearest id before it, and the next one after it; "" where it is not known. */
  from: string;
  until: string;
}

/** What is gathered for one document, and where in it rendering is. */
export interface Gathering {
  readonly drafts: Draft[];
  /** While false, nothing is noted. */
  on: boolean;
  section: SectionName;
  within: readonly string[];
}

/** What gathering needs of a document at hand. */
export interface Gatherer {
  readonly gathering: Gathering;
}

/** An empty one, for a document that begins in `section`. */
export function startGathering(section: SectionName): Gathering {
  return { drafts: [], on: true, section, within: [] };
}

/** What a step knows of what it renders; the rest comes from where the document is. */
export interface Noted extends Pick<Draft, 'kind' | 'place'> {
  readonly number?: string;
  readonly items?: readonly CitedItem[];
  readonly uses?: readonly CellUse[];
  readonly expression?: string;
  readonly shown?: string;
}

const NONE: readonly never[] = [];

/** Notes an entry; null while gathering is off. */
export function note({ gathering }: Gatherer, noted: Noted): Draft | null {
  if (!gathering.on) return null;
  const { within, section } = gathering;
  const { kind, place, number = '', items = NONE, uses = NONE, expression = '', shown = '' } = noted;
  const draft: Draft = {
    kind,
    number,
    place,
    within,
    section,
    items,
    uses,
    expression,
    shown,
    claim: null,
    beside: NONE,
    from: '',
    until: '',
  };
  gathering.drafts.push(draft);
  return draft;
}

/** Notes an entry that stands in a sentence, and gives the mark by which `settle` finds the sentence. */
export function noteInText(gatherer: Gatherer, noted: Noted): string {
  if (note(gatherer, noted) === null) return '';
  // U+0000 cannot occur in Markdown or YAML.
  return `\u0000L${gatherer.gathering.drafts.length - 1};`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks
const MARK = /\u0000L(\d+);/g;

/** The same HTML without marks: nothing on a page stands for what they note. */
export function withoutMarks<Html extends string>(html: Html): Html {
  return html.includes('\u0000L') ? (html.replace(MARK, '') as Html) : html;
}

/** The drafts whose marks stand in some HTML. */
export function draftsIn({ gathering }: Gatherer, html: string): readonly Draft[] {
  if (!html.includes('\u0000L')) return [];
  return [...html.matchAll(MARK)].flatMap(([, index]) => gathering.drafts[Number(index)] ?? []);
}

/** Renders something that stands elsewhere as well, and is gathered there. */
export function quietly<Result>({ gathering }: Gatherer, render: () => Result): Result {
  const { on } = gathering;
  gathering.on = false;
  const result = render();
  gathering.on = on;
  return result;
}

/** Renders a block's title and body as what they are: its own, in its section; a finding or recommendation is an entry itself. */
export function inBlock(
  gatherer: Gatherer,
  block: PlannedBlock,
  render: () => { readonly title: SafeHtml; readonly body: SafeHtml },
): { readonly title: SafeHtml; readonly body: SafeHtml } {
  const { gathering } = gatherer;
  const { id, number, slot } = block;
  const { within, section } = gathering;
  gathering.section = block.section;
  gathering.within = [...within, id];
  const isClaim = slot.name === 'finding' || slot.name === 'recommendation';
  const own = isClaim ? note(gatherer, { kind: slot.name as LedgerKind, number, place: slot.place }) : null;
  const { title, body } = render();
  if (own !== null) Object.assign(own, { claim: title, from: id, until: id });
  // A title is one claim, however many sentences it has, and stands where its block begins.
  const inTitle = draftsIn(gatherer, title);
  const beside = inTitle.flatMap(({ items }) => items);
  for (const draft of inTitle) Object.assign(draft, { claim: title, beside, from: id, until: id });
  Object.assign(gathering, { within, section });
  return { title: withoutMarks(title), body };
}
