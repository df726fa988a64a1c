// Notes a chart, a map, a table or a region's profile in the ledger, with the cells that it is drawn from.
import type { LedgerKind } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { type FigurePlace, latestPeriod, periodsWith, placesOf } from '../figures/choose-cells.ts';
import { chooseIndicators } from '../figures/choose-indicators.ts';
import { choose, type FigureBlock, type FigureContext, wordsOf } from '../figures/figure-block.ts';
import { placesOfBlock } from '../figures/places-of-block.ts';
import type { CellUse } from '../values/find-figure.ts';
import { type Gatherer, note } from './gather-ledger.ts';

const KINDS: Readonly<Record<string, LedgerKind>> = {
  chart: 'chart',
  map: 'map',
  table: 'table',
  'region-profile': 'profile',
};

/** Notes a figure under its title, or under what it shows where it has none. */
export function noteFigure(context: FigureContext & Gatherer, block: FigureBlock): void {
  const { gathering, word, values } = context;
  const { id, number, place, title, name } = block;
  const kind = KINDS[name];
  if (kind === undefined || !gathering.on) return;
  const uses = usesOfFigure(context, block);
  const [first] = uses;
  const { region } = values.places;
  const names = { chart: first?.column.label, map: first?.column.label, table: first?.table.title };
  const standIn = name in names ? names[name as keyof typeof names] : word('glance.title', { region: region.name });
  const { within } = gathering;
  gathering.within = [...within, id];
  const draft = note(context, { kind, number, place, uses });
  if (draft !== null) Object.assign(draft, { claim: title || escapeHtml(standIn ?? region.name), from: id, until: id });
  gathering.within = within;
}

/** One use for each column and period; none for what names no data. Its faults are told where the figure is drawn. */
function usesOfFigure(figures: FigureContext, block: FigureBlock): readonly CellUse[] {
  const context = { ...figures, messages: [] };
  const { period, periods, places: named, type } = block.attributes;
  if (block.name === 'region-profile') {
    const indicators = chooseIndicators(context, block) ?? [];
    return indicators.map(({ table, column }) => {
      const places = placesOf(table, context.values.places);
      return useOf({ table, column, period: period ?? latestPeriod(table, column.name) }, { places });
    });
  }
  const chosen = block.attributes.data === undefined ? null : choose(context, block);
  const places = chosen && placesOfBlock(context, { block, chosen });
  if (!chosen || !places) return [];
  const { table, columns } = chosen;
  const given = wordsOf(periods);
  const periodsOf = (column: string): readonly string[] => {
    if (type === 'line' || type === 'multiples') return periodsWith(table, column);
    if (given[0] === 'all') return table.periods;
    if (given.length > 0) return given;
    return [period ?? (block.name === 'table' ? latestPeriod(table, column) : chosen.period)];
  };
  const name = named === undefined ? null : places.map(({ label }) => label).join(', ');
  return columns.flatMap((column) =>
    periodsOf(column.name).map((when) => useOf({ table, column, period: when }, { places, name })),
  );
}

/** The cells of some places; `name` says which, and is null for all that there are. */
function useOf(
  of: Pick<CellUse, 'table' | 'column' | 'period'>,
  { places, name = null }: { readonly places: readonly FigurePlace[]; readonly name?: string | null },
): CellUse {
  const codes = new Set(places.map(({ code }) => code));
  const rows = of.table.rows.filter((row) => row.period === of.period && codes.has(row.place));
  return { ...of, place: name, rows };
}
