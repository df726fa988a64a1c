// Turns what stands in `{{ … }}` into text, for one variant.
import { message, suggestion } from '../messages.ts';
import type { Message, Publication, Publisher, Region, Table, ValueExpression } from '../model.ts';
import { applyFilter } from './values/apply-filter.ts';
import { type CellUse, codeOf, figureAt, type Places, type Spot } from './values/find-figure.ts';
import { formatWorth, type Words } from './values/format-worth.ts';
import { isMessage, type Quantity, type Worth } from './values/quantity.ts';

/** Everything that values of one variant can be about. */
export interface Values {
  /** Texts and lists by dotted name. */
  readonly names: ReadonlyMap<string, string | readonly string[]>;
  readonly tables: readonly Table[];
  readonly places: Places;
  readonly word: Words;
  /** Takes down each cell that is looked up. */
  readonly seen?: CellUse[];
}

/** The values of one variant. */
export function valuesOf(of: {
  readonly publication: Publication;
  readonly places: Places;
  readonly publisher: Publisher;
  readonly edition: string;
  readonly word: Words;
}): Values {
  const { publication, places, publisher, edition, word } = of;
  const { region } = places;
  const pairs: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    ...regionPairs(region),
    ['publication.title', publication.title],
    ['publication.subtitle', publication.subtitle],
    ['publication.kind', publication.kind],
    ['publication.date', publication.date],
    ['publication.year', publication.date.slice(0, 4)],
    ['publication.version', publication.version],
    ['publication.doi', publication.identifiers.doi],
    ['publisher.name', publisher.name],
    ['publisher.short', publisher.short],
    ['publisher.url', publisher.url],
    ['edition.name', edition],
    ['publication.keywords', listOf(publication.keywords)],
    ['publication.funders', listOf(publication.funders)],
    ['region.partners', listOf(region.partners.map(({ name }) => name))],
  ];
  const names = new Map(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  return { names, tables: publication.tables, places, word };
}

function regionPairs(region: Region): readonly (readonly [string, string | undefined])[] {
  return [
    ['region.id', region.id],
    ['region.name', region.name],
    ['region.nameInText', region.nameInText],
    ['region.kind', region.kind],
    ['region.contact', region.contact],
    ['region.codes.itl1', region.codes.itl1],
    ['region.codes.gss', region.codes.gss],
    ...Object.entries(region.names).map(([language, name]) => [`region.names.${language}`, name] as const),
  ];
}

function listOf(items: readonly string[]): readonly string[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The text of a value, or the message that says why there is none: `value-exists`, `value-has-data`, `value-filter-fits`. */
export function resolveValue(expression: ValueExpression, values: Values): string | Message {
  const worth = evaluate(expression, values);
  return isMessage(worth) ? worth : formatWorth(worth, values.word);
}

/** What a value is, before it becomes text; messages as of `resolveValue`. */
export function evaluate(expression: ValueExpression, values: Values): Worth | Message {
  const { places, word, tables } = values;
  let subject = subjectOf(expression, values);
  for (const filter of expression.filters) {
    if (isMessage(subject)) return subject;
    subject = applyFilter(subject, filter, { places, word, tables });
  }
  if (isMessage(subject) || subject.kind !== 'spot') return subject;
  return figureAt(subject, expression.place);
}

function subjectOf(expression: ValueExpression, values: Values): Spot | Worth | Message {
  const { name, literal } = expression;
  if (typeof literal === 'string') return { kind: 'text', text: literal };
  if (literal !== null)
    return { kind: 'quantity', value: literal, unit: '', decimals: null, style: 'plain' } as Quantity;
  const value = values.names.get(name);
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (value !== undefined) return { kind: 'list', items: value };
  const [id = '', column = ''] = name.split('.');
  const table = values.tables.find((one) => one.id === id);
  if (table !== undefined && name === `${id}.${column}`) return ofTable(table, column, { expression, values });
  const known = [
    ...values.names.keys(),
    ...values.tables.flatMap((one) => one.columns.map((of) => `${one.id}.${of.name}`)),
  ];
  const isClose = known.length > 40 ? undefined : `There are: ${known.join(', ')}.`;
  const hint = suggestion(name, known) ?? isClose ?? tablesHint(values);
  return message('value-exists', expression.place, `There is no value "${name}" in this edition.`, hint);
}

function tablesHint({ tables }: Values): string {
  return `The tables are: ${tables.map((table) => table.id).join(', ')}.`;
}

/** A column for this region and the latest period, or a fact about the table. */
function ofTable(
  table: Table,
  name: string,
  { expression, values }: { expression: ValueExpression; values: Values },
): Spot | Worth | Message {
  if (table.faulty) return { kind: 'missing', text: table.missing };
  const { region, national } = values.places;
  const column = table.columns.find((one) => one.name === name);
  if (column !== undefined)
    return {
      kind: 'spot',
      table,
      column,
      places: [
        {
          code: codeOf(region, { table, national }),
          name: region.nameInText,
          isNation: region.id === national.id,
        },
      ],
      isOwn: true,
      period: table.periods.at(-1) ?? '',
      ...(values.seen === undefined ? {} : { seen: values.seen }),
    };
  const { title, publisher, released, retrieved, licence } = table;
  const facts: Readonly<Record<string, string | undefined>> = { title, publisher, released, retrieved, licence };
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact !== undefined) return { kind: 'text', text: fact };
  const columns = table.columns.map((one) => one.name);
  const hint = suggestion(name, columns) ?? `It has: ${columns.join(', ')}.`;
  return message('value-exists', expression.place, `The table "${table.id}" has no column "${name}".`, hint);
}
