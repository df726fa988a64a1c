// Turns a review of regions into what its page shows.
import type { RegionsReview, ReviewedRegion, ReviewedTable, SectionStanding } from '../model.ts';
import type { Words } from './create-words.ts';

/** A cell: what is seen, what is heard in its place, and what it is like. */
interface Cell {
  readonly symbol: string;
  readonly says: string;
  readonly tone: string;
}

const SYMBOLS = { shared: '=', replaced: 'R', added: 'A', absent: '·' } as const;
const STANDINGS = ['shared', 'replaced', 'added', 'absent'] as const;

/** Three tables (sections, data, text) with a row for each region, their legends, and what calls for attention. */
export function regionsView(review: RegionsReview, words: Words) {
  const { sections, regions } = review;
  const tables = review.tables.filter(({ isByRegion }) => isByRegion);
  const editions = regions[0]?.pages.map(({ edition }) => edition) ?? [];
  const rows = (cellsOf: (region: ReviewedRegion) => readonly Cell[]) =>
    regions.map((region) => ({ name: region.name, cells: cellsOf(region) }));
  return {
    heading: words('review.title'),
    title: review.title,
    sections: {
      label: words('review.sections-of'),
      heads: sections.map(({ label, title }) => ({ symbol: label, says: title })),
      rows: rows((region) => region.sections.map((standing) => standingCell(standing, words))),
    },
    sectionNames: sections.map(({ label, title }) => ({ label, title })),
    standings: STANDINGS.map((standing) => ({
      symbol: SYMBOLS[standing],
      tone: standing,
      text: words(`review.${standing}`),
    })),
    data:
      tables.length === 0
        ? null
        : {
            label: words('review.data-of'),
            heads: tables.map(({ id, title }) => ({ symbol: id, says: title })),
            rows: rows((region) => tables.map((table) => dataCell({ region, table }, words))),
          },
    tableNames: tables.map(({ id, title, period }) => ({
      label: id,
      title: period === '' ? title : `${title}, ${period}`,
    })),
    text: {
      label: words('review.text-of'),
      heads: [
        ...['words', 'assertions', 'missing', 'errors'].map((key) => words(`review.${key}`)),
        ...editions.map((edition) => words('review.pages', { edition: words(`edition.${edition}`) })),
      ],
      rows: regions.map((region) => ({ name: region.name, cells: textCells(region, words) })),
    },
    gaps: together(gapsOf(review, words), words),
    missing: together(missingOf(review, words), words),
  };
}

function standingCell({ standing, leftOut }: SectionStanding, words: Words): Cell {
  const key = leftOut === 1 ? 'review.left-out-one' : 'review.left-out-many';
  const less = leftOut === 0 ? '' : words(key, { count: leftOut });
  return {
    symbol: `${SYMBOLS[standing]}${leftOut === 0 ? '' : ` −${leftOut}`}`,
    says: [words(`review.${standing}`), less].filter((part) => part !== '').join('. '),
    tone: standing,
  };
}

function coverageOf({ data }: ReviewedRegion, { id }: ReviewedTable) {
  return data.find(({ table }) => table === id) ?? { table: id, figures: 0, isAbout: false };
}

function dataCell({ region, table }: { region: ReviewedRegion; table: ReviewedTable }, words: Words): Cell {
  const { figures: count, isAbout } = coverageOf(region, table);
  const of = table.columns;
  if (!isAbout) return { symbol: '·', says: words('review.data-other'), tone: 'absent' };
  if (count === of) return { symbol: '✓', says: words('review.data-all'), tone: 'whole' };
  if (count === 0) return { symbol: '–', says: words('review.data-none'), tone: 'none' };
  return { symbol: `${count}/${of}`, says: words('review.data-some', { count, of }), tone: 'part' };
}

function textCells(
  { words: own, assertions, missing, errors, pages }: ReviewedRegion,
  words: Words,
): readonly string[] {
  const { checked, failing } = assertions;
  return [
    own.toLocaleString('en-GB'),
    failing === 0 ? `${checked}` : words('review.failing', { count: checked, failing }),
    `${missing.length}`,
    `${errors}`,
    ...pages.map((one) => (one.pages === null ? words('review.unknown') : `${one.pages}`)),
  ];
}

type Told = { readonly what: string; readonly name: string };

function gapsOf({ regions, tables }: RegionsReview, words: Words): readonly Told[] {
  return regions.flatMap((region) =>
    tables.flatMap((table) => {
      const { figures: count, isAbout } = coverageOf(region, table);
      const of = table.columns;
      const { id, period } = table;
      const what = words('review.gap', { what: period === '' ? id : `${id}, ${period}`, count, of });
      return count === of || !isAbout ? [] : [{ what, name: region.name }];
    }),
  );
}

function missingOf({ regions }: RegionsReview, words: Words): readonly Told[] {
  return regions.flatMap(({ name, missing }) =>
    missing.map(({ file, line = 1, written, reads }) => ({
      what: words('review.missing-where', { file, line, written, reads }),
      name,
    })),
  );
}

/** One line for each thing, with all regions that it is true of. */
function together(told: readonly Told[], words: Words): readonly string[] {
  const all = new Map<string, string[]>();
  for (const { what, name } of told) all.set(what, [...(all.get(what) ?? []), name]);
  return [...all].map(([what, names]) => words('review.where', { what, regions: names.join(', ') }));
}
