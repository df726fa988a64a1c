// Makes a small project in memory: two regions, a bibliography of nine works, a picture, and the real words and styles.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { composeDocument } from '../../src/compose/compose-document.ts';
import { composeSection } from '../../src/compose/compose-section.ts';
import { textsOf } from '../../src/compose/texts-of.ts';
import type {
  Collection,
  CslItem,
  Document,
  EditionName,
  MarkdownText,
  ParsedSection,
  Publication,
  Region,
  Row,
  Section,
  Source,
  Table,
  Variant,
} from '../../src/model.ts';

const root = join(import.meta.dirname, '../..');

function region(id: string, name: string, nameInText: string): Region {
  return { id, name, nameInText, names: {}, codes: { gss: `W-${id}` }, partners: [] };
}

const items: readonly CslItem[] = [
  {
    id: 'forth2020',
    type: 'report',
    title: 'The Missing £4 Billion',
    author: [
      { family: 'Forth', given: 'Tom' },
      { family: 'Jones', given: 'Richard A. L.' },
    ],
    issued: { 'date-parts': [[2020]] },
    publisher: 'Nesta',
    'publisher-place': 'London',
    URL: 'https://www.nesta.org.uk/report/the-missing-4-billion/',
  },
  {
    id: 'oecd2020',
    type: 'report',
    title: 'Regions and Cities at a Glance',
    author: [{ literal: 'OECD' }],
    issued: { 'date-parts': [[2020]] },
    publisher: 'OECD Publishing',
  },
  ...['a', 'b'].map((letter) => ({
    id: `mccann2015${letter}`,
    type: 'article-journal',
    title: letter === 'a' ? 'Smart Specialization' : 'Regional Growth',
    author: [
      { family: 'McCann', given: 'Philip' },
      { family: 'Ortega-Argilés', given: 'Raquel' },
    ],
    issued: { 'date-parts': [[2015]] },
    'container-title': 'Regional Studies',
    volume: '49',
    issue: letter === 'a' ? '8' : '9',
    page: '1291-1302',
    DOI: `10.1080/00343404.2015.${letter}`,
  })),
  { id: 'ukri-nd', type: 'webpage', title: 'Our Work', author: [{ literal: 'UKRI' }], URL: 'https://www.ukri.org/' },
  {
    id: 'five2021',
    type: 'article-journal',
    title: 'Five Hands on One Paper',
    author: ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'].map((family, index) => ({ family, given: 'ABCDE'[index] })),
    issued: { 'date-parts': [[2021, 3]] },
    'container-title': 'Research Policy',
    volume: '50',
    page: '7-9',
  },
  {
    id: 'white-paper2022',
    type: 'report',
    title: 'Levelling Up the United Kingdom',
    issued: { 'date-parts': [[2022]] },
  },
  {
    id: 'kline1986',
    type: 'chapter',
    title: 'An Overview of Innovation',
    author: [{ family: 'Kline', given: 'Stephen' }],
    editor: [{ family: 'Landau', given: 'Ralph' }],
    'container-title': 'The Positive Sum Strategy',
    issued: { 'date-parts': [[1986]] },
    publisher: 'National Academy Press',
    page: '275-306',
  },
];

const csl = Object.fromEntries(
  readdirSync(join(root, 'styles/csl')).map((name) => [
    name.replace(/\.(csl|xml)$/, ''),
    readFileSync(join(root, 'styles/csl', name), 'utf8'),
  ]),
);

function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`));
}

const words = Object.fromEntries(flatten(parse(readFileSync(join(root, 'templates/words/en-GB.yaml'), 'utf8'))));

/** Markdown as it would stand in a YAML file; every text needs a file of its own. */
export function markdownText(file: string, text: string): MarkdownText {
  return { text, file, line: 1, column: 1 };
}

/** One section of the sample publication. */
export function makeSection(id: string, text: string): Section {
  const hash = createHash('sha256').update(text).digest('hex');
  const file = `briefings/sample/sections/${id}.md`;
  const order = id.slice(0, 2);
  return { id, file, text, hash, region: null, placement: 'shared', order, numbered: order !== '00' };
}

const nothing = { title: '', publisher: '', released: '', licence: '', attribution: '', periods: [], rows: [] };

/** A table that had a message when it was read. */
const brokenTable: Table = {
  ...nothing,
  id: 'broken',
  file: '',
  columns: [],
  placeKind: 'id',
  missing: '',
  mayMiss: [],
  faulty: true,
};

/** Figures of two regions, the UK and England in three years. */
const spending: Table = {
  ...nothing,
  id: 'berd',
  file: 'briefings/sample/data/berd.csv',
  publisher: 'Office for <Numbers>',
  released: '2025-11-28',
  columns: [
    { name: 'total', label: 'Total', unit: 'gbp-million', kind: 'number' },
    { name: 'rate', label: 'Rate', unit: 'percent', kind: 'number', decimals: 2 },
    { name: 'people', label: 'People', unit: 'persons', kind: 'number' },
    { name: 'power', label: 'Power', unit: 'GWh', kind: 'number' },
    { name: 'zero', label: 'Nought', unit: 'count', kind: 'number' },
    { name: 'note', label: 'Note', unit: 'text', kind: 'text' },
  ],
  placeKind: 'id',
  otherPlaces: { england: 'England' },
  periods: ['2022', '2023', '2024'],
  missing: 'not <published>',
  mayMiss: ['rate'],
  rows: [
    ...row('uk', [50841, 53195, 55615], [5, 6, 6.25]),
    ...row('england', [46564, 48860, 51136], [null, null, null]),
    ...row('wales', [873, 825, 900], [3.1, 2.9, 2.005]),
    ...row('west-midlands', [3724, 4378, 4862], [4, 4, 5]),
  ],
};

function row(place: string, totals: readonly number[], rates: readonly (number | null)[]): Row[] {
  return totals.map((total, index) => {
    const people = place === 'england' ? null : place === 'uk' ? 67596279 : 3131640;
    const cells = { total, rate: rates[index] ?? null, people, power: 12.5, zero: 0, note: '<b>*so*</b> & {{ x }}' };
    return { place, period: String(2022 + index), cells, line: index + 2 };
  });
}

function source(item: CslItem, index: number): Source {
  return { id: item.id, csl: item, file: 'briefings/sample/references.bib', line: index * 10 + 1, column: 1 };
}

/** What a test wants different from the sample. */
export interface Wanted {
  readonly sections?: readonly Section[];
  readonly publication?: Partial<Publication>;
  readonly collection?: Partial<Collection>;
  readonly items?: readonly CslItem[];
  readonly citationStyle?: string;
}

/** The sample project with the given sections. */
export function makeCollection(wanted: Wanted = {}): Collection {
  const publication: Publication = {
    id: 'sample',
    file: 'briefings/sample/publication.yaml',
    title: 'Sample Review',
    subtitle: 'A <b>bold</b> *one* & more',
    kind: 'Evidence review',
    authors: ['chloe-billing'],
    date: '2024-05',
    version: '1.0',
    summary: markdownText('briefings/sample/summary', 'A summary.'),
    keywords: ['places', 'firms & <skills>', 'funds'],
    identifiers: {},
    funders: [],
    citation: '{authors} ({year}). {title}. {publisher}.',
    editions: ['report', 'policy-briefing'],
    regions: ['wales', 'west-midlands'],
    languages: ['en-GB'],
    related: [],
    status: 'published',
    changes: [],
    briefing: { maxPages: 4 },
    sections: wanted.sections ?? [],
    regional: [],
    sources: (wanted.items ?? items).map(source),
    tables: [spending, brokenTable],
    pictures: [
      {
        path: 'images/lettered.svg',
        bytes: new Uint8Array(),
        mediaType: 'image/svg+xml',
        words: ['Research', 'Innovation', 'Productivity'],
        widthPx: 60,
        heightPx: 40,
      },
      {
        path: 'images/map.png',
        bytes: new Uint8Array(),
        mediaType: 'image/png',
        words: [],
        widthPx: 800,
        heightPx: 600,
      },
      {
        path: 'images/two words.png',
        bytes: new Uint8Array(),
        mediaType: 'image/png',
        words: [],
        widthPx: 80,
        heightPx: 60,
      },
    ],
    ...wanted.publication,
  };
  return {
    config: {
      publisher: { name: 'The Hub', short: 'Hub', url: 'https://example.org/' },
      languages: ['en-GB'],
      editions: ['report', 'policy-briefing'],
      brand: 'hub',
      citationStyle: wanted.citationStyle ?? 'harvard-cite-them-right',
      paper: 'A4',
      scale: ['limited', 'moderate', 'strong'].map((id, index) => ({
        id,
        word: `${id.charAt(0).toUpperCase()}${id.slice(1)} evidence`,
        number: index + 1,
      })),
    },
    national: region('uk', 'United Kingdom', 'the UK'),
    regions: [region('wales', 'Wales', 'Wales'), region('west-midlands', 'West Midlands', 'the West Midlands')],
    boundaries: null,
    people: [
      {
        id: 'chloe-billing',
        name: 'Dr Chloe Billing',
        citedAs: 'Billing, C.',
        biography: markdownText('briefings/people.yaml', 'A biography.'),
        links: [],
      },
    ],
    themes: [],
    about: null,
    publications: [publication],
    design: { templates: {}, styles: {}, words: { 'en-GB': words }, brands: {}, fonts: [], csl },
    ...wanted.collection,
  };
}

/** The variant of the sample that a test names. */
export function makeVariant(of: { edition?: EditionName; region?: string | null; language?: string } = {}): Variant {
  const { edition = 'report', region = null, language = 'en-GB' } = of;
  const folder = region === null ? 'sample' : `sample/${region}`;
  return { publication: 'sample', edition, region, language, folder, webFile: '', pdfFile: '' };
}

/** Parses all texts of the first publication, in this thread. */
export function parseAll(collection: Collection): ReadonlyMap<string, ParsedSection> {
  return new Map(textsOf(collection).map((input) => [input.key, composeSection(input)]));
}

/** Composes the sample's only publication for one variant. */
export function composeSample(wanted: Wanted, variant: Variant = makeVariant()): Document {
  const collection = makeCollection(wanted);
  const [publication] = collection.publications;
  if (!publication) throw new Error('the sample has one publication');
  return composeDocument({ collection, publication, parsed: parseAll(collection), variant });
}
