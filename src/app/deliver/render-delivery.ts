// Turns what is published, or would be, and the reasons against it into text for a terminal.
import { cleanText } from '../clean-text.ts';
import { drawTable, wrap } from '../draw-table.ts';
import { plural, sayBytes } from '../render-summary.ts';
import type { Terminal } from '../terminal.ts';
import type { Outcome } from './destination.ts';
import type { Refusal } from './judge-build.ts';
import type { Delivery } from './plan-delivery.ts';

type Look = Pick<Terminal, 'width' | 'colours'>;

/** Of one list, this many items are shown. */
const SHOWN = 20;

/** Each reason with what it holds for, and what mends it. */
export function renderRefusals(refusals: readonly Refusal[], { width, colours }: Look): string {
  const { bold, dim, severity } = colours;
  const parts = refusals.map(({ reason, text, items, hint }) => {
    const lines = firstOf(items).map((item) => wrap(`    ${cleanText(item, ' ')}`, width, '      '));
    return [
      `${severity.error('error')} ${dim(reason)}`,
      wrap(`  ${bold(text)}`, width, '  '),
      ...lines,
      wrap(`  ${hint}`, width, '  '),
    ].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

/** How many files are new, changed, gone and as they were, and which versions stay. */
export function renderCounts(
  { added, changed, gone, unchanged, keptVersions, files }: Delivery,
  { width }: Look,
): string {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const moved = [...added, ...changed].reduce((sum, file) => sum + file.bytes, 0);
  const row = (name: string, count: number, bytes: number) => [
    { text: `  ${name}` },
    { text: plural(count, 'file') },
    { text: sayBytes(bytes) },
  ];
  const sum = (list: readonly { readonly bytes: number }[]) => list.reduce((bytes, file) => bytes + file.bytes, 0);
  const rows = [
    row('New', added.length, sum(added)),
    row('Changed', changed.length, sum(changed)),
    row('Gone', gone.length, sum(gone)),
    row('As they were', unchanged, total - moved - sum(files.filter(({ from }) => from === 'served'))),
    ...(keptVersions.length === 0
      ? []
      : [
          row(
            'Kept',
            files.filter(({ from }) => from === 'served').length,
            sum(files.filter(({ from }) => from === 'served')),
          ),
        ]),
    row('The whole site', files.length, total),
  ];
  const versions =
    keptVersions.length === 0
      ? []
      : [wrap(`  Published versions that stay: ${keptVersions.join(', ')}`, width, '    ')];
  return [
    drawTable(rows, width) ?? rows.map((cells) => cells.map(({ text }) => text).join('  ')).join('\n'),
    ...versions,
  ].join('\n');
}

/** Names what is new, changed and gone, with sizes. */
export function renderLists({ added, changed, gone }: Delivery, { width, colours }: Look): string {
  const list = (
    title: string,
    files: readonly { readonly path: string; readonly bytes: number; readonly before?: number }[],
  ) => {
    if (files.length === 0) return [];
    const rows = files
      .slice(0, SHOWN)
      .map(({ path, bytes, before }) => [
        { text: `  ${path}` },
        { text: before === undefined ? sayBytes(bytes) : `${sayBytes(before)} → ${sayBytes(bytes)}` },
      ]);
    const more = files.length > SHOWN ? [`  … and ${files.length - SHOWN} more; --json has all of them`] : [];
    const table = drawTable(rows, width) ?? rows.map((cells) => cells.map(({ text }) => text).join('  ')).join('\n');
    return [[colours.bold(title), table, ...more].join('\n')];
  };
  return [...list('New', added), ...list('Changed', changed), ...list('Gone', gone)].join('\n\n');
}

/** "Published to /srv/www/site: release 8, after 7." */
export function renderOutcome({ release, previous, unchanged }: Outcome, name: string): string {
  if (unchanged) return `${name} serves that already (release ${release}): nothing was done.`;
  return `Published to ${name}: release ${release}${previous === null ? '' : `, after ${previous}`}.`;
}

function firstOf(items: readonly string[]): readonly string[] {
  return items.length <= SHOWN
    ? items
    : [...items.slice(0, SHOWN), `… and ${items.length - SHOWN} more; --json has all of them`];
}
