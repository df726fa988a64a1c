// Turns addresses into what visiting them came to: few at a time, and one at a time on each site.
import type { ExternalLink } from '../../model.ts';
import { type Visit, type VisitOptions, visitUrl } from './visit-url.ts';

/** Sites that are visited at a time. */
const AT_ONCE = 6;

export interface VisitedLink extends ExternalLink {
  readonly visit: Visit;
}

/** Visits every link, in the order of the list. */
export async function visitLinks(
  links: readonly ExternalLink[],
  options: VisitOptions,
): Promise<readonly VisitedLink[]> {
  const visits = new Map<string, Visit>();
  const sites = [...groupBySite(links).values()];
  const work = async () => {
    for (let site = sites.shift(); site !== undefined; site = sites.shift())
      for (const { url } of site) {
        options.signal.throwIfAborted();
        visits.set(url, await visitUrl(url, options));
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return links.flatMap((link) => {
    const visit = visits.get(link.url);
    return visit === undefined ? [] : [{ ...link, visit }];
  });
}

function groupBySite(links: readonly ExternalLink[]): ReadonlyMap<string, ExternalLink[]> {
  const sites = new Map<string, ExternalLink[]>();
  for (const link of links) {
    const site = URL.canParse(link.url) ? new URL(link.url).host : '';
    sites.set(site, [...(sites.get(site) ?? []), link]);
  }
  return sites;
}
