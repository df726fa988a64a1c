// Turns a collection into the files that pages link to.
import type { Asset, Collection } from '../model.ts';
import { buildStyleSheet, fontPath } from './build-style-sheet.ts';
import { COPY_CITATION } from './copy-citation.ts';

/** Lists style sheets (one of each medium for each brand), fonts and the publications' pictures. */
export function listAssets({ design, publications }: Collection): Asset[] {
  const encoder = new TextEncoder();
  const { base = '', figures = '', review = '', ...media } = design.styles;
  // Pages on the web share their base; the hub's own and landing pages have no figures.
  const rulesOf = (medium: string, rules: string) => {
    const parts = { print: [rules, figures], site: [base, rules] }[medium] ?? [base, rules, figures];
    return parts.map((part) => part.trim()).join('\n\n');
  };
  const sheets = Object.entries(media).flatMap(([medium, rules]) =>
    Object.values(design.brands).map((brand) => ({
      path: `assets/${medium}-${brand.id}.css`,
      bytes: encoder.encode(buildStyleSheet(rulesOf(medium, rules), brand, design.fonts)),
      mediaType: 'text/css',
    })),
  );
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
  const script = {
    path: 'assets/copy-citation.js',
    bytes: encoder.encode(COPY_CITATION),
    mediaType: 'text/javascript',
  };
  return [...sheets, forReview, script, ...fonts, ...pictures];
}
