// Lists the blocks that an author may write with `:::name`, and what each may carry.

/**
 * What a kind of block accepts: attribute names, those it cannot do without, and whether it needs text. `words` lists what
 * an attribute may say where that is the same for every project; `needsOneOf` wants at least one attribute.
 */
export interface BlockKind {
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
    attributes: ['id', 'data', 'column', 'columns', 'low', 'high', 'type', 'period', 'alt'],
    needs: ['data'],
    needsText: false,
    words: { type: ['bar', 'grouped', 'stacked', 'interval', 'line', 'multiples'] },
  },
  map: {
    attributes: ['id', 'data', 'column', 'type', 'layout', 'period', 'alt'],
    needs: [],
    needsText: false,
    words: { type: ['area', 'tiles', 'locator'] },
  },
  table: { attributes: ['id', 'data', 'columns', 'sort', 'period'], needs: ['data', 'columns'], needsText: false },
  'region-profile': { attributes: ['id', 'data', 'columns', 'period'], needs: ['data', 'columns'], needsText: false },
  only: { ...VARIANTS, words: EDITIONS },
  except: { ...VARIANTS, words: EDITIONS },
};
