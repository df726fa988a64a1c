// Turns a collection into the files that pages link to.
import type { Asset, Collection, Design } from '../model.ts';
import { buildStyleSheet, fontPath } from './build-style-sheet.ts';
import { COPY_CITATION } from './copy-citation.ts';
import { SEARCH } from './search-script.ts';

/** Lists style sheets (one of each medium for each brand), fonts and the publications' pictures. */
export function listAssets({ design, publications }: Collection): Asset[] {
  const encoder = new TextEncoder();
  const { review = '' } = design.styles;
  // What only the pages of a review need, beside the web's.
  const forReview = { path: 'assets/review.css', bytes: encoder.encode(review), mediaType: 'text/css' };
  const fonts = design.fonts.map((font) => ({ path: fontPath(font), bytes: font.bytes, mediaType: 'font/woff2' }));
  const pictures = publications.flatMap((publication) =>
    publication.pictures.map(({ path, bytes, mediaType }) => ({
      path: `assets/${publication.id}/${path}`,
      bytes,
      mediaType,
    })),
  );
  const scripts = Object.entries({ 'copy-citation': COPY_CITATION, search: SEARCH }).map(([name, text]) => ({
    path: `assets/${name}.js`,
    bytes: encoder.encode(text),
    mediaType: 'text/javascript',
  }));
  return [...sheetsOf(design), forReview, ...scripts, ...fonts, ...pictures];
}

const sheetsMade = new WeakMap<Design, readonly Asset[]>();

/** The style sheets of a design, made once for it, however many layouts are. */
function sheetsOf(design: Design): readonly Asset[] {
  const known = sheetsMade.get(design) ?? makeSheets(design);
  sheetsMade.set(design, known);
  return known;
}

function makeSheets(design: Design): readonly Asset[] {
  const encoder = new TextEncoder();
  const { base = '', figures = '', review: _, ...media } = design.styles;
  // Pages on the web share their base; the hub's own and landing pages have no figures.
  const rulesOf = (medium: string, rules: string) => {
    const parts = { print: [rules, figures], site: [base, rules], card: [rules] }[medium] ?? [base, rules, figures];
    return parts.map((part) => part.trim()).join('\n\n');
  };
  return Object.entries(media).flatMap(([medium, rules]) =>
    Object.values(design.brands).map((brand) => ({
      path: `assets/${medium}-${brand.id}.css`,
      bytes: encoder.encode(buildStyleSheet(rulesOf(medium, rules), brand, design.fonts)),
      mediaType: 'text/css',
    })),
  );
}
