// Turns what a project says of itself, its themes and its people into what the hub's own pages show.
import type {
  Collection,
  Hub,
  MarkdownText,
  Message,
  ParsedSection,
  Publication,
  SafeHtml,
  SiteMap,
} from '../model.ts';
import { citedName } from './cited-name.ts';
import { citerOf } from './citer-of.ts';
import { createContext } from './create-context.ts';
import { outlinesOf } from './figures/outlines-of.ts';
import { frontSections } from './ledger/front-sections.ts';
import { settle } from './ledger/settle-claims.ts';
import { fillCitations } from './render-context.ts';
import { renderPart } from './render-part.ts';
import { textKey } from './texts-of.ts';

/** Size of the drawing whose places are links, and how many signs its outlines may take: every landing page has it. */
const MAP = { width: 400, height: 600, most: 9_000 };

/**
 * Composes the texts that belong to no publication: they know the publisher's values, and no sources or data.
 * Messages are those of themes and of people who have written nothing yet; what authors' texts lack is said in their publications.
 */
export function composeHub(collection: Collection, parsed: ReadonlyMap<string, ParsedSection>): Hub {
  const { config, national, regions, people, themes } = collection;
  const language = config.languages[0] ?? 'en-GB';
  const variant = {
    publication: '',
    edition: 'report',
    region: null,
    language,
    folder: '',
    webFile: '',
    pdfFile: '',
  } as const;
  const citer = citerOf(collection, NO_PUBLICATION);
  const messages: Message[] = [];
  const text = (markdown: MarkdownText | undefined, tell = true): SafeHtml | null => {
    const found = markdown && parsed.get(textKey(markdown));
    if (!found) return null;
    const context = createContext({ collection, publication: NO_PUBLICATION, variant }, citer);
    context.gathering.section = frontSections(context.word).brief;
    const html = settle(context, renderPart(context, { parsed: found, part: 0, mode: 'front' }), '');
    if (tell) messages.push(...found.messages, ...context.messages);
    return fillCitations(html, citer.cite(context.clusters).clusters);
  };
  const writes = new Set(collection.publications.flatMap(({ authors }) => authors));
  return {
    publisher: config.publisher,
    baseUrl: config.baseUrl?.replace(/\/+$/, '') ?? null,
    language,
    about: text(collection.about ?? undefined),
    themes: themes.map((theme) => ({ theme, introduction: text(theme.introduction) })),
    people: people.map((person) => ({
      person,
      cited: citedName(person),
      biography: text(person.biography, !writes.has(person.id)) ?? ('' as SafeHtml),
    })),
    regions,
    national,
    map: mapOf(collection),
    messages,
  };
}

/** What a text that stands in no publication may draw on: nothing. */
const NO_PUBLICATION: Publication = {
  id: '',
  file: '',
  title: '',
  kind: '',
  authors: [],
  date: '',
  version: '',
  summary: { text: '', file: '', line: 1, column: 1 },
  keywords: [],
  identifiers: {},
  funders: [],
  citation: '',
  editions: [],
  regions: [],
  languages: [],
  related: [],
  status: 'published',
  changes: [],
  briefing: { maxPages: 1 },
  sections: [],
  regional: [],
  sources: [],
  pictures: [],
  tables: [],
};

function mapOf({ boundaries, regions }: Collection): SiteMap | null {
  if (boundaries === null) return null;
  const places = outlinesOf(boundaries, MAP).map(({ code, path }) => ({
    region: regions.find(({ codes }) => codes.gss === code)?.id ?? null,
    path,
  }));
  return { width: MAP.width, height: MAP.height, attribution: boundaries.attribution, places };
}
