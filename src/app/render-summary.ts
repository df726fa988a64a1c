// Turns the result of a build into the few lines that sum it up.
import type {
  BuildResult,
  ConformanceStatement,
  FileKind,
  Filters,
  ManifestEntry,
  Message,
  StageName,
} from '../model.ts';

const STAGES: readonly StageName[] = ['collect', 'compose', 'layout', 'print', 'publish'];

const WEB_PAGES: readonly FileKind[] = ['index', 'hub-page', 'landing', 'web-edition'];

/** What a count calls messages of each severity. */
const CALLED = { error: 'error', warning: 'warning', info: 'note' } as const;

/** "2 errors, 1 warning, 3 notes", or "" when there is nothing to count. */
export function countMessages(messages: readonly Message[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = messages.filter((message) => message.severity === severity).length;
    return count === 0 ? '' : plural(count, CALLED[severity]);
  });
  return counts.filter((count) => count !== '').join(', ');
}

/** What was built, where it is, and how long each stage took; `outDir` as a person would write it. */
export function renderSummary(result: BuildResult, outDir: string, filters: Filters): string {
  const { files, statement, timings, variants } = result;
  const kept = files.filter(({ version }) => version !== undefined);
  const plain = files.filter(({ version }) => version === undefined);
  const pdfs = plain.filter(({ kind }) => kind === 'pdf');
  const pages = pdfs.reduce((sum, file) => sum + (file.pages ?? 0), 0);
  const webPages = plain.filter(({ kind }) => WEB_PAGES.includes(kind));
  const data = plain.filter(({ kind }) => kind === 'ledger' || kind === 'recommendations');
  const publications = new Set(variants.map(({ publication }) => publication)).size;
  const regions = new Set(variants.flatMap(({ region }) => region ?? [])).size;
  const national = variants.some(({ region }) => region === null) ? ['the nation'] : [];
  const places = [...national, ...(regions === 0 ? [] : [plural(regions, 'region')])].join(' and ');
  const narrowed = narrowing(filters);
  return [
    `Built ${plural(publications, 'publication')} for ${places}.`,
    `  PDFs       ${pdfs.length} (${plural(pages, 'page')}, ${size(pdfs)})`,
    `  Web pages  ${webPages.length}`,
    ...(data.length === 0 ? [] : [`  Data       ${plural(data.length, 'file')} (${size(data)})`]),
    ...(kept.length === 0
      ? []
      : [`  Versions   ${plural(kept.length, 'file')} that stay where they are (${size(kept)})`]),
    ...(statement === null ? [] : [`  Verified   ${found(statement, filters)}`]),
    `  In         ${outDir} (${plural(files.length, 'file')}, ${size(files)})`,
    ...(narrowed === '' ? [] : [`  This output holds only ${narrowed}; build without options for everything.`]),
    '',
    ...STAGES.map((stage) => `  ${stage.padEnd(9)}${milliseconds(timings[stage])}`),
    `  ${'total'.padEnd(9)}${milliseconds(timings.total)}   (print runs beside compose and layout)`,
  ].join('\n');
}

function narrowing({ publication, region, edition, formats, site }: Filters): string {
  const parts = [
    publication === undefined ? '' : `publication ${publication}`,
    region === undefined ? '' : `region ${region}`,
    edition === undefined ? '' : `edition ${edition}`,
    formats === undefined || formats.length > 1 ? '' : `format ${formats[0]}`,
    site === false ? 'the editions, and no site' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function found({ pdfs, webPages, findings }: ConformanceStatement, { site = true }: Filters): string {
  const looked = `${plural(pdfs.length, 'PDF')} and ${plural(webPages, 'web page')}`;
  if (findings.length === 0)
    return `${looked}: nothing was found${site ? '; accessibility/index.html says what was checked' : ''}`;
  return `${looked}: ${plural(findings.length, 'fault')}, told ${site ? 'in accessibility/index.html' : 'by despatch verify'}`;
}

/** "1 page", "2 pages", "1,234 pages". */
export function plural(count: number, word: string): string {
  return `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`;
}

function milliseconds(time: number): string {
  return `${Math.round(time).toLocaleString('en-GB')} ms`.padStart(10);
}

function size(files: readonly ManifestEntry[]): string {
  return sayBytes(files.reduce((sum, file) => sum + file.bytes, 0));
}

/** "12 kB", "1.2 MB". */
export function sayBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
