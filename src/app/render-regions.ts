// Turns a review of regions into tables for a terminal.
import type { RegionsReview, ReviewedRegion, ReviewedTable, SectionStanding } from '../model.ts';
import { cellsOf } from './clean-text.ts';
import { drawTable, type TableCell, wrap } from './draw-table.ts';
import { plural } from './render-summary.ts';
import type { Terminal } from './terminal.ts';

const SYMBOLS = { shared: '=', replaced: 'R', added: 'A', absent: '·' } as const;
const LEGEND: readonly (readonly [string, string])[] = [
  ['=', 'shared text'],
  ['R', 'the region’s own in its place'],
  ['A', 'added by the region'],
  ['·', 'not in this edition'],
  ['=-2', 'shared, less two blocks of "only" or "except"'],
];
const DATA_LEGEND: typeof LEGEND = [
  ['✓', 'figures in every column for the latest period'],
  ['1/2', 'in one column of two'],
  ['–', 'in none'],
  ['·', 'the table is not about this place'],
];

/** Renders sections, data and text of every region, each as a table where it fits, and what calls for attention. */
export function renderRegions(review: RegionsReview, { width, colours }: Pick<Terminal, 'width' | 'colours'>): string {
  const { bold, dim, severity } = colours;
  const name = (region: ReviewedRegion): TableCell => ({ text: region.name });
  const head = (title: string, labels: readonly string[]): TableCell[] => [
    { text: title, paint: bold },
    ...labels.map((text) => ({ text, paint: dim })),
  ];
  const tables = review.tables.filter(({ isByRegion }) => isByRegion);
  const letters = tables.map((_, at) => (at < 26 ? String.fromCharCode(97 + at) : `${at + 1}`));
  const sections = [
    head(
      'Sections',
      review.sections.map(({ label }) => label),
    ),
    ...review.regions.map((region) => [name(region), ...region.sections.map(sectionCell)]),
  ];
  const data = [
    head('Data', letters),
    ...review.regions.map((region) => [name(region), ...tables.map((table) => dataCell(region, table))]),
  ];
  const editions = review.regions[0]?.pages.map(({ edition }) => edition) ?? [];
  const text = [
    head('Text', ['own words', 'assertions', 'missing', 'errors', `pages of ${editions.join('/')}`]),
    ...review.regions.map((region) => [name(region), ...textCells(region)]),
  ];
  const drawn = [sections, data, text].map((rows) => drawTable(rows, width));
  if (drawn.some((table) => table === null)) return [...review.regions.map(paragraph), ...attention()].join('\n\n');
  const [first, second, third] = drawn;
  return [
    first,
    legend(LEGEND),
    list(review.sections.map(({ label, title }) => [label, title])),
    ...(tables.length === 0 ? [] : [second, legend(DATA_LEGEND), list(tables.map(describe))]),
    third,
    ...attention(),
  ].join('\n\n');

  function sectionCell({ standing, leftOut }: SectionStanding): TableCell {
    const text = `${SYMBOLS[standing]}${leftOut === 0 ? '' : `-${leftOut}`}`;
    return { text, paint: standing === 'replaced' || standing === 'added' ? bold : dim };
  }

  function dataCell(region: ReviewedRegion, { id, columns }: ReviewedTable): TableCell {
    const { figures, isAbout } = coverageOf(region, id);
    if (!isAbout) return { text: '·', paint: dim };
    if (figures === columns) return { text: '✓' };
    return { text: figures === 0 ? '–' : `${figures}/${columns}`, paint: severity.warning };
  }

  function coverageOf({ data: all }: ReviewedRegion, id: string) {
    return all.find(({ table }) => table === id) ?? { table: id, figures: 0, isAbout: false };
  }

  function textCells({ words, assertions, missing, errors, pages }: ReviewedRegion): TableCell[] {
    const { checked, failing } = assertions;
    return [
      { text: words.toLocaleString('en-GB') },
      failing === 0 ? { text: `${checked}` } : { text: `${failing} of ${checked} fail`, paint: severity.error },
      missing.length === 0 ? { text: '0' } : { text: `${missing.length}`, paint: severity.warning },
      errors === 0 ? { text: '0' } : { text: `${errors}`, paint: severity.error },
      { text: pages.map((one) => one.pages ?? '–').join('/') },
    ];
  }

  function describe({ id, title, period }: ReviewedTable, at: number): readonly [string, string] {
    return [letters[at] ?? '', `${id}: ${title}${period === '' ? '' : `, ${period}`}`];
  }

  function list(entries: readonly (readonly [string, string])[]): string {
    const cells = Math.max(0, ...entries.map(([label]) => label.length));
    const indent = ' '.repeat(cells + 4);
    return entries
      .map(([label, what]) => `  ${label.padEnd(cells)}  ${wrap(what, width - indent.length, indent)}`)
      .join('\n');
  }

  /** Symbols with their meanings, broken only between them. */
  function legend(entries: typeof LEGEND): string {
    const lines: string[] = [];
    for (const item of entries.map(([symbol, meaning]) => `${symbol} ${meaning}`)) {
      const longer = `${lines.at(-1) ?? ' '}${lines.length === 0 ? ' ' : '   '}${item}`;
      if (lines.length > 0 && cellsOf(longer) > width) lines.push(`  ${item}`);
      else lines.splice(-1, 1, longer);
    }
    return lines.join('\n');
  }

  /** What a narrow window shows instead of the tables. */
  function paragraph(region: ReviewedRegion): string {
    const { sections: standings, words, assertions, missing, errors, pages } = region;
    const of = (wanted: SectionStanding['standing']) =>
      review.sections
        .filter((_, at) => standings[at]?.standing === wanted)
        .map(({ label }) => label.replace('+', 'after '));
    const leftOut = standings.reduce((sum, one) => sum + one.leftOut, 0);
    const about = tables.filter(({ id }) => coverageOf(region, id).isAbout);
    const whole = about.filter(({ id, columns }) => coverageOf(region, id).figures === columns);
    const lines = [
      `own text in place of: ${of('replaced').join(', ') || 'none'}`,
      `added: ${of('added').join(', ') || 'none'}; left out: ${plural(leftOut, 'block')}`,
      `data: ${whole.length} of ${plural(about.length, 'table')} about it whole; missing values: ${missing.length}`,
      `own words: ${words}; assertions: ${assertions.checked}, of which fail ${assertions.failing}; errors: ${errors}`,
      `pages: ${pages.map(({ edition, pages: count }) => `${edition} ${count ?? '–'}`).join(', ')}`,
    ];
    return [bold(region.name), ...lines.map((line) => wrap(line, width - 4, '    ').replace(/^/, '  '))].join('\n');
  }

  function attention(): readonly string[] {
    const gaps = review.regions.flatMap((region) =>
      tables.flatMap(({ id, columns, period }) => {
        const { figures, isAbout } = coverageOf(region, id);
        const what = `${id}${period === '' ? '' : `, ${period}`}: ${figures} of ${plural(columns, 'figure')}`;
        return figures === columns || !isAbout ? [] : [{ what, region }];
      }),
    );
    const missing = review.regions.flatMap((region) =>
      region.missing.map(({ written, reads, file, line, column }) => ({
        what: `${file}:${line}:${column} ${written} reads "${reads}"`,
        region,
      })),
    );
    return [...block('Data that is not there', gaps), ...block('Values that read as missing', missing)];
  }

  /** One line for each thing, with all regions that it is true of. */
  function block(title: string, found: readonly { what: string; region: ReviewedRegion }[]): readonly string[] {
    const lines = [...new Set(found.map(({ what }) => what))].map((what) => {
      const names = found.filter((one) => one.what === what).map(({ region }) => region.name);
      return wrap(`  ${what} in ${names.join(', ')}`, width, '    ');
    });
    return lines.length === 0 ? [] : [[bold(title), ...lines].join('\n')];
  }
}
