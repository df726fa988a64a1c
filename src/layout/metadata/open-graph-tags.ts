// Turns what a page is called into the tags by which other sites show a link to it: Open Graph, and the card of X.
import type { Publisher } from '../../model.ts';
import { type MetaTag, tagsOf } from './head-metadata.ts';

/** Size of the picture of a card, in pixels. */
export const CARD = { width: 1200, height: 630 } as const;

/** What is shown of a page. */
export interface SharedPage {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly publisher: Publisher;
  /** Absolute; null while it is not known where the site will stand. */
  readonly url: string | null;
  readonly picture: { readonly url: string; readonly alt: string } | null;
  /** A publication's date, where it is a whole one. */
  readonly published: string | null;
}

/** `published` null is a page of the hub's own. */
export function openGraphTags(page: SharedPage, type: 'article' | 'website' | 'profile'): readonly MetaTag[] {
  const { picture } = page;
  return [
    ...tagsOf('property', {
      'og:type': type,
      'og:title': page.title,
      'og:description': page.description,
      'og:site_name': page.publisher.name,
      'og:locale': page.language.replace('-', '_'),
      'og:url': page.url,
      'og:image': picture?.url,
      'og:image:type': picture === null ? null : 'image/png',
      'og:image:width': picture === null ? null : String(CARD.width),
      'og:image:height': picture === null ? null : String(CARD.height),
      'og:image:alt': picture?.alt,
      'article:published_time': /^\d{4}-\d\d-\d\d$/.test(page.published ?? '') ? page.published : null,
    }),
    ...tagsOf('name', { 'twitter:card': picture === null ? 'summary' : 'summary_large_image' }),
  ];
}
