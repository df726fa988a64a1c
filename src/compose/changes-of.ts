// Turns the changes of a publication into those that touch one document, with links to what they changed.
import { message, nearest } from '../messages.ts';
import type { Change, DocumentChange, Publication } from '../model.ts';
import { curlQuotes } from './citation-line.ts';
import { textOfHtml } from './escape-html.ts';
import type { RenderContext } from './render-context.ts';
import { labelOf } from './render-reference.ts';
import { PREFIXES, type Target, type TargetKind, targetsOf } from './targets-of.ts';

const PREFIXED = new RegExp(`^(${Object.keys(PREFIXES).join('|')})-(.+)$`);
/** Where a name without a prefix is looked for, in this order. */
const KINDS: readonly TargetKind[] = ['section', 'figure', 'table', 'finding', 'recommendation', 'box'];

/** Those for its region and edition, newest first. Reports `change-place-exists`. */
export function changesOf(context: RenderContext, { changes }: Publication): readonly DocumentChange[] {
  const { region, edition } = context.variant;
  return changes
    .filter(({ regions, editions }) => isNamed(regions, region ?? 'national') && isNamed(editions, edition))
    .map(({ version, date, kind, what, where }) => ({
      version,
      date,
      kind,
      what: curlQuotes(what),
      where: where.flatMap((one) => {
        const target = findPlace(context, one);
        if (target === null) return [];
        return [{ id: target.id, label: textOfHtml(labelOf(context, { target, numberOnly: false })) }];
      }),
    }));
}

function isNamed(names: readonly string[] | null, name: string): boolean {
  return names === null || names.includes(name);
}

function findPlace(context: RenderContext, { name, place }: Change['where'][number]): Target | null {
  const targets = targetsOf(context.numbered);
  const wanted = name.replace(/^@/, '').toLowerCase();
  const [, prefix = '', bare = ''] = PREFIXED.exec(wanted) ?? [];
  const kind = PREFIXES[prefix];
  const prefixed = kind === undefined ? undefined : (targets.get(kind)?.get(wanted) ?? targets.get(kind)?.get(bare));
  const found = prefixed ?? KINDS.map((each) => targets.get(each)?.get(wanted)).find((target) => target !== undefined);
  if (found !== undefined) return found;
  const near = nearest(wanted, namesOf(targets));
  const hint =
    near === undefined
      ? 'Name a section by its file, as 03-local-policy, or something by its id, as fig-spending.'
      : `Did you mean "${near}"?`;
  const text = `Nothing in this edition is called "${name}".`;
  context.messages.push(message('change-place-exists', place, text, hint));
  return null;
}

/** Every name that a change may use: with its prefix and without, sections also by their files. */
function namesOf(targets: ReturnType<typeof targetsOf>): readonly string[] {
  const prefixes = Object.entries(PREFIXES).filter(([prefix]) => prefix !== 'finding');
  return KINDS.flatMap((kind) => {
    const prefix = prefixes.find(([, each]) => each === kind)?.[0] ?? '';
    const names = [...(targets.get(kind)?.keys() ?? [])];
    return [...names, ...names.map((name) => `${prefix}-${name}`)];
  });
}
