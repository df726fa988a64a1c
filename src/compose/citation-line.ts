// Turns the house template into the line that says how to cite a publication.
import type { Person, Publication, Publisher, Region } from '../model.ts';

/**
 * Fills {authors}, {year}, {title}, {subtitle}, {publisher}, {version} and {region} of publication.yaml's `citation`.
 * A sentence that would end in two full stops ends in one.
 */
export function citationLine(
  publication: Publication,
  of: { authors: readonly Person[]; publisher: Publisher; region: Region },
): string {
  const values: Readonly<Record<string, string>> = {
    authors: listOfAuthors(of.authors),
    year: publication.date.slice(0, 4),
    title: publication.title,
    subtitle: publication.subtitle ?? '',
    publisher: of.publisher.name,
    version: publication.version,
    region: of.region.name,
  };
  return curlQuotes(
    publication.citation.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole),
  ).replace(/\.\.(?=\s|$)/g, '.');
}

/** "Billing, C.", "Billing, C. and Riley, R.", "Billing, C., Riley, R. and Lyons, M.". */
function listOfAuthors(authors: readonly Person[]): string {
  const names = authors.map((author) => author.citedAs);
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Typographic quotation marks and apostrophes for plain text from YAML. */
export function curlQuotes(text: string): string {
  return text
    .replace(/(^|[\s([{–—‘“])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{–—“])'/g, '$1‘')
    .replace(/'/g, '’');
}

/** A publication whose plain sentences for the imprint have typographic quotation marks. */
export function withCurledNotices(publication: Publication): Publication {
  const { notice, disclaimer } = publication;
  return {
    ...publication,
    ...(notice === undefined ? {} : { notice: curlQuotes(notice) }),
    ...(disclaimer === undefined ? {} : { disclaimer: curlQuotes(disclaimer) }),
  };
}
