// Says what the head of a page may tell machines of it, and where a page stands as a whole address.
import type { SafeHtml } from '../../model.ts';
import { type TrustedHtml, trustHtml } from '../trust-html.ts';

/** A <meta>; `property` for vocabularies that are read so (Open Graph), else `name`. */
export interface MetaTag {
  readonly name: string | null;
  readonly property: string | null;
  readonly content: string;
}

/** A <link>; what is null is not said. */
export interface LinkTag {
  readonly rel: string;
  readonly href: string;
  readonly type: string | null;
  readonly title: string | null;
}

/** The fields of `partials/metadata`. */
export interface HeadMetadata {
  readonly tags: readonly MetaTag[];
  readonly links: readonly LinkTag[];
  readonly linked: TrustedHtml | null;
}

/** Texts by name; what is null or "" is left out, and a list becomes one tag for each. */
export type Facts = Readonly<Record<string, string | readonly string[] | null | undefined>>;

export const NO_METADATA: HeadMetadata = { tags: [], links: [], linked: null };

/** Tags of one vocabulary. */
export function tagsOf(as: 'name' | 'property', facts: Facts): readonly MetaTag[] {
  return Object.entries(facts).flatMap(([key, value]) =>
    [value ?? []]
      .flat()
      .filter((content) => content !== '')
      .map((content) => ({ name: as === 'name' ? key : null, property: as === 'property' ? key : null, content })),
  );
}

/** One link. */
export function linkTag(rel: string, href: string, { type, title }: { type?: string; title?: string } = {}): LinkTag {
  return { rel, href, type: type ?? null, title: title ?? null };
}

/** The address of a file, or of a folder's page ("…/wales/"); null while it is not known where the site will stand. */
export function absoluteUrl(baseUrl: string | null, folder: string, file = ''): string | null {
  if (baseUrl === null) return null;
  const path = [folder, file].filter((part) => part !== '').join('/');
  const slash = file === '' && folder !== '' ? '/' : '';
  return `${baseUrl.replace(/\/+$/, '')}/${encodeURI(path)}${slash}`;
}

/** JSON-LD as it may stand in a <script>: no text in it can end the element. What is null, "" or an empty list is left out. */
export function linkedData(data: object): TrustedHtml {
  const graph = { '@context': 'https://schema.org', ...(pruned(data) as object) };
  const json = JSON.stringify(graph).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return trustHtml(json as SafeHtml);
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(pruned).filter(isSaid);
    return kept.length === 1 ? kept[0] : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, pruned(inner)] as const)
      .filter(([, inner]) => isSaid(inner)),
  );
}

function isSaid(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return !(Array.isArray(value) && value.length === 0);
}
