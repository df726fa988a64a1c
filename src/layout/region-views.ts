// Turns regions into what their list, their map and their own pages show.
import type { Region, SiteList } from '../model.ts';
import { contactView } from './document-view.ts';
import { linkTo } from './frame-view.ts';
import { countOf } from './list-views.ts';
import { mapView } from './map-view.ts';
import { publicationView } from './publication-view.ts';
import type { Setting } from './setting.ts';

/** Every region with the link to its page; `current` is the id of the one that the page is about. */
export function regionLinks({ site, words, root }: Setting, current: string | null) {
  return site.lists
    .filter(({ by }) => by === 'region')
    .map(({ id, name, folder, publications }) => ({
      region: id,
      name,
      href: linkTo(root, folder),
      current: id === current,
      count: countOf(publications.length, words),
    }));
}

/** All regions, as a map and as a list. */
export function regionListView(setting: Setting) {
  const regions = regionLinks(setting, null);
  const map = mapView(setting.site.hub.map, regions);
  return { regions, map, mapAttribution: map?.attribution ?? null };
}

/** One region: where it is, who works there, what is published for it, whom to ask. */
export function regionView(list: SiteList, setting: Setting) {
  const { site, words } = setting;
  const region = site.hub.regions.find(({ id }) => id === list.id);
  if (region === undefined) throw new Error(`There is no region "${list.id}".`);
  const regions = regionLinks(setting, region.id);
  const map = mapView(site.hub.map, regions);
  return {
    name: region.name,
    kind: region.kind ?? null,
    otherNames: Object.entries(region.names).map(([language, name]) => ({ language, name })),
    partners: region.partners.map(({ name, lead, url }) => ({ name, lead: lead ?? null, url: url ?? null })),
    contact: contactView(contactOf(region, setting)),
    noneText: words('region.none', { region: region.nameInText }),
    publications: list.publications.map((one) => publicationView(one, setting, region.id)),
    regions,
    map,
    mapAttribution: map?.attribution ?? null,
  };
}

function contactOf({ contact }: Region, { site }: Setting): string | undefined {
  return contact ?? site.hub.publisher.email;
}
