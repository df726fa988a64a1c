// Turns a block into the page that shows the region of an edition at a glance.

import { asQuantity } from '../values/find-figure.ts';
import { formatDate, formatWorth } from '../values/format-worth.ts';
import { latestPeriod, placesOf, rowsOf, steady } from './choose-cells.ts';
import { type Chosen, chooseIndicators, choosePopulation } from './choose-indicators.ts';
import type { FigureBlock, FigureContext } from './figure-block.ts';
import type { ValueRow } from './figure-data.ts';
import { joinSources } from './join-sources.ts';
import { locator } from './render-map.ts';
import { type Indicator, writeGlance } from './write-glance.ts';

/** The page; "" after a message `block-attribute-fits`. */
export function renderProfile(context: FigureContext, block: FigureBlock): string {
  const chosen = chooseIndicators(context, block);
  if (chosen === null || chosen.length === 0) return '';
  const { word, values, boundaries } = context;
  const { region, national } = values.places;
  const lines = [...chosen.map(({ table }) => table.attribution), boundaries?.attribution ?? ''];
  return writeGlance({
    id: block.id,
    title: block.plainTitle || word('glance.title', { region: region.name }),
    nameInText: region.nameInText,
    nationalInText: national.nameInText,
    map: locator(context),
    indicators: chosen.map((one) => indicatorOf(context, block, one)),
    sources: joinSources(lines),
    word,
  });
}

function indicatorOf(context: FigureContext, block: FigureBlock, { table, column }: Chosen): Indicator {
  const { word } = context;
  const period = block.attributes.period ?? latestPeriod(table, column.name);
  const rows = rowsIn(context, { table, column }, period);
  const steadied = steady(column, table);
  const share = isShare(column.unit, rows) ? shareOfPopulation(context, block) : null;
  return {
    label: column.label,
    rows,
    format: (value) => formatWorth(asQuantity(value, steadied), word),
    missing: table.missing,
    note: formatDate(period, word) ?? period,
    ...(share === null ? {} : { beside: share }),
  };
}

function rowsIn({ values }: FigureContext, { table, column }: Chosen, period: string): readonly ValueRow[] {
  return rowsOf(table, { places: placesOf(table, values.places), column: column.name, period });
}

/** Parts of the whole nation: of these the nation itself has 100%, which says nothing. */
function isShare(unit: string, rows: readonly ValueRow[]): boolean {
  const nation = rows.find(({ reference }) => reference)?.value ?? null;
  const sum = rows.reduce((so, row) => so + (row.reference ? 0 : (row.value ?? 0)), 0);
  return unit === 'percent' && nation !== null && Math.abs(nation - 100) < 0.5 && sum < 101;
}

/** "4.6% of the population", for the region of the edition; null where it is not known. */
function shareOfPopulation(context: FigureContext, block: FigureBlock): string | null {
  const population = choosePopulation(context, block);
  if (population === null) return null;
  const { table, column } = population;
  const rows = rowsIn(context, population, latestPeriod(table, column.name));
  const [own, all] = [rows.find(({ lit }) => lit)?.value, rows.find(({ reference }) => reference)?.value];
  if (typeof own !== 'number' || typeof all !== 'number' || all === 0) return null;
  const quantity = {
    kind: 'quantity',
    value: (own / all) * 100,
    unit: 'percent',
    decimals: 1,
    style: 'plain',
  } as const;
  return context.word('glance.of-population', { share: formatWorth(quantity, context.word) });
}
