// Lists the blocks that an author may write with `:::name` or `::name`, and what each may carry.
import type { CollectedPart } from '../../model.ts';

/**
 * What a kind of block accepts: attribute names, those it cannot do without, and whether it needs text. `words` lists what
 * an attribute may say where that is the same for every project; `needsOneOf` wants at least one attribute. A container holds
 * text between `:::name` and `:::`; a leaf is one line, `::name`. Only a kind that is `labelled` takes a [label] as a leaf.
 */
export interface BlockKind {
  readonly form?: 'leaf' | 'both';
  readonly labelled?: boolean;
  readonly attributes: readonly string[];
  readonly needs: readonly string[];
  readonly needsText: boolean;
  readonly needsOneOf?: boolean;
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

/** Attributes that are present or absent; every other one needs a value. */
export const FLAGS: readonly string[] = ['briefing'];

const EDITIONS = { edition: ['report', 'policy-briefing'] };
const VARIANTS = { attributes: ['region', 'edition', 'lang'], needs: [], needsText: false, needsOneOf: true };

/** Lists of what the document holds, which layout makes: where they are placed, its own part of that kind gives way. */
const COLLECTED: readonly CollectedPart[] = ['key-messages', 'recommendations', 'contents', 'references'];

const PLACED: BlockKind = { form: 'leaf', attributes: [], needs: [], needsText: false };

/** Every registered block; any other name after colons is ordinary text. */
export const BLOCK_KINDS: Readonly<Record<string, BlockKind>> = {
  'key-message': { attributes: ['id'], needs: [], needsText: true },
  finding: { attributes: ['id', 'strength', 'briefing'], needs: ['strength'], needsText: true },
  recommendation: { attributes: ['id', 'for', 'by', 'findings'], needs: ['for', 'by'], needsText: true },
  'case-study': { attributes: ['id', 'place', 'note'], needs: ['place'], needsText: true },
  definition: { attributes: ['id'], needs: [], needsText: true },
  note: { attributes: ['id'], needs: [], needsText: true },
  quote: { attributes: ['id', 'source'], needs: ['source'], needsText: true },
  chart: {
    attributes: [
      ...['id', 'data', 'column', 'columns', 'low', 'high', 'type', 'period', 'periods', 'places', 'alt'],
      'briefing',
    ],
    needs: ['data'],
    needsText: false,
    words: { type: ['bar', 'grouped', 'stacked', 'interval', 'line', 'multiples'] },
  },
  map: {
    attributes: ['id', 'data', 'column', 'type', 'layout', 'period', 'alt', 'briefing'],
    needs: [],
    needsText: false,
    words: { type: ['area', 'tiles', 'locator'] },
  },
  table: {
    attributes: [
      ...['id', 'data', 'columns', 'sort', 'top', 'total', 'period', 'periods', 'places', 'share', 'index'],
      'briefing',
    ],
    needs: ['data', 'columns'],
    needsText: false,
    words: { total: ['nation', 'sum', 'none'] },
  },
  'region-profile': {
    form: 'both',
    labelled: true,
    attributes: ['id', 'data', 'columns', 'period', 'population', 'briefing'],
    needs: ['columns'],
    needsText: false,
  },
  'evidence-summary': { form: 'leaf', labelled: true, attributes: ['id'], needs: [], needsText: false },
  ...Object.fromEntries(COLLECTED.map((name) => [name, PLACED])),
  only: { ...VARIANTS, words: EDITIONS },
  except: { ...VARIANTS, words: EDITIONS },
};

/** Whether a block is a list of the whole document that layout makes. */
export function isCollected(name: string): boolean {
  return COLLECTED.some((collected) => collected === name);
}

/** Whether a block of that name may be written with that many colons: two for a leaf, three or more for a container. */
export function isRegistered(name: string, colons: number): boolean {
  const kind = Object.hasOwn(BLOCK_KINDS, name) ? BLOCK_KINDS[name] : undefined;
  if (kind === undefined || colons < 2) return false;
  return kind.form === 'both' || (kind.form === 'leaf') === (colons === 2);
}
