// Turns editions into the copies that stay: each published version in a folder of its own, with everything that its pages need.
import type { BuiltEdition, Document, Filters, Landing, OutputFile, Site, SitePublication } from '../model.ts';
import { filesBesidePages } from './files-for-machines.ts';
import { layOutWeb } from './lay-out-web.ts';
import { planLandings } from './plan-landings.ts';
import type { SiteLayout } from './plan-site.ts';
import { fileOf, filesOfEdition, landingPages, neededAssets, webEdition } from './site-files.ts';

/** Whether a build makes versions: one that leaves out a region, an edition, a format or the site would keep a part for the whole. */
export function makesVersions(wanted: boolean | undefined, { region, edition, formats, site }: Filters): boolean {
  const leavesOut =
    region !== undefined || edition !== undefined || site === false || (formats !== undefined && formats.length < 2);
  return wanted !== false && !leavesOut;
}

/** The site that the copies lead back to, and what lays them out. */
export interface Around {
  readonly site: Site;
  readonly layout: SiteLayout;
}

/**
 * The files of each publication's version, labelled with it: pages are laid out anew for where they stand, PDFs and data are
 * the same bytes. What is not out yet, or no more, has none.
 */
export function planVersions(editions: readonly BuiltEdition[], around: Around): OutputFile[] {
  const out = editions.filter(
    ({ document: { release } }) => release.status === 'published' && release.embargo === null,
  );
  const ids = [...new Set(out.map(({ document }) => document.publication.id))];
  return ids.flatMap((id) => {
    const own = out.filter(({ document }) => document.publication.id === id);
    const version = own[0]?.document.publication.version ?? '';
    return filesOfVersion(own, `${id}/v${version}`, around).map((file) => ({ ...file, version }));
  });
}

function filesOfVersion(editions: readonly BuiltEdition[], keptAt: string, { site, layout }: Around): OutputFile[] {
  const copies = editions.map((edition) => ({ ...edition, document: copyAt(keptAt, edition.document) }));
  // What was not laid out at the plain address is not here either.
  const laidOut = layOutWeb(copies, layout.web).map((copy, at) => (editions[at]?.web ? copy : { ...copy, web: null }));
  const own = alone(site, planLandings(laidOut, site.hub.baseUrl));
  const pages = [...landingPages(own, layout), ...laidOut.flatMap(webEdition)];
  return [
    ...pages.map(({ file }) => file),
    ...laidOut.flatMap(filesOfEdition),
    ...filesBesidePages(own, laidOut),
    ...neededAssets(layout.assets, pages).map(({ path, bytes }) => fileOf('asset', `${keptAt}/${path}`, bytes)),
  ];
}

/** The national edition stands in the version's folder itself, as it does in that of the publication. */
function copyAt(keptAt: string, document: Document): Document {
  const { folder, publication } = document.variant;
  return { ...document, variant: { ...document.variant, keptAt, folder: keptAt + folder.slice(publication.length) } };
}

/** A site that knows of no other publication and has no search: a version must not change when another one comes or goes. */
function alone(site: Site, landings: readonly Landing[]): Site {
  const lead = landings.find(({ document }) => document.variant.region === null) ?? landings[0];
  if (lead === undefined) return { ...site, publications: [], lists: [], pages: [] };
  const own: SitePublication = { id: lead.document.publication.id, lead, landings };
  const lists = site.lists.map((list) => ({
    ...list,
    publications: list.publications.some(({ id }) => id === own.id) ? [own] : [],
  }));
  return { ...site, publications: [own], lists, pages: site.pages.filter(({ kind }) => kind !== 'search') };
}
