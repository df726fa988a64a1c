// Turns references to what the document holds, @fig-spending, into links with a number.
import { message, nearest } from '../messages.ts';
import type { CitedItem, SafeHtml } from '../model.ts';
import { escapeHtml } from './escape-html.ts';
import { UNNUMBERED } from './number-document.ts';
import type { Mode, RenderContext } from './render-context.ts';
import { PREFIXES, type Target, type TargetKind, type Targets, targetsOf } from './targets-of.ts';

const REFERENCE = new RegExp(`^(${Object.keys(PREFIXES).join('|')})-(.+)$`, 'i');

/** Hints list at most so many. */
const MANY = 12;

/** References that stand together: one in a sentence, or all of a bracket. */
export interface References {
  readonly items: readonly CitedItem[];
  readonly narrative: boolean;
  readonly mode: Mode;
}

/** Whether what is written as a citation is a reference: its prefix says so, and no source has that key. */
export function isReference({ sources }: RenderContext, { key }: CitedItem): boolean {
  return REFERENCE.test(key) && !sources.has(key);
}

/** "Figure 3.1", or in brackets "(see Figure 3.1; Table 2.1)"; "" after `reference-exists` where nothing is left. */
export function renderReferences(context: RenderContext, { items, narrative, mode }: References): string {
  if (context.numbered === UNNUMBERED) {
    // A title that refers to a number: the document is numbered once more when the numbers are known.
    context.refersInTitles = true;
    return '';
  }
  const said = items.flatMap((item) => {
    const target = findTarget(context, { item, narrative, mode });
    if (target === null) return [];
    const label = labelOf(context, { target, numberOnly: item.suppressAuthor });
    const link = mode === 'plain' ? label : `<a class="xref" href="#${escapeHtml(target.id)}">${label}</a>`;
    return [`${escapeHtml(item.prefix)}${link}${escapeHtml(tailOf(item))}`];
  });
  return narrative || said.length === 0 ? said.join('') : `(${said.join('; ')})`;
}

/** What follows the key; a page or panel of a figure is no locator for a citation style, so it is written as it is. */
function tailOf({ locator, label, suffix }: CitedItem): string {
  const where = locator === '' ? '' : `, ${label} ${locator}`;
  return `${where}${suffix}`.trimEnd();
}

function findTarget(
  context: RenderContext,
  { item, narrative, mode }: { item: CitedItem; narrative: boolean; mode: Mode },
): Target | null {
  const [, prefix = '', name = ''] = REFERENCE.exec(item.key.toLowerCase()) ?? [];
  const kind = PREFIXES[prefix];
  if (kind === undefined) return null;
  const targets = targetsOf(context.numbered);
  const ofKind = targets.get(kind);
  const found = ofKind?.get(`${prefix}-${name}`) ?? ofKind?.get(name);
  if (found) return found;
  const text = `There is no ${kind} "${name}" in this edition.`;
  const hint = hintFor(context, { key: item.key, kind, name, targets, narrative });
  if (mode !== 'plain') context.messages.push(message('reference-exists', item.place, text, hint));
  return null;
}

/** The nearest of that kind, the same id of another kind, the nearest source, else all that there is. */
function hintFor(
  { sources }: RenderContext,
  of: { key: string; kind: TargetKind; name: string; targets: Targets; narrative: boolean },
): string {
  const { key, kind, name, targets, narrative } = of;
  const ofKind = targets.get(kind) ?? new Map<string, Target>();
  const near = nearest(name, ofKind.keys());
  if (near !== undefined) return `Did you mean "${written(ofKind.get(near))}"?`;
  for (const others of targets.values()) {
    const other = others.get(name);
    if (other) return `That is a ${other.kind}: write "${written(other)}".`;
  }
  const source = nearest(key, sources.keys());
  if (source !== undefined) return `Did you mean the work "@${source}"?`;
  const all = [...new Set([...ofKind.values()].map(written))];
  const more = all.length > MANY ? ` and ${all.length - MANY} more` : '';
  const plain = narrative ? ` If plain text is meant, write \\@${key}.` : '';
  if (all.length === 0) return `No ${kind} has an id: write {id=${name}} where it begins.${plain}`;
  return `There are: ${all.slice(0, MANY).join(', ')}${more}.${plain}`;
}

function written(target: Target | undefined): string {
  const prefix = Object.entries(PREFIXES).find(([, kind]) => kind === target?.kind)?.[0] ?? '';
  return `@${prefix}-${target?.name ?? ''}`;
}

const WORDS: Readonly<Record<TargetKind, string>> = {
  figure: 'reference.figure',
  table: 'reference.table',
  section: 'section.numbered',
  recommendation: 'reference.recommendation',
  finding: 'findings.number',
  box: 'box.number',
};

/** "Figure 3.1", held together; the title, in quotation marks, of a section that has no number. */
export function labelOf(
  { word }: Pick<RenderContext, 'word'>,
  { target, numberOnly }: { target: Target; numberOnly: boolean },
): SafeHtml {
  const { kind, number, title } = target;
  if (number === '') return escapeHtml(word('reference.titled', { title }));
  return escapeHtml(numberOnly ? number : word(WORDS[kind], { number }).replaceAll(' ', '\u00a0'));
}

/** Makes of links to what is not in `shown` plain words: "Figure 3.1 of the report". */
export function withoutLostLinks(html: SafeHtml, { word }: RenderContext, shown: ReadonlySet<string>): SafeHtml {
  return html.replace(/<a class="xref" href="#([^"]*)">([\s\S]*?)<\/a>/g, (link, id: string, label: string) =>
    shown.has(id) ? link : escapeHtml(word('reference.of-report')).replace('{reference}', () => label),
  ) as SafeHtml;
}
