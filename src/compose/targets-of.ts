// Lists what a reference such as @fig-spending can lead to.
import { slugOf } from './escape-html.ts';
import type { Numbered, PlannedBlock, PlannedChapter } from './number-document.ts';

export type TargetKind = 'figure' | 'table' | 'section' | 'recommendation' | 'finding' | 'box';

/** One thing that can be referred to; `number` is "" for a heading that is not numbered. */
export interface Target {
  readonly kind: TargetKind;
  /** Its anchor. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** What follows the prefix in a reference, in the form that a hint suggests. */
  readonly name: string;
}

/** Prefix of a reference → what it leads to; the first of a kind is the one that hints suggest. */
export const PREFIXES: Readonly<Record<string, TargetKind>> = {
  fig: 'figure',
  tbl: 'table',
  sec: 'section',
  rec: 'recommendation',
  find: 'finding',
  finding: 'finding',
  box: 'box',
};

/** Prefixes that ids of a kind may have, and that a reference may leave out: `id=f-gap` is `@find-gap`. */
const ID_PREFIXES: Readonly<Record<TargetKind, RegExp>> = {
  figure: /^(fig|f)-/,
  table: /^(tbl|t)-/,
  section: /^sec-/,
  recommendation: /^(rec|r)-/,
  finding: /^(finding|find|f)-/,
  box: /^(box|b|c|n|d)-/,
};

/** The kind of block that a name in `:::name` makes. */
const KIND_OF_BLOCK: Readonly<Record<string, TargetKind>> = {
  chart: 'figure',
  map: 'figure',
  table: 'table',
  recommendation: 'recommendation',
  finding: 'finding',
  'case-study': 'box',
  definition: 'box',
  note: 'box',
};

/** Kind → name → target. A name is the author's id, with and without its prefix; for sections also the file's and the title's. */
export type Targets = ReadonlyMap<TargetKind, ReadonlyMap<string, Target>>;

const known = new WeakMap<Numbered, Targets>();

/** The targets of a numbered document: what its report shows, also where the document is a briefing. */
export function targetsOf(numbered: Numbered): Targets {
  const found = known.get(numbered) ?? listTargets(numbered);
  known.set(numbered, found);
  return found;
}

function listTargets({ chapters, headings, blocks }: Numbered): Targets {
  const targets = new Map<TargetKind, Map<string, Target>>();
  const add = (target: Target, names: readonly string[]): void => {
    const ofKind = targets.get(target.kind) ?? new Map<string, Target>();
    targets.set(target.kind, ofKind);
    for (const name of names) if (!ofKind.has(name)) ofKind.set(name, target);
  };
  const given = [...blocks.values()].flatMap((block) => targetOfBlock(block) ?? []);
  // The id as it is written comes before one that only looks like it without its prefix.
  for (const { id, ...target } of given) add({ id, ...target }, [id]);
  for (const target of given) add(target, [target.name]);
  const sections = [...headings].flatMap(([slot, { id, number, title }]) => {
    const explicit = slot.kind === 'heading' && slot.id !== '';
    const chapter = chapters.find(({ heading }) => heading === slot);
    const name = explicit ? bare('section', id) : chapter ? fileName(chapter) : id;
    const target: Target = { kind: 'section', id, number, title, name };
    const files = chapter ? [fileName(chapter), chapter.section.id] : [];
    return [{ target, explicit, names: [name, id, ...files, slugOf(title)] }];
  });
  for (const { target, names } of sections.filter(({ explicit }) => explicit)) add(target, names.slice(0, 2));
  for (const { target, names } of sections) add(target, names);
  return targets;
}

/** Null for what has no number, or no id of the author's. */
function targetOfBlock({ slot, id, number }: PlannedBlock): Target | null {
  const kind = KIND_OF_BLOCK[slot.name];
  if (kind === undefined || number === '' || !slot.attributes.id) return null;
  return { kind, id, number, title: '', name: bare(kind, slugOf(slot.attributes.id)) };
}

function bare(kind: TargetKind, id: string): string {
  return id.replace(ID_PREFIXES[kind], '');
}

/** "04-capacities-of-places" → "capacities-of-places". */
function fileName({ section }: PlannedChapter): string {
  return section.id.replace(/^\d+-/, '');
}
