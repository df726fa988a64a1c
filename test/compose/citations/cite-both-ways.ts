// Cites a cluster twice: from Markdown through the whole of compose, and with citeproc-js alone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type CSL from 'citeproc';
import { parse } from 'yaml';
import { composeDocument } from '../../../src/compose/compose-document.ts';
import type { CslItem, Section } from '../../../src/model.ts';
import { makeCollection, makeSection, makeVariant, parseAll } from '../sample.ts';

export const STYLES = {
  harvard: 'harvard-cite-them-right',
  apa: 'apa',
  vancouver: 'vancouver',
  oscola: 'oscola',
} as const;
export type StyleName = keyof typeof STYLES;

/** A row of clusters.yaml: what is written, after which citations, what citeproc should be asked for, and what must come out. */
export interface Row extends Readonly<Record<StyleName, string>> {
  readonly written: string;
  readonly after?: readonly string[];
  readonly items: readonly CSL.CitationItem[];
  readonly hand?: boolean;
}

const folder = import.meta.dirname;
const styles = join(folder, '../../../styles/csl');
export const library = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as readonly CslItem[];
export const rows = parse(readFileSync(join(folder, 'clusters.yaml'), 'utf8')) as readonly Row[];
const locale = readFileSync(join(styles, 'locales-en-GB.xml'), 'utf8');

/**
 * What stands in the editions: every row is the text of a region of its own, so that all share one engine as editions do. In a
 * style of notes it is the last note, else the last paragraph; links are taken off.
 */
export function citeFromMarkdown(
  wanted: readonly Pick<Row, 'written' | 'after'>[],
  style: StyleName,
): readonly string[] {
  const texts = wanted.map(({ written, after = [] }) => `# Title\n\n${[...after, written].join('\n\n')}\n`);
  const collection = makeCollection({
    sections: [makeSection('01-title', '# Title\n'), ...texts.map(regionalSection)],
    items: library,
    citationStyle: STYLES[style],
  });
  const parsed = parseAll(collection);
  const [publication] = collection.publications;
  if (publication === undefined) throw new Error('the sample has one publication');
  return texts.map((_, index) => {
    const variant = makeVariant({ region: `r${index}` });
    const { chapters, messages } = composeDocument({ collection, publication, parsed, variant });
    if (messages.length > 0) throw new Error(messages.map((message) => message.text).join('\n'));
    const html = chapters[0]?.html ?? '';
    const ends = style === 'oscola' ? /<li id="[^"]*"><p>(.*?)<\/p><\/li>/gs : /<p>(.*?)<\/p>/gs;
    const last = [...html.matchAll(ends)].at(-1)?.[1] ?? '';
    return tidy(last.replace(/ ?<a class="back".*?<\/a>/gs, ''));
  });
}

function regionalSection(text: string, index: number): Section {
  const file = `briefings/sample/regions/r${index}/01-title.md`;
  return { ...makeSection('01-title', text), file, region: `r${index}`, placement: 'replaces' };
}

/** What citeproc alone makes of clusters that follow one another in one text. */
export function citeAlone(engine: CSL.Engine, clusters: readonly Bare[], style: StyleName): readonly string[] {
  engine.restoreProcessorState();
  engine.updateItems([...new Set(clusters.flatMap(({ items }) => items.map(({ id }) => id)))]);
  const citations = clusters.map(({ items, written }, index) => {
    const isNarrative = written.startsWith('@') && style !== 'oscola';
    const keepsOrder =
      isNarrative || items.some((item, i) => (i > 0 && item.prefix) || (i < items.length - 1 && item.suffix));
    const shown = items.map((item, i) => ({
      ...item,
      ...(isNarrative && i === 0 ? { 'suppress-author': true } : {}),
      ...(item.prefix === undefined ? {} : { prefix: prefixIn(style, { prefix: item.prefix, isFirst: i === 0 }) }),
    }));
    const noteIndex = style === 'oscola' ? index + 1 : 0;
    return { citationID: `n${index}`, citationItems: shown, properties: { noteIndex, unsorted: Boolean(keepsOrder) } };
  });
  if (style !== 'oscola') return engine.rebuildProcessorState(citations, 'html', []).map(([, , text]) => tidy(text));
  return citations.map((citation, index) => {
    const before = citations.slice(0, index).map(({ citationID }, at): [string, number] => [citationID, at + 1]);
    const [, made] = engine.processCitationCluster(citation, before, []);
    return tidy(made.find(([at]) => at === index)?.[1] ?? '');
  });
}

/** Two things that we add to citeproc: a note starts with a capital, and a word between two numbers has a space before it. */
function prefixIn(style: StyleName, { prefix, isFirst }: { prefix: string; isFirst: boolean }): string {
  if (style === 'oscola' && isFirst) return prefix.charAt(0).toUpperCase() + prefix.slice(1);
  return style === 'vancouver' && !isFirst ? ` ${prefix}` : prefix;
}

/** A citation as citeproc is asked for it. */
export type Bare = Pick<Row, 'items' | 'written'>;

/** An engine without anything of ours. */
export function makeEngine(style: StyleName, items: readonly CslItem[]): CSL.Engine {
  const byId = new Map(items.map((item) => [item.id, item]));
  const { Engine } = createRequire(import.meta.url)('citeproc') as typeof CSL;
  const xml = readFileSync(join(styles, `${STYLES[style]}.csl`), 'utf8');
  const system = { retrieveLocale: () => locale, retrieveItem: (id: string) => byId.get(id) };
  return new Engine(system, xml, 'en-GB');
}

/** Takes off links, spans and entities, so that only what a reader sees is compared. */
export function tidy(html: string): string {
  return html
    .replace(/<\/?(?:a|span|div)\b[^>]*>/g, '')
    .replace(/&#38;|&amp;/g, '&')
    .replace(/&#60;|&lt;/g, '<')
    .replace(/&#62;|&gt;/g, '>')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .trim();
}
