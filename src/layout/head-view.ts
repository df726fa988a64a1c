// Turns what is known of a page on the web into what its head says.

/** Every page is sealed: no scripts, nothing from elsewhere, no inline style. */
export const POLICY =
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
}

/** The fields of `partials/head`. */
export function headView({ person = '', noindex = false, ...facts }: HeadFacts) {
  return { policy: POLICY, ...facts, person, noindex };
}
