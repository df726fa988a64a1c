// Notes a chart, a map, a table or a region's profile in the ledger, with the cells that it is drawn from.
import type { LedgerKind } from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import { latestPeriod, periodsWith } from '../figures/choose-cells.ts';
import { choose, type FigureBlock, type FigureContext } from '../figures/figure-block.ts';
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
  const chosen = block.attributes.data === undefined ? null : choose(context, block);
  const places = chosen && placesOfBlock(context, { block, chosen });
  if (!chosen || !places) return [];
  const { table, columns, period } = chosen;
  const codes = new Set(places.map(({ code }) => code));
  const named = (block.attributes.periods ?? '').split(/[\s,]+/).filter((word) => word !== '');
  return columns.flatMap((column) =>
    periodsOf(column.name).map((when): CellUse => {
      const rows = table.rows.filter((row) => row.period === when && codes.has(row.place));
      return { table, column, period: when, place: null, rows };
    }),
  );

  function periodsOf(column: string): readonly string[] {
    if (block.attributes.type === 'line' || block.attributes.type === 'multiples') return periodsWith(table, column);
    if (named[0] === 'all') return table.periods;
    if (named.length > 0) return named;
    return block.name === 'region-profile' && block.attributes.period === undefined
      ? [latestPeriod(table, column)]
      : [period];
  }
}
