// Turns a web edition into the same text as Markdown, for those who read or quote it without a browser.
import type { BuiltEdition, OutputFile } from '../../model.ts';
import { fileOf, labels } from '../site-files.ts';
import { textsOfWeb } from './texts-of-web.ts';

/** The file beside a web edition, named as it with .md: front matter, then what stands in its <main>. */
export function markdownTwin({ document, web }: BuiltEdition): OutputFile[] {
  if (web === null) return [];
  const { folder, webFile } = document.variant;
  const path = `${folder}/${webFile.replace(/\.html$/, '.md')}`;
  const body = textsOfWeb(document, web).markdown;
  return [
    { ...fileOf('text', path, `${frontMatter({ document, web })}\n# ${web.title}\n\n${body}`), ...labels(document) },
  ];
}

/** YAML in which every value is a string of JSON, which YAML reads as it is. */
function frontMatter({ document }: Pick<BuiltEdition, 'document' | 'web'>): string {
  const { publication, publisher, authors, region, variant } = document;
  const fields: Readonly<Record<string, unknown>> = {
    title: document.title,
    subtitle: publication.subtitle,
    edition: variant.edition,
    region: region.name,
    authors: authors.map(({ person }) => person.name),
    publisher: publisher.name,
    date: publication.date,
    version: publication.version,
    status: document.release.status,
    language: variant.language,
    citation: document.citation,
    licence: publication.licence?.url ?? publication.licence?.name,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  return `---\n${lines.join('\n')}\n---\n`;
}
