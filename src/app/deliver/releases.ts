// Turns what is known of a target's releases into the next one, the one to go back to, and those to remove.
import { BuildError } from '../../messages.ts';

/** release.json, beside the site of a release. */
export interface Release {
  readonly number: number;
  /** The release that was served before it; null for the first. */
  readonly previous: number | null;
  /** SHA-256 of its manifest.json. */
  readonly manifest: string;
  /** "2026-12-01T09:30:00Z" */
  readonly publishedAt: string;
}

/** How many releases a target keeps, with the one that is served. */
export const KEPT_RELEASES = 5;

/** The number of a release by the target of the link that serves it, "site.releases/7/site"; null for another. */
export function servedNumber(link: string, releasesFolder: string): number | null {
  const parts = link.split('/').slice(-3);
  const [folder, number = '', site] = parts;
  return folder === releasesFolder && site === 'site' && /^\d+$/.test(number) ? Number(number) : null;
}

/** Reads a release.json; null where it is none. A folder that was adopted has none. */
export function parseRelease(text: string): Release | null {
  try {
    const read = JSON.parse(text) as Release;
    return Number.isSafeInteger(read.number) && typeof read.manifest === 'string' ? read : null;
  } catch {
    return null;
  }
}

export function nextNumber(numbers: readonly number[]): number {
  return Math.max(0, ...numbers) + 1;
}

/** The numbers to remove once `served` is served: never that one, nor the one to which its rollback leads. */
export function removable(
  numbers: readonly number[],
  { number, previous }: Pick<Release, 'number' | 'previous'>,
): readonly number[] {
  const newest = [...numbers]
    .filter((one) => one !== number)
    .sort((a, b) => b - a)
    .slice(0, KEPT_RELEASES - 1);
  return numbers.filter((one) => one !== number && one !== previous && !newest.includes(one));
}

/** The release to go back to: the one that is named, else the one served before. Yields BuildError 'selection-unknown'. */
export function rollbackTo(
  wanted: string | undefined,
  {
    served,
    previous,
    numbers,
  }: { readonly served: number | null; readonly previous: number | null; readonly numbers: readonly number[] },
): number {
  const others = numbers.filter((one) => one !== served).sort((a, b) => a - b);
  const hint =
    others.length === 0
      ? 'There is no other release yet.'
      : `It can be: ${others.join(', ')}; ${served ?? 'none'} is served now.`;
  if (wanted === undefined) {
    const before = previous ?? others.filter((one) => one < (served ?? 0)).at(-1);
    if (before !== undefined && others.includes(before)) return before;
    throw new BuildError('selection-unknown', 'There is no release before the one that is served.', hint);
  }
  const number = /^\d+$/.test(wanted) ? Number(wanted) : null;
  if (number !== null && others.includes(number)) return number;
  throw new BuildError(
    'selection-unknown',
    number !== null && number === served
      ? `Release ${wanted} is the one that is served.`
      : `There is no release "${wanted}".`,
    hint,
  );
}
