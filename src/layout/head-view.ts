// Turns what is known of a page on the web into what its head says.
import { type HeadMetadata, NO_METADATA } from './metadata/head-metadata.ts';

/** Every page is sealed: nothing from elsewhere, no inline style, and no scripts but on a page that has one of the site's. */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** What the head of a page needs. */
export interface HeadFacts {
  readonly pageTitle: string;
  readonly description: string;
  readonly language: string;
  /** Link to the style sheet. */
  readonly style: string;
  /** Authors, as one text; "" where a page has none. */
  readonly person?: string;
  /** Whether search engines should leave it out: what is no more or not yet published. */
  readonly noindex?: boolean;
  /** Whether the page has a script, a file of the site's own. */
  readonly scripted?: boolean;
  /** What it may load besides; "" for nothing. */
  readonly besides?: string;
}

/** The fields of `partials/head`. */
export function headView({ person = '', noindex = false, scripted = false, besides = '', ...facts }: HeadFacts) {
  const scripts = scripted ? "script-src 'self'" : besides;
  const policy = scripts === '' ? POLICY : `${POLICY}; ${scripts}`;
  return { policy, ...facts, person, noindex, metadata: NO_METADATA as HeadMetadata };
}
