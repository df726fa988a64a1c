// Finds what a figure's block names: its table, its columns, its period.
import { message, suggestion } from '../../messages.ts';
import type {
  Boundaries,
  Column,
  FigureEntry,
  FigureNumbers,
  FigureTable,
  Message,
  Place,
  SafeHtml,
  Table,
} from '../../model.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Places } from '../values/find-figure.ts';
import { formatOf, latestPeriod, steady, unitOf } from './choose-cells.ts';
import type { Figure, Words } from './figure-data.ts';
import { joinSources } from './join-sources.ts';
import { writeFigure } from './write-figure.ts';

/** What figures know of their document; faults go to `messages`. */
export interface FigureContext {
  readonly values: { readonly tables: readonly Table[]; readonly places: Places };
  readonly boundaries: Boundaries | null;
  readonly word: Words;
  readonly messages: Message[];
  /** Gathers the numbers of each figure that stands in its own place. */
  readonly numbers: FigureNumbers[];
  /** Figures and tables that have been rendered where they stand. */
  readonly figures: FigureEntry[];
}

/** A block as its author wrote it, with its title and body rendered. */
export interface FigureBlock {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly place: Place;
  readonly id: string;
  readonly number: string;
  readonly title: SafeHtml;
  readonly plainTitle: string;
  readonly body: SafeHtml;
}

/** What a block's attributes name, found. */
export interface Chosen {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly period: string;
}

/** A block with what it names. */
export interface Rendering {
  readonly block: FigureBlock;
  readonly chosen: Chosen;
}

/** The table, columns and period that a block names. */
export function choose(context: FigureContext, block: FigureBlock): Chosen | null {
  const { data = '', column = '', columns = '', low, high, period } = block.attributes;
  const { tables } = context.values;
  const table = tables.find((one) => one.id === data);
  if (!table)
    return fault(context, {
      block,
      attribute: 'data',
      text: `There is no table "${data}".`,
      known: tables.map(({ id }) => id),
    });
  const isTable = block.name === 'table';
  // A table's column may say how it is written: "total:gbp_billion".
  const nameOf = (word: string): string => (isTable ? word.replace(/:.*$/, '') : word);
  const names = [column, columns, low, high].flatMap((text) => wordsOf(text).map(nameOf));
  const fitting = table.columns.filter(({ kind }) => kind === 'number' || isTable);
  const known = fitting.map(({ name }) => name);
  const found = names.flatMap((name) => fitting.find((one) => one.name === name) ?? []);
  const unknown = names.find((name) => !known.includes(name));
  const attribute = wordsOf(column).includes(unknown ?? '') || names.length === 0 ? 'column' : 'columns';
  if (unknown !== undefined || found.length === 0) {
    const text =
      unknown === undefined
        ? 'It does not say which column it shows.'
        : `"${data}" has no column${isTable ? '' : ' of numbers'} "${unknown}".`;
    return fault(context, { block, attribute, text, known });
  }
  if (period !== undefined && !table.periods.includes(period))
    return fault(context, {
      block,
      attribute: 'period',
      text: `"${data}" has no period "${period}".`,
      known: table.periods,
    });
  return { table, columns: found, period: period ?? latestPeriod(table, found[0]?.name ?? '') };
}

/** Says what is wrong with an attribute, with the nearest of what is known. */
export function fault(
  { messages }: FigureContext,
  { block, attribute, text, known }: { block: FigureBlock; attribute: string; text: string; known: readonly string[] },
): null {
  const written = block.attributes[attribute] ?? '';
  const hint = suggestion(written, known) ?? (known.length > 0 ? `There are: ${known.join(', ')}.` : undefined);
  messages.push(message('block-attribute-fits', block.places[attribute] ?? block.place, text, hint));
  return null;
}

/** The words of an attribute, with spaces or commas between them. */
export function wordsOf(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** What all figures have, from the block's title and its first column. */
export function frameOf({ word }: FigureContext, { block, chosen }: Rendering): Figure {
  const [column = { name: '', label: '', unit: '', kind: 'number' } as Column] = chosen.columns;
  const type = block.attributes.type ?? '';
  const period = type === 'line' || type === 'multiples' ? '' : chosen.period;
  const { alt } = block.attributes;
  return {
    title: block.plainTitle || column.label,
    unit: unitOf(column, { period, word }),
    format: formatOf(steady(column, chosen.table), word),
    missing: chosen.table.missing,
    word,
    ...(alt === undefined ? {} : { alt }),
  };
}

/** What stands round a drawing; `table` is null where there are no numbers. Of the lines of publisher and licence the first is theirs. */
export interface Frame {
  readonly block: FigureBlock;
  readonly title: string;
  readonly unit: string;
  readonly drawing: SafeHtml;
  readonly sources: readonly string[];
  readonly table: FigureTable | null;
}

/** Adds a figure or table to the document's list, unless it is shown away from its place, where it has no anchor. */
export function list({ figures }: FigureContext, { block, title }: { block: FigureBlock; title: string }): void {
  const { id, number } = block;
  if (id !== '' && number !== '')
    figures.push({ kind: block.name === 'table' ? 'table' : 'figure', id, number, title });
}

/** Puts a drawing into its frame, and its numbers into the document's annex. */
export function figure(context: FigureContext, frame: Frame): string {
  const { block, title, unit, drawing, sources, table } = frame;
  const { id, number } = block;
  // Shown a second time, at the front, a figure has no numbers of its own.
  const hasNumbers = table !== null && id !== '';
  if (hasNumbers) context.numbers.push({ id, number, title, unit, source: sources[0] ?? '', table });
  list(context, { block, title });
  const caption = `${block.body}${escapeHtml(joinSources(sources))}` as SafeHtml;
  return writeFigure({
    id,
    number,
    title: block.title || escapeHtml(title),
    drawing,
    caption,
    hasNumbers,
    word: context.word,
  });
}
