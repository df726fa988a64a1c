// Turns a publication into what a list of publications shows of it, with its cover.
import type { Landing, SitePublication } from '../model.ts';
import type { Words } from './create-words.ts';
import { documentView, editionName } from './document-view.ts';
import { downloadView } from './download-view.ts';
import { linkTo } from './frame-view.ts';
import { shapeId, viewBoxOf } from './map-view.ts';
import { openingOf } from './opening-of.ts';
import { pointCitations } from './point-citations.ts';
import type { ReleaseView } from './release-view.ts';
import type { Setting } from './setting.ts';

/** Signs of a title that a small cover sets smaller. */
const LONG_TITLE = 40;

/** One publication by its national landing, or by that of `region` where there is one. */
export function publicationView({ lead, landings }: SitePublication, setting: Setting, region: string | null = null) {
  const { words, root } = setting;
  const shown = landings.find(({ document }) => region !== null && document.variant.region === region) ?? lead;
  const { folder } = shown.document.variant;
  const view = documentView(pointCitations(shown.document, null), words, root);
  return {
    ...view,
    cover: coverView(shown, setting),
    // Its title is a heading below that of a section, or else below the page's.
    inSection: true,
    standing: standingOf(view.release, words),
    // What is withdrawn has no summary left; its reason is what a reader must know.
    opening: view.release.withdrawn?.reason ?? openingOf(shown.document.summary),
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

/** How far a publication is, in a word or two for each mark; empty where it is simply published. */
function standingOf({ marks, withdrawn }: ReleaseView, words: Words): readonly string[] {
  return withdrawn === null ? marks.map(({ short }) => short) : [words('release.withdrawn')];
}

/** The cover of a report: its words, and its region lit on the site's map. */
export function coverView({ document }: Landing, { site }: Setting) {
  const { map } = site.hub;
  const { region } = document.variant;
  return {
    kind: document.publication.kind,
    title: document.title,
    edition: editionName(document),
    publisher: document.publisher.short,
    longTitle: document.title.length > LONG_TITLE,
    viewBox: viewBoxOf(map),
    places: (map?.places ?? []).map((place, at) => ({
      shape: shapeId(at),
      lit: region === null || place.region === region,
    })),
  };
}
