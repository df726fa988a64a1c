// Turns links to other sites, and what visiting them came to, into text for a terminal.
import type { ExternalLink } from '../../model.ts';
import { cleanText } from '../clean-text.ts';
import { drawTable, wrap } from '../draw-table.ts';
import { plural } from '../render-summary.ts';
import type { Terminal } from '../terminal.ts';
import type { VisitedLink } from './visit-links.ts';

type Look = Pick<Terminal, 'width' | 'colours'>;

/** "41 addresses on other sites, in 312 links of 52 files.", and each with its links and files. */
export function renderLinks(links: readonly ExternalLink[], look: Look): string {
  if (links.length === 0) return 'There are no links to other sites.';
  const count = links.reduce((sum, link) => sum + link.count, 0);
  const files = new Set(links.flatMap((link) => link.files)).size;
  const lead = `${addresses(links.length)} on other sites, in ${plural(count, 'link')} of ${plural(files, 'file')}.`;
  return `${lead}\n\n${table(
    links.map(({ url, count, files }) => [url, plural(count, 'link'), plural(files.length, 'file')]),
    look,
  )}`;
}

/** What is not as it should be, with where it is named; and how many are. */
export function renderVisits(visited: readonly VisitedLink[], look: Look): string {
  const { bold, severity } = look.colours;
  const of = (state: VisitedLink['visit']['state']) => visited.filter(({ visit }) => visit.state === state);
  const list = (title: string, links: readonly VisitedLink[]) =>
    links.length === 0
      ? []
      : [[bold(title), ...links.map((link) => wrap(`  ${cleanText(say(link), ' ')}`, look.width, '    '))].join('\n')];
  return [
    ...list(severity.error('Broken'), of('broken')),
    ...list(severity.warning('Unclear: look yourself'), of('unclear')),
    ...list('Moved for good', of('moved')),
    `${of('ok').length} of ${addresses(visited.length)} answered as they should.`,
  ].join('\n\n');
}

function say({ url, visit, files }: VisitedLink): string {
  const [first = ''] = files;
  const where = `in ${first}${files.length > 1 ? ` and ${plural(files.length - 1, 'other file')}` : ''}`;
  return `${url} – ${visit.text}${visit.to === undefined ? '' : `, now ${visit.to}`} (${where})`;
}

function addresses(count: number): string {
  return count === 1 ? '1 address' : `${count} addresses`;
}

function table(rows: readonly (readonly string[])[], { width }: Look): string {
  const cells = rows.map((row) => row.map((text, at) => ({ text: at === 0 ? `  ${text}` : text })));
  return drawTable(cells, width) ?? rows.map((row) => row.join('  ')).join('\n');
}
