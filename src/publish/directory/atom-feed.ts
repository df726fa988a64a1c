// Turns publications and their changes into feed.xml (Atom, RFC 4287).
import type { Change, Document, OutputFile, Publisher, Site } from '../../model.ts';
import { addressOf } from '../address-of.ts';
import { fileOf } from '../site-files.ts';
import { isOut } from './sitemap.ts';
import { element, escapeXml } from './xml.ts';

/** One entry; newest come first. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly published: string;
  readonly summary: string;
  readonly document: Document;
}

/**
 * An entry for each publication and for each of its changes after the first; ids stay the same wherever the site stands.
 * Links are absolute where that is known, else relative to the feed.
 */
export function atomFeed({ hub, publications }: Site): OutputFile {
  const { publisher, baseUrl, language } = hub;
  const out = publications.map(({ lead }) => lead.document).filter(isOut);
  const entries = out
    .flatMap((document) => entriesOf(document, publisher))
    .sort((a, b) => (a.updated > b.updated ? -1 : a.updated < b.updated ? 1 : 0) || (a.id < b.id ? -1 : 1));
  const self = addressOf(baseUrl, '', 'feed.xml');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">`,
    element('id', `${publisher.url}#publications`),
    element('title', publisher.name),
    element('updated', entries[0]?.updated ?? EPOCH),
    `<author>${element('name', publisher.name)}${element('uri', publisher.url)}</author>`,
    element('link', '', { rel: 'alternate', type: 'text/html', href: addressOf(baseUrl, '') ?? 'index.html' }),
    ...(self === null ? [] : [element('link', '', { rel: 'self', type: 'application/atom+xml', href: self })]),
    element('generator', 'Despatch'),
    ...entries.map((entry) => entryXml(entry, baseUrl)),
    '</feed>',
  ];
  return fileOf('directory', 'feed.xml', `${lines.join('\n')}\n`);
}

/** The time of a feed in which nothing has been published yet. */
const EPOCH = '1970-01-01T00:00:00Z';

function entriesOf(document: Document, publisher: Publisher): readonly Entry[] {
  const { publication, title } = document;
  const { changes } = publication;
  const published = momentOf(changes.find(({ kind }) => kind === 'published')?.date ?? publication.date);
  const id = `tag:${new URL(publisher.url).hostname},${publication.date.slice(0, 4)}:${encodeURI(publication.id)}`;
  const whole = { id, title, updated: published, published, summary: document.citation, document };
  const later = changes.filter(({ kind }) => kind !== 'published');
  return [whole, ...later.map((change) => changeEntry(change, whole))];
}

function changeEntry({ version, date, what }: Change, whole: Entry): Entry {
  const updated = momentOf(date);
  const summary = what === '' ? whole.summary : what;
  return {
    ...whole,
    id: `${whole.id}:${version}`,
    title: `${whole.title} (${version})`,
    updated,
    published: updated,
    summary,
  };
}

/** "2024", "2024-05" or "2024-05-17" at the first moment of it: RFC 3339 knows only whole ones. */
function momentOf(date: string): string {
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

function entryXml({ id, title, updated, published, summary, document }: Entry, baseUrl: string | null): string {
  const { folder } = document.variant;
  const people = document.authors.map(({ person }) => `<author>${element('name', person.name)}</author>`);
  const { theme, publication } = document;
  const lines = [
    element('id', id),
    element('title', title),
    element('updated', updated),
    element('published', published),
    ...people,
    element('link', '', {
      rel: 'alternate',
      type: 'text/html',
      href: addressOf(baseUrl, folder) ?? `${encodeURI(folder)}/index.html`,
    }),
    ...(theme === null ? [] : [element('category', '', { term: theme.id, label: theme.title })]),
    ...publication.keywords.map((keyword) => element('category', '', { term: keyword })),
    element('summary', summary),
  ];
  return `<entry>\n${lines.join('\n')}\n</entry>`;
}
