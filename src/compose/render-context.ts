// Holds what rendering one document reads and gathers.
import type {
  Boundaries,
  FigureEntry,
  FigureNumbers,
  Message,
  ParsedSection,
  Picture,
  SafeHtml,
  Source,
  StrengthLevel,
  Variant,
} from '../model.ts';
import type { Cluster } from './cite.ts';
import type { Gathering } from './ledger/gather-ledger.ts';
import type { Numbered } from './number-document.ts';
import type { Values } from './resolve-value.ts';

/** Where a part is shown: in its own place, collected at the front (no notes, no anchors of its own), or as bare text. */
export type Mode = 'body' | 'front' | 'plain';

/** A footnote that was called in the chapter at hand. */
export interface CalledNote {
  readonly id: string;
  readonly html: string;
  /** Ids of the calls, to link back to. */
  readonly calls: readonly string[];
}

export interface RenderContext {
  readonly variant: Variant;
  readonly publication: string;
  readonly values: Values;
  readonly boundaries: Boundaries | null;
  readonly sources: ReadonlyMap<string, Source>;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly scale: readonly StrengthLevel[];
  readonly word: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  numbered: Numbered;
  /** True when a title refers to a number that was not known yet. */
  refersInTitles: boolean;
  /** True when the citation style writes notes. */
  readonly citesInNotes: boolean;
  /** Gathered while rendering, in reading order. */
  readonly clusters: Cluster[];
  readonly messages: Message[];
  readonly gathering: Gathering;
  readonly usedPictures: Set<string>;
  readonly numbers: FigureNumbers[];
  readonly figures: FigureEntry[];
  /** Links to anchors, checked when all anchors are known. */
  readonly anchorLinks: { readonly id: string; readonly message: Message }[];
  notes: Map<string, CalledNote>;
  /** Prefix of note ids: the chapter's id. */
  noteScope: string;
  /** Number of the note whose text is rendered, 0 outside of notes. */
  noteNumber: number;
}

/** Renders a part; the result still holds citation marks, which `fillCitations` replaces. */
export type Render = (parsed: ParsedSection, part: number, mode: Mode) => SafeHtml;

/** Stands for cluster `index` until the document's citations are known; U+0000 cannot occur in Markdown or YAML. */
export function citationMark(index: number, form: 'bare' | 'whole' = 'whole'): string {
  return `\u0000${form === 'bare' ? 'B' : ''}${index}\u0000`;
}

/** Puts the citations in the place of their marks; a bare one leaves the brackets of its style behind. */
export function fillCitations(html: string, clusters: readonly SafeHtml[]): SafeHtml {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks
  return html.replace(/\u0000(B?)(\d+)\u0000/g, (_, bare: string, index: string) => {
    const text = clusters[Number(index)] ?? '';
    return bare === '' ? text : text.replace(/^([([])([\s\S]*)[)\]]$/, '$2');
  }) as SafeHtml;
}
