// Turns the hub and the landings of a build into the pages of the site, and what each of them lists.
import type { Gathering, Hub, Landing, Site, SiteList, SitePage, SitePublication } from '../model.ts';

/** Groups publications and names every page of the hub's own; a build of some editions gives all pages, which list those. */
export function planPages(hub: Hub, landings: readonly Landing[]): Site {
  const publications = groupLandings(landings);
  const lists = listsOf(hub, publications);
  return { hub, publications, lists, pages: pagesOf(hub, lists), statement: null };
}

/** Newest first; of one date in the order of their titles. */
function groupLandings(landings: readonly Landing[]): readonly SitePublication[] {
  const groups = new Map<string, Landing[]>();
  for (const landing of landings) {
    const { id } = landing.document.publication;
    groups.set(id, [...(groups.get(id) ?? []), landing]);
  }
  const all = [...groups].map(([id, group]) => {
    const lead = group.find(({ document }) => document.variant.region === null) ?? (group[0] as Landing);
    return { id, lead, landings: group };
  });
  const { compare } = new Intl.Collator('en-GB');
  return all.sort(
    (a, b) =>
      compare(dateOf(b), dateOf(a)) || compare(a.lead.document.title, b.lead.document.title) || compare(a.id, b.id),
  );
}

function dateOf({ lead }: SitePublication): string {
  return lead.document.publication.date;
}

function listsOf({ themes, people, regions }: Hub, publications: readonly SitePublication[]): readonly SiteList[] {
  const list = (
    by: Gathering,
    of: { id: string; name: string; folder: string },
    has: (one: SitePublication) => boolean,
  ) => ({
    by,
    ...of,
    publications: publications.filter(has),
  });
  const kinds = new Map(
    publications.map(({ lead }) => [slugOf(lead.document.publication.kind), lead.document.publication.kind]),
  );
  const years = new Set(publications.map(({ lead }) => lead.document.year));
  return [
    ...themes.map(({ theme: { id, title } }) =>
      list('theme', { id, name: title, folder: `themes/${id}` }, ({ lead }) => lead.document.theme?.id === id),
    ),
    ...regions.map(({ id, name }) =>
      list('region', { id, name, folder: `regions/${id}` }, ({ landings }) =>
        landings.some(({ document }) => document.variant.region === id),
      ),
    ),
    ...[...kinds].map(([id, name]) =>
      list(
        'kind',
        { id, name, folder: `publications/kind/${id}` },
        ({ lead }) => slugOf(lead.document.publication.kind) === id,
      ),
    ),
    ...[...years].map((year) =>
      list(
        'year',
        { id: year, name: year, folder: `publications/year/${year}` },
        ({ lead }) => lead.document.year === year,
      ),
    ),
    ...people.map(({ person: { id, name } }) =>
      list('person', { id, name, folder: `people/${id}` }, ({ lead }) =>
        lead.document.authors.some(({ person }) => person.id === id),
      ),
    ),
  ];
}

/** What a kind of publication is called in an address: "evidence-review". */
function slugOf(kind: string): string {
  const plain = kind.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return slug === '' ? 'other' : slug;
}

function pagesOf({ themes, people, regions }: Hub, lists: readonly SiteList[]): readonly SitePage[] {
  const page = (kind: SitePage['kind'], folder: string, list: SiteList | null = null): SitePage => ({
    kind,
    folder,
    file: 'index.html',
    list,
  });
  const of = (kind: SitePage['kind'], ...by: readonly Gathering[]) =>
    lists.filter((list) => by.includes(list.by)).map((list) => page(kind, list.folder, list));
  return [
    page('home', ''),
    page('publications', 'publications'),
    ...of('publication-list', 'kind', 'year'),
    ...(themes.length === 0 ? [] : [page('themes', 'themes'), ...of('theme', 'theme')]),
    ...(regions.length === 0 ? [] : [page('regions', 'regions'), ...of('region', 'region')]),
    ...(people.length === 0 ? [] : [page('people', 'people'), ...of('person', 'person')]),
    page('about', 'about'),
    page('accessibility', 'accessibility'),
    { kind: 'not-found', folder: '', file: '404.html', list: null },
  ];
}
