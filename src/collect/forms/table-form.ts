// Says what an entry of data.yaml may hold.
import { z } from 'zod';
import { date, group, told, url, words } from '../yaml-forms.ts';

const column = group({
  label: told(words, 'What readers see on axes and in tables.', 'Business R&D'),
  unit: told(
    words,
    'What the figures are in; it decides how they are written. "text" is for words.',
    'gbp',
    'gbp-million',
    'percent',
    'count',
    'persons',
    'text',
  ),
  decimals: told(
    z.number('must be a number').int('must be a whole number').min(0).max(6).optional(),
    'How many digits after the point are shown; without it, as many as the unit wants.',
    1,
  ),
});

const place = group({
  column: told(words, 'The column that holds the place of each row.', 'gss_code'),
  code: told(
    z.enum(['gss', 'itl1', 'id', 'name']),
    'What stands in that column: GSS codes, ITL1 codes, or the ids or names of regions.yaml.',
    'gss',
  ),
  national: told(
    words.optional(),
    'The code of the whole country, where the table has another than regions.yaml.',
    'UKX',
  ),
  otherPlaces: told(
    z.record(words, words).default({}),
    'Places in the table that are no regions: their code, and how readers know them.',
    { E92000001: 'England' },
  ),
  within: told(
    z.record(words, words).optional(),
    'Smaller places, each with the region that it lies in: its code, and the region’s code.',
    { E47000001: 'E12000002' },
  ),
});

export const tableForm = group({
  file: told(
    words.regex(/^[^/\\]+\.csv$/, 'must be the name of a CSV in the same folder'),
    'The CSV, in the same folder.',
    'business_rd_by_region.csv',
  ),
  title: told(words, 'What the table holds; stands in the list of data.', 'R&D performed in UK businesses, by region'),
  publisher: told(
    words,
    'Who published the figures; named under every figure that shows them.',
    'Office for National Statistics',
  ),
  released: told(date, 'When they were published.', '2025-11-28'),
  retrieved: told(date.optional(), 'When you took them from there.', '2025-12-02'),
  licence: told(
    words,
    'The licence of the figures. OGL-3.0 and CC-BY-4.0 bring the sentence that they ask for.',
    'OGL-3.0',
    'CC-BY-4.0',
  ),
  attribution: told(words.optional(), 'The sentence under figures, where the licence wants another one.'),
  url: told(url.optional(), 'Where the figures were published.', 'https://www.ons.gov.uk/'),
  source: told(words.optional(), 'The key of the release in references.bib, so that figures cite it.', 'ons2025berd'),
  place: told(place, 'Which place each row is about.', { column: 'gss_code', code: 'gss' }),
  period: told(
    group({ column: told(words, 'The column that holds it.', 'year') }).optional(),
    'Which period each row is about. Leave it out where the table has only one.',
    { column: 'year' },
  ),
  columns: told(
    z.record(z.string(), column),
    'The columns that the text and figures may use, each under its name in the CSV.',
    {
      berd_gbp_million: { label: 'Business R&D', unit: 'gbp-million' },
    },
  ),
  missing: told(words.default('not available'), 'What readers see where a cell is empty.', 'not published'),
  mayMiss: told(z.array(words).default([]), 'Columns in which empty cells are no mistake.', ['gva_per_hour_gbp']),
});

/** What data.yaml says of one table. */
export type TableDescription = z.output<typeof tableForm>;
