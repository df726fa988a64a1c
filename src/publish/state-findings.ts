// Puts what was found in the finished files on the page about accessibility, and beside it for machines.
import type { ConformanceStatement, OutputFile } from '../model.ts';
import { type SiteLayout, type SiteParts, siteOf } from './plan-site.ts';
import { fileOf } from './site-files.ts';

/** Where the statement is for machines: what `despatch verify --json` prints. */
const STATEMENT = 'accessibility/statement.json';

/** What planSite planned, with the statement told; the page that tells it is the one that the statement cannot be about. Without a site it is told by the build alone. */
export function stateFindings(
  planned: readonly OutputFile[],
  parts: SiteParts,
  { layout, statement }: { readonly layout: SiteLayout; readonly statement: ConformanceStatement },
): OutputFile[] {
  const untold = siteOf(parts);
  if (untold === null) return [...planned];
  const site = { ...untold, statement };
  const told = site.pages.flatMap((one) => {
    if (one.kind !== 'accessibility') return [];
    const { html, language } = layout.site(one, site);
    return [{ ...fileOf('hub-page', `${one.folder}/${one.file}`, html), language }];
  });
  const others = planned.filter(({ path }) => !told.some((page) => page.path === path));
  const json = fileOf('statement', STATEMENT, `${JSON.stringify(statement, null, 2)}\n`);
  return [...others, ...told, json].sort((a, b) => (a.path < b.path ? -1 : 1));
}
