// Makes a collection and documents with every part and block that a page can show.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { geoPath, geoTransform } from 'd3-geo';
import { parse } from 'yaml';
import type {
  Collection,
  Design,
  Document,
  Download,
  EditionName,
  FontFile,
  Hub,
  Landing,
  Publication,
  Region,
  SafeHtml,
  Site,
  SitePageKind,
  StrengthLevel,
} from '../../src/model.ts';
import { planPages } from '../../src/publish/plan-pages.ts';
import { chapters, findings, keyMessages, outline, recommendations, references } from './fixture-chapters.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const safe = (html: string) => html as SafeHtml;

export const scale: StrengthLevel[] = ['Very limited', 'Limited', 'Moderate', 'Strong', 'Very strong'].map(
  (word, index) => ({
    id: word.toLowerCase().replace(' ', '-'),
    word: `${word} evidence`,
    number: index + 1,
  }),
);

const publisher = {
  name: 'The Local Policy Innovation Partnership Hub',
  short: 'LPIP Hub',
  host: 'City-REDI, University of Birmingham',
  url: 'https://lpiphub.bham.ac.uk/',
};

const region = (id: string, name: string, gss: string): Region => ({
  id,
  name,
  nameInText: ['Wales', 'Scotland', 'London', 'Northern Ireland'].includes(name) ? name : `the ${name}`,
  names: {},
  codes: { gss },
  partners: [],
});

export const national: Region = { ...region('uk', 'United Kingdom', 'K02000001'), nameInText: 'the UK' };
export const regions: Region[] = [
  region('north-east', 'North East', 'E12000001'),
  region('north-west', 'North West', 'E12000002'),
  region('yorkshire-and-the-humber', 'Yorkshire and The Humber', 'E12000003'),
  region('east-midlands', 'East Midlands', 'E12000004'),
  {
    ...region('west-midlands', 'West Midlands', 'E12000005'),
    partners: [{ name: 'West Midlands Combined Authority', lead: 'Economy team', url: 'https://www.wmca.org.uk/' }],
  },
  region('east-of-england', 'East of England', 'E12000006'),
  region('london', 'London', 'E12000007'),
  region('south-east', 'South East', 'E12000008'),
  region('south-west', 'South West', 'E12000009'),
  region('wales', 'Wales', 'W92000004'),
  region('scotland', 'Scotland', 'S92000003'),
  region('northern-ireland', 'Northern Ireland', 'N92000002'),
];

const publication: Publication = {
  id: 'innovation-evidence-review',
  file: 'briefings/innovation-evidence-review/publication.yaml',
  title: 'Innovation Evidence Review',
  kind: 'Evidence review',
  theme: 'innovation',
  authors: ['chloe-billing'],
  date: '2024',
  version: '1.0',
  summary: { text: '', file: '', line: 1, column: 1 },
  keywords: ['innovation', 'regions'],
  identifiers: {},
  funders: ['Economic and Social Research Council', 'Arts and Humanities Research Council', 'Innovate UK'],
  citation: '{authors} ({year}). {title}. {publisher}.',
  licence: { name: 'Creative Commons Attribution 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  notice:
    'The text of this edition was written from the hub’s public summary page and from the public sources that it cites, some of them later than 2024. It is not the text of the report that the hub published in 2024, and it has not been reviewed by that report’s author.',
  disclaimer: 'The views are the author’s own and not those of the funders.',
  editions: ['report', 'policy-briefing'],
  regions: regions.map(({ id }) => id),
  languages: ['en-GB'],
  related: [],
  status: 'published',
  changes: [],
  briefing: { maxPages: 4 },
  sections: [],
  regional: [{ region: 'west-midlands', file: 'region.yaml', contact: 'hub@example.org' }],
  sources: [],
  tables: [],
  pictures: [],
};

const brand = {
  id: 'lpip-hub',
  name: 'LPIP Hub',
  colours: {
    ink: '#12343F',
    accent: '#C4511F',
    accentText: '#9C3D12',
    support: '#3F7378',
    tint1: '#F3EFE7',
    tint2: '#DCE5E4',
    grey: '#43545B',
    onInk: '#FFFFFF',
    coverLand: '#1E4753',
    coverLit: '#E2703A',
  },
};

/** Reads a project file. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every kind of page of the hub's own. */
export const SITE_PAGES = [
  'home',
  'publications',
  'publication-list',
  'themes',
  'theme',
  'people',
  'person',
  'regions',
  'region',
  'about',
  'accessibility',
  'not-found',
] as const satisfies readonly SitePageKind[];

function templates(): Record<string, string> {
  const editions = ['report', 'policy-briefing', 'withdrawn'];
  const names = [...editions.flatMap((name) => [`${name}-print`, `${name}-web`]), 'landing'];
  names.push(...SITE_PAGES.map((kind) => `site-${kind}`));
  names.push('partials/figure-numbers-web', 'partials/figure-numbers-print');
  const found = Object.fromEntries(names.map((name) => [name, read(`templates/${name}.hbs`)]));
  const used = (source: string) => [...source.matchAll(/\{\{> ?([a-z-]+)/g)].map(([, name]) => `partials/${name}`);
  const add = (name: string) => {
    if (found[name] !== undefined) return;
    found[name] = read(`templates/${name}.hbs`);
    used(found[name]).forEach(add);
  };
  for (const source of Object.values({ ...found })) used(source).forEach(add);
  return found;
}

/** Flattens nested words to dotted keys. */
export function words(): Record<string, string> {
  const groups = parse(read('templates/words/en-GB.yaml')) as Record<string, Record<string, string>>;
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, entries]) =>
      Object.entries(entries).map(([key, word]) => [`${group}.${key}`, word]),
    ),
  );
}

/** The fonts from npm, as collect finds them. */
export function fonts(): FontFile[] {
  const require = createRequire(import.meta.url);
  const faces = [
    ['source-sans-3', 'Source Sans 3', 400, 'normal'],
    ['source-sans-3', 'Source Sans 3', 400, 'italic'],
    ['source-sans-3', 'Source Sans 3', 600, 'normal'],
    ['source-serif-4', 'Source Serif 4', 400, 'normal'],
    ['source-serif-4', 'Source Serif 4', 600, 'normal'],
  ] as const;
  return faces.flatMap(([id, family, weight, style]) => {
    const folder = join(dirname(require.resolve(`@fontsource/${id}/package.json`)), 'files');
    return ['latin', 'latin-ext'].map((subset) => {
      const file = `${id}-${subset}-${weight}-${style}.woff2`;
      const unicodeRange = subset === 'latin' ? LATIN : LATIN_EXT;
      return { file, family, weight, style, unicodeRange, bytes: readFileSync(join(folder, file)) };
    });
  });
}

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

/** A collection with the project's templates, styles and words; fonts only when asked, they are large. */
export function collection(withFonts = false): Collection {
  const design: Design = {
    templates: templates(),
    styles: Object.fromEntries(['base', 'print', 'site', 'web'].map((name) => [name, read(`styles/${name}.css`)])),
    words: { 'en-GB': words() },
    brands: { 'lpip-hub': brand },
    fonts: withFonts ? fonts() : [],
    csl: {},
  };
  return {
    config: {
      publisher,
      languages: ['en-GB'],
      editions: ['report', 'policy-briefing'],
      brand: 'lpip-hub',
      citationStyle: 'harvard-cite-them-right',
      paper: 'A4',
      scale,
    },
    national,
    regions,
    boundaries: null,
    people: document('report', null, { maps: false }).authors.map(({ person }) => person),
    themes: [{ id: 'innovation', title: 'Innovation', url: 'https://lpiphub.bham.ac.uk/themes/innovation/' }],
    about: null,
    publications: [publication],
    design,
  };
}

type Geometry = Parameters<ReturnType<typeof geoPath>>[0];
type Features = { features: { properties: { gss_code: string }; geometry: Geometry }[] };

/** Draws the UK with one region lit, or all of them. */
function drawMap(gss: string): SafeHtml {
  const { features } = JSON.parse(read('briefings/boundaries/uk-itl1-2021.geojson')) as Features;
  // A plain plate: as wide at 55° north as it should be, and read as planar, whatever the winding of its rings.
  const plate = geoTransform({
    point(longitude, latitude) {
      this.stream.point(55 + (longitude + 8.7) * 46.7, (60.9 - latitude) * 81.5);
    },
  });
  const path = geoPath(plate);
  const shapes = features.map(({ properties, geometry }) => {
    const lit = gss === national.codes.gss || properties.gss_code === gss;
    return { lit, drawn: `<path class="${lit ? 'lit' : 'land'}" d="${path.digits(1)(geometry)}"/>` };
  });
  const ordered = [...shapes.filter(({ lit }) => !lit), ...shapes.filter(({ lit }) => lit)];
  return safe(`<svg viewBox="0 0 600 900">${ordered.map(({ drawn }) => drawn).join('')}</svg>`);
}

/** A rich document: the region's edition, or the national one for null. */
export function document(edition: EditionName, regionId: string | null, options: { maps?: boolean } = {}): Document {
  const place = regions.find(({ id }) => id === regionId) ?? national;
  const folder = `${publication.id}/${regionId ?? 'uk'}`;
  const report = edition === 'report';
  return {
    variant: {
      publication: publication.id,
      edition,
      region: regionId,
      language: 'en-GB',
      folder,
      webFile: `${edition}.html`,
      pdfFile: `${publication.id}-${place.id}-${edition}.pdf`,
    },
    publication,
    release: { status: 'published', embargo: null, withdrawn: null },
    changes: [],
    publisher,
    region: place,
    theme: { id: 'innovation', title: 'Innovation', url: 'https://lpiphub.bham.ac.uk/themes/innovation/' },
    brand: 'lpip-hub',
    title: publication.title,
    year: '2024',
    summary: safe(
      '<p>This evidence review synthesises key research and policy questions related to place-based innovation, focusing on strengthening local innovation ecosystems across the UK. It examines national and local innovation policies, the varying capacities of different places for innovation, lessons from existing interventions, and international examples.</p><p>Policymakers and researchers should prioritise developing robust frameworks for measuring the impact of place-based innovation policies, conducting comprehensive case studies across diverse regions, and fostering cross-disciplinary collaborations to address local innovation challenges holistically.</p>',
    ),
    regionalSummary:
      regionId === null
        ? null
        : safe(
            `<p>In ${place.nameInText}, output per hour worked was £36.02 in 2023, against £41.87 in the UK. Business spending on research and development came to £618 for each resident, sixth of the twelve regions and nations.</p>`,
          ),
    foreword: null,
    pullQuote: {
      text: 'Innovation policies are increasingly ‘shifting away from top-down and centralised approaches towards policies that favour cooperative, multi-actor and often more “place-based” approaches’',
      source: 'Billing (2024), quoting an earlier source that the published page does not name',
    },
    authors: [
      {
        person: {
          id: 'chloe-billing',
          name: 'Dr Chloe Billing',
          citedAs: 'Billing, C.',
          role: 'Research Fellow',
          organisation: 'City-REDI, University of Birmingham',
          biographyDate: '2024',
          links: [{ label: 'Profile at the University of Birmingham', url: 'https://www.birmingham.ac.uk/' }],
        },
        cited: { family: 'Billing', given: 'Chloe' },
        biography: safe(
          '<p>Chloe Billing joined the City-REDI team in November 2016 as a Research Fellow, working on the Urban Living Birmingham Project.</p><p>Chloe’s current research explores the routes to developing a regional innovation ecosystem, to better support the transfer of university technologies into key sectors and help grow our local regional economies.</p>',
        ),
      },
    ],
    citation: 'Billing, C. (2024). Innovation Evidence Review. The Local Policy Innovation Partnership Hub.',
    chapters: report ? chapters() : [],
    keyMessages: keyMessages(),
    findings: findings(scale),
    recommendations: recommendations(),
    ledger: [],
    chosenFigures: [],
    references: references(),
    outline: report ? outline() : [],
    annex: [],
    figures: [],
    map:
      options.maps === false
        ? safe('<svg viewBox="0 0 1 1"><path class="lit" d="M0 0h1v1z"/></svg>')
        : drawMap(place.codes.gss ?? ''),
    mapAttribution:
      'Contains OS data © Crown copyright and database right 2021. Source: Office for National Statistics licensed under the Open Government Licence v3.0.',
    pictures: [],
    messages: [],
  };
}

/** A document with nothing in it that may be missing. */
export function minimalDocument(edition: EditionName): Document {
  const whole = document(edition, null, { maps: false });
  const { licence: _, notice: __, disclaimer: ___, ...bare } = publication;
  const { host: ____, ...plainPublisher } = publisher;
  return {
    ...whole,
    publisher: plainPublisher,
    publication: { ...bare, funders: [], regional: [], editions: [edition] },
    theme: null,
    regionalSummary: null,
    pullQuote: null,
    authors: [],
    keyMessages: [],
    findings: [],
    recommendations: [],
    references: [],
    map: null,
    mapAttribution: '',
    chapters: whole.chapters.filter(({ id }) => id === 'introduction'),
    outline: whole.outline.filter(({ id }) => id === 'introduction'),
  };
}

/** Downloads as publish lists them. */
export const downloads: Download[] = [
  {
    edition: 'report',
    kind: 'edition',
    format: 'html',
    file: 'report.html',
    bytes: 148_300,
    pages: null,
    language: 'en-GB',
    accessible: false,
  },
  {
    edition: 'report',
    kind: 'edition',
    format: 'pdf',
    file: 'innovation-evidence-review-west-midlands-report.pdf',
    bytes: 511_640,
    pages: 38,
    language: 'en-GB',
    accessible: true,
  },
  {
    edition: 'policy-briefing',
    kind: 'edition',
    format: 'html',
    file: 'policy-briefing.html',
    bytes: 48_300,
    pages: null,
    language: 'en-GB',
    accessible: false,
  },
  {
    edition: 'policy-briefing',
    kind: 'edition',
    format: 'pdf',
    file: 'innovation-evidence-review-west-midlands-policy-briefing.pdf',
    bytes: 186_200,
    pages: 4,
    language: 'en-GB',
    accessible: false,
  },
  ...(['csv', 'json'] as const).map((format) => ({
    edition: 'report' as const,
    kind: 'recommendations' as const,
    format,
    file: `innovation-evidence-review-west-midlands-report-recommendations.${format}`,
    bytes: 5_300,
    pages: null,
    language: 'en-GB',
    accessible: false,
  })),
];

/** What the hub says of itself in a project with one theme, one author and all regions. */
export function hub(): Hub {
  const { authors, mapAttribution } = document('report', null, { maps: false });
  return {
    publisher,
    baseUrl: null,
    language: 'en-GB',
    about: safe('<p>The hub publishes what is known about places.</p><h2>How it works</h2><p>With care.</p>'),
    themes: [
      {
        theme: { id: 'innovation', title: 'Innovation', url: 'https://lpiphub.bham.ac.uk/themes/innovation/' },
        introduction: safe('<p>What helps places to innovate.</p>'),
      },
      { theme: { id: 'skills', title: 'Skills' }, introduction: null },
    ],
    people: authors,
    regions,
    national,
    map: {
      width: 2,
      height: 1,
      attribution: mapAttribution,
      places: regions.map(({ id }) => ({ region: id, path: 'M0 0h1v1z' })),
    },
    messages: [],
  };
}

/** The site of some landings. */
export function site(landings: readonly Landing[] = [landing(document('report', null))]): Site {
  return planPages(hub(), landings);
}

/** A landing for a document, with every region beside it. */
export function landing(shown: Document): Landing {
  const siblings = [
    { region: null, name: 'United Kingdom', id: 'uk' },
    ...regions.map(({ id, name }) => ({ region: id, name, id })),
  ];
  return {
    document: shown,
    downloads,
    citationFiles: [],
    siblings: siblings.map(({ region: of, name, id }) => ({ region: of, name, folder: `${publication.id}/${id}` })),
  };
}
