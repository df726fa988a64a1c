// Turns a statement of conformance into text for a terminal.
import type { ConformanceStatement, VerifiedRule, VerifyFinding } from '../model.ts';
import { cleanText } from './clean-text.ts';
import { wrap } from './draw-table.ts';
import { plural } from './render-summary.ts';
import type { Terminal } from './terminal.ts';

/** Of one rule in one file, this many findings are shown. */
const SHOWN = 5;
const KINDS: readonly (readonly [prefix: string, title: string])[] = [
  ['pdf-', 'In PDFs'],
  ['html-', 'In web pages'],
  ['files-', 'In the folder'],
];

/** What was checked with counts, what was found, what needs a person, and what was not checked. */
export function renderStatement(
  statement: ConformanceStatement,
  terminal: Pick<Terminal, 'width' | 'colours'>,
): string {
  const { bold, dim, severity } = terminal.colours;
  const { checked, findings, pdfs, people, unchecked } = statement;
  const lines = (texts: readonly string[]) =>
    texts.map((text) => wrap(`  ${cleanText(text, ' ')}`, terminal.width, '    '));

  function rules(prefix: string, title: string): string[] {
    const own = checked.filter(({ rule }) => rule.startsWith(prefix));
    return own.length === 0 ? [] : [[bold(`${title} a machine checked:`), ...own.map(ruleLine)].join('\n')];
  }

  function ruleLine({ says, items, item, source, findings }: VerifiedRule): string {
    const result = findings === 0 ? '✓' : severity.error('✗');
    const from = source === '' ? '' : `, ${source}`;
    const found = findings === 0 ? '' : `; ${plural(findings, 'finding')}`;
    return `  ${result} ${wrap(`${says} (${plural(items, item)}${from})${found}`, terminal.width - 4).replaceAll('\n', '\n    ')}`;
  }

  function findingLines(file: string): string {
    const own = findings.filter((finding) => finding.file === file);
    const shown = [...groupBy(own, ({ rule }) => rule).values()].flatMap((list) => [
      ...list.slice(0, SHOWN).map(sayFinding),
      ...(list.length > SHOWN ? [`… and ${list.length - SHOWN} more by ${list[0]?.rule}; --json has all of them`] : []),
    ]);
    return [`  ${bold(cleanText(file, ' '))}`, ...lines(shown).map((text) => text.replace(/^/gm, '  '))].join('\n');
  }

  const files = [...new Set(findings.map(({ file }) => file))];
  return [
    lookedAt(statement),
    ...KINDS.flatMap(([prefix, title]) => rules(prefix, title)),
    ...(findings.length === 0
      ? [bold('Nothing was found.')]
      : [[bold(`Found, ${plural(findings.length, 'finding')}:`), ...files.map(findingLines)].join('\n')]),
    [bold('What needs a person:'), ...lines(people.map(({ text }) => text))].join('\n'),
    [bold('Not checked here:'), ...lines(unchecked.map(({ text }) => text))].join('\n'),
    ...(findings.length === 0 && pdfs.length > 0
      ? [dim('A machine finds faults; that it finds none is no proof that a person can read the document.')]
      : []),
  ].join('\n\n');
}

function sayFinding({ rule, page, text }: VerifyFinding): string {
  return `${rule}${page === null ? '' : `, page ${page}`}: ${text}`;
}

/** "26 PDFs (871 pages), 40 web pages, 188 files. 26 PDFs claim PDF/UA-1 and PDF/A-3a." */
function lookedAt({ pdfs, webPages, files }: ConformanceStatement): string {
  const pages = pdfs.reduce((sum, one) => sum + one.pages, 0);
  const parts = [
    ...(pdfs.length === 0 ? [] : [`${plural(pdfs.length, 'PDF')} (${plural(pages, 'page')})`]),
    ...(webPages === 0 ? [] : [plural(webPages, 'web page')]),
    ...(files === 1 ? [] : [plural(files, 'file')]),
  ];
  const claims = [...groupBy(pdfs, (pdf) => pdf.claims.join(' and '))].map(
    ([claim, { length }]) =>
      `${plural(length, 'PDF')} ${length === 1 ? 'claims' : 'claim'} ${claim === '' ? 'to conform to nothing' : cleanText(claim, ' ')}.`,
  );
  return [`Verified: ${parts.join(', ') || 'nothing'}.`, ...claims].join('\n');
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
