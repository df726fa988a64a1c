// Lets a figure that was drawn before, of the same block and data for the same place, be shown again without drawing.
import type { FigureEntry, FigureNumbers, Table } from '../../model.ts';
import type { FigureBlock, FigureContext } from './figure-block.ts';

interface Drawn {
  /** All that it was made from, but for the block and the tables. */
  readonly of: readonly unknown[];
  readonly html: string;
  readonly numbers: readonly FigureNumbers[];
  readonly figures: readonly FigureEntry[];
}

/** Figures of a publication's editions that are kept, the oldest going first. */
const KEPT = 200;
const drawn = new WeakMap<readonly Table[], Map<string, Drawn>>();

/** Renders a block by `render`, or gives again what that gave before; a figure with faults is rendered each time, as they have places. */
export function rememberFigure(
  context: FigureContext,
  block: FigureBlock,
  render: (context: FigureContext, block: FigureBlock) => string,
): string {
  const { values, boundaries, word, messages } = context;
  const { region, national, regions } = values.places;
  const of = [region, national, regions, boundaries, word];
  const { name, attributes, id, number, title, plainTitle, body } = block;
  const key = JSON.stringify([region.id, name, attributes, id, number, title, plainTitle, body]);
  const known = drawn.get(values.tables) ?? new Map<string, Drawn>();
  drawn.set(values.tables, known);
  let figure = known.get(key);
  if (figure === undefined || figure.of.some((one, index) => one !== of[index])) {
    const own: FigureContext = { ...context, messages: [], numbers: [], figures: [] };
    figure = { of, html: render(own, block), numbers: own.numbers, figures: own.figures };
    messages.push(...own.messages);
    if (own.messages.length === 0) known.set(key, figure);
    for (const oldest of known.keys()) if (known.size > KEPT) known.delete(oldest);
  }
  context.numbers.push(...figure.numbers);
  context.figures.push(...figure.figures);
  return figure.html;
}
