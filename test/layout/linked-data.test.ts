// Holds every node of linked data to schema.org: types that exist, properties that they have, values of their kind.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/index.ts';
import type { Author, Collection, Document } from '../../src/model.ts';
import { collection, document, downloads, landing, SITE_PAGES, site } from './fixture.ts';

interface SchemaType {
  readonly parent: string | null;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** What schema.org says of the types that are used, as far as their properties are. */
const TYPES: Readonly<Record<string, SchemaType>> = JSON.parse(
  readFileSync(new URL('schema-org.json', import.meta.url), 'utf8'),
);
const BASE = 'https://example.org/evidence';
const known: Collection = { ...collection(), config: { ...collection().config, baseUrl: BASE } };

const KINDS: Readonly<Record<string, (value: string) => boolean>> = {
  Text: (value) => value.trim() !== '' && !/<\/?[a-z]/.test(value),
  URL: (value) => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(value) && URL.canParse(value),
  Date: (value) => /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(value),
  Language: (value) => /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/.test(value),
};

function propertiesOf(type: string): SchemaType['properties'] {
  const { parent, properties } = TYPES[type] ?? { parent: null, properties: {} };
  return { ...(parent === null ? {} : propertiesOf(parent)), ...properties };
}

function isA(type: string, wanted: string): boolean {
  return type === wanted || (TYPES[type]?.parent != null && isA(TYPES[type].parent, wanted));
}

type Linked = Readonly<Record<string, unknown>>;

/** Everything that schema.org would not allow; `isRelative` says whether addresses of files may be relative. */
function faultsOf(node: Linked, path: string, isRelative: boolean): readonly string[] {
  const { '@type': type, '@id': id, '@context': _, ...rest } = node;
  const faults = id === undefined || KINDS.URL?.(String(id)) ? [] : [`${path}: @id ${id}`];
  if (typeof type !== 'string' || TYPES[type] === undefined) return [...faults, `${path}: no type "${type}"`];
  const allowed = propertiesOf(type);
  const within = Object.entries(rest).flatMap(([name, values]) => {
    const kinds = allowed[name];
    if (kinds === undefined) return [`${path}: ${type} has no ${name}`];
    return [values].flat().flatMap((value) => valueFaults(value, kinds, `${path}.${name}`));
  });
  return [...faults, ...within];

  function valueFaults(value: unknown, kinds: readonly string[], at: string): readonly string[] {
    if (typeof value === 'object' && value !== null) {
      const inner = value as Linked;
      // What is named elsewhere on the page may be pointed to.
      if (Object.keys(inner).join() === '@id')
        return KINDS.URL?.(String(inner['@id'])) ? [] : [`${at}: ${inner['@id']}`];
      const fits = kinds.some((kind) => isA(String(inner['@type']), kind));
      return [...(fits ? [] : [`${at}: a ${inner['@type']}`]), ...faultsOf(inner, at, isRelative)];
    }
    if (typeof value !== 'string') return [`${at}: ${JSON.stringify(value)}`];
    if (isRelative && at.endsWith('.contentUrl') && /^[\w.-]+$/.test(value)) return [];
    return kinds.some((kind) => KINDS[kind]?.(value)) ? [] : [`${at}: "${value}"`];
  }
}

function linkedOf(html: string): Linked {
  const [, json] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json ?? expect.fail('no linked data'));
}

/** Every type in a graph. */
function typesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Linked)['@type'];
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(typesIn)];
}

const [ada] = document('report', null).authors as readonly [Author];
const council: Author = {
  ...ada,
  person: {
    id: 'council',
    name: 'The Council',
    links: [{ label: 'Site', url: 'https://example.org/council' }],
  } as never,
  cited: { family: 'The Council', given: '' },
};

/** A document in which nothing is left out that linked data can say. */
function full(edition: 'report' | 'policy-briefing', region: string | null): Document {
  const made = document(edition, region);
  const orcid = { ...ada, person: { ...ada.person, orcid: '0000-0002-1825-0097', organisation: 'A University' } };
  const identifiers = { doi: '10.1000/182', isbn: '978-3-16-148410-0', series: 'Evidence Reviews, No. 1' };
  const publication = { ...made.publication, date: '2024-05-17', subtitle: 'What is known', identifiers };
  return { ...made, authors: [orcid, council], publication };
}

function pagesOf(of: Collection): readonly (readonly [string, string])[] {
  const landings = [landing(full('report', null)), landing(full('report', 'wales'))].map((one, _, every) => ({
    ...one,
    siblings: every.map(({ document: { variant, region } }) => ({
      region: variant.region,
      name: region.name,
      folder: variant.folder,
    })),
  }));
  const whole = site(landings);
  const hub = { ...whole.hub, baseUrl: of.config.baseUrl ?? null };
  const layout = createLayout(of);
  const own = SITE_PAGES.filter((kind) => kind !== 'not-found').map((kind) => {
    const page = whole.pages.find((one) => one.kind === kind) ?? expect.fail(kind);
    return [kind, layout.site(page, { ...whole, hub }).html] as const;
  });
  const bare = landing({
    ...document('report', 'wales'),
    publication: { ...document('report', 'wales').publication, keywords: [] },
  });
  return [
    ...own,
    ...landings.map(
      (one) => [`landing of ${one.document.region.name}`, layout.landing(one, { ...whole, hub }).html] as const,
    ),
    ['landing that says little', layout.landing(bare, { ...whole, hub }).html],
    ['web briefing', layout.web({ document: full('policy-briefing', 'wales'), downloads }).html],
  ];
}

describe('linked data', () => {
  it.each(pagesOf(known))('of %s keeps to schema.org', (name, html) => {
    const linked = linkedOf(html);
    expect(linked['@context']).toBe('https://schema.org');
    expect(faultsOf(linked, name, false)).toEqual([]);
  });

  it.each(pagesOf(collection()))('of %s keeps to it where nobody knows yet where the site will stand', (name, html) => {
    expect(faultsOf(linkedOf(html), name, true)).toEqual([]);
  });

  it('uses every type that is known here, so that none is allowed for nothing', () => {
    const used = new Set(pagesOf(known).flatMap(([, html]) => typesIn(linkedOf(html))));
    const roots = new Set(Object.values(TYPES).map(({ parent }) => parent));
    expect(Object.keys(TYPES).filter((type) => !used.has(type) && !roots.has(type))).toEqual([]);
  });

  it('points to nothing that the page does not name', () => {
    for (const [name, html] of pagesOf(known)) {
      const said = html.slice(html.indexOf('ld+json'));
      const pointed = [...said.matchAll(/\{"@id":"([^"]*)"\}/g)].map(([, id]) => id);
      for (const id of pointed) expect(said, name).toContain(`"Organization","@id":"${id}"`);
    }
  });

  it('has faults that are found', () => {
    const wrong = {
      '@type': 'Report',
      url: 'report.html',
      datePublished: 'May 2024',
      author: { '@type': 'Place' },
      pages: '3',
    };
    expect(faultsOf(wrong, 'it', false)).toEqual([
      'it.url: "report.html"',
      'it.datePublished: "May 2024"',
      'it.author: a Place',
      'it: Report has no pages',
    ]);
  });
});
