// Turns a publication into what a list of publications shows of it.
import type { Landing, SitePublication } from '../model.ts';
import { documentView, editionName } from './document-view.ts';
import { downloadView } from './download-view.ts';
import { linkTo } from './frame-view.ts';
import { pointCitations } from './point-citations.ts';
import type { Setting } from './setting.ts';

/** One publication by its national landing, or by that of `region` where there is one. */
export function publicationView({ lead, landings }: SitePublication, setting: Setting, region: string | null = null) {
  const { words, root } = setting;
  const shown = landings.find(({ document }) => region !== null && document.variant.region === region) ?? lead;
  const { folder } = shown.document.variant;
  return {
    ...documentView(pointCitations(shown.document, null), words, root),
    cover: coverView(shown, setting),
    href: linkTo(root, folder),
    downloads: shown.downloads
      .filter(({ format }) => format === 'pdf')
      .map((one) => downloadView(one, words(`edition.${one.edition}`), { words, folder: `${root}${folder}/` })),
    regions:
      landings.length < 2
        ? []
        : landings.map(({ document: other }) => ({
            name: other.variant.region === null ? editionName(other) : other.region.name,
            href: linkTo(root, other.variant.folder),
          })),
  };
}

/** The cover of a report, small: its words, and the region lit on the site's map. */
export function coverView({ document }: Landing, { site }: Setting) {
  const { map } = site.hub;
  const { region } = document.variant;
  return {
    kind: document.publication.kind,
    title: document.title,
    edition: editionName(document),
    publisher: document.publisher.short,
    viewBox: map === null ? '' : `0 0 ${map.width} ${map.height}`,
    places: (map?.places ?? []).map((place) => ({
      path: place.path,
      lit: region === null || place.region === region,
    })),
  };
}
