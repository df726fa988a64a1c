// Measures composing and drawing with warm code, beside a fixed amount of plain JavaScript in the same run.

import { drawChart } from '../../src/compose/figures/draw-chart.ts';
import type { FigureContext } from '../../src/compose/figures/figure-block.ts';
import { renderFigure } from '../../src/compose/figures/render-figure.ts';
import { composeDocument, parseSections, prepareCitations, textsOf } from '../../src/compose/index.ts';
import type { Collection, ParsedSection, Publication, SafeHtml, Slot, Variant } from '../../src/model.ts';
import { plan } from '../../src/plan.ts';
import { LARGE, word } from '../compose/figures/samples.ts';

const ROUNDS = 5;
const BATCH = 40;

/** What was measured: milliseconds of processor time, and what they may be in words. */
export interface Reading {
  readonly label: string;
  readonly ms: number;
  readonly bound: string;
}

/** The calibration comes first: the same work on any machine, to hold the others against. */
export async function benchCompose(root: string): Promise<readonly Reading[]> {
  const calibration = median(Array.from({ length: 9 }, () => timed(plainWork)));
  const { collection, variants } = await plan({ root });
  if (collection === null) throw new Error('The project cannot be read.');
  const reports = variants.filter(({ edition }) => edition === 'report');
  const [publication] = collection.publications.filter(({ id }) => id === reports[0]?.publication);
  if (publication === undefined) throw new Error('The project has no report.');
  const parsed = await parseSections(textsOf(collection));
  prepareCitations(collection, [publication]);
  const of = { collection, publication, parsed };
  const warm = (measure: (variant: Variant) => number): number =>
    median(
      Array.from({ length: ROUNDS }, () => reports.map(measure))
        .slice(1)
        .flat(),
    );
  const compose = warm((variant) => timed(() => composeDocument({ ...of, variant })));
  const figures = warm((variant) => drawAll(of, variant));
  const kinds = LARGE.map((chart): Reading => {
    const draw = () => {
      for (let round = 0; round < BATCH; round++) drawChart(chart);
    };
    // Optimising the code takes other threads, whose time is counted: in the middle one of many batches that is over.
    const ms = median(Array.from({ length: 15 }, () => timed(draw))) / BATCH;
    return { label: `  a chart of kind ${chart.kind}, 12 regions`, ms, bound: '2 ms' };
  });
  return [
    { label: 'calibration: plain JavaScript', ms: calibration, bound: '' },
    { label: 'a report composed, texts already parsed', ms: compose, bound: '60 ms for 40 pages' },
    { label: 'all charts, maps and tables of a report', ms: figures, bound: '40 ms' },
    ...kinds,
  ];
}

/** Draws every figure that one variant shows, with nothing round it. */
function drawAll(
  of: { collection: Collection; publication: Publication; parsed: ReadonlyMap<string, ParsedSection> },
  variant: Variant,
): number {
  const { collection, publication, parsed } = of;
  const region = collection.regions.find(({ id }) => id === variant.region) ?? collection.national;
  const places = { region, national: collection.national, regions: collection.regions };
  const context: FigureContext = {
    values: { tables: publication.tables, places },
    boundaries: collection.boundaries,
    word,
    messages: [],
    numbers: [],
    figures: [],
  };
  const shown = publication.sections.filter((section) => section.region === null || section.region === variant.region);
  const blocks = shown.flatMap(({ file }) => (parsed.get(file)?.slots ?? []).filter(isFigure));
  return timed(() => {
    for (const [at, slot] of blocks.entries())
      renderFigure(context, {
        ...slot,
        id: `figure-${at}`,
        number: `1.${at}`,
        title: '' as SafeHtml,
        plainTitle: 'A title',
        body: '' as SafeHtml,
      });
  });
}

function isFigure(slot: Slot): slot is Extract<Slot, { kind: 'block' }> {
  return slot.kind === 'block' && ['chart', 'map', 'table', 'region-profile'].includes(slot.name);
}

/** Strings, maps and numbers, as composing has them. */
function plainWork(): void {
  const counts = new Map<string, number>();
  for (let index = 0; index < 200_000; index++) {
    const key = `${index % 977}-${(index * 31) % 13}`;
    counts.set(key, (counts.get(key) ?? 0) + Math.sqrt(index));
  }
  if (counts.size === 0) throw new Error('nothing was counted');
}

/** Milliseconds of processor time: what a busy machine makes wait does not count. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
