// Turns something that a PDF shows into the place in the sources where it was written.
import type { Document, Place } from '../model.ts';

/** Where something begins in a line, 0-based, and how long it is; null when it is not there. */
export type FindInLine = (line: string) => { readonly at: number; readonly length: number } | null;

/** The first place that is found: sections first, then the Markdown in YAML files; null when it is in none of them. */
export function findPlace({ publication, variant }: Document, find: FindInLine): Place | null {
  const sections = publication.sections.filter(({ region }) => region === null || region === variant.region);
  const texts = [
    ...sections.map(({ file, text }) => ({ file, text, line: 1, column: 1 })),
    publication.summary,
    ...publication.regional.flatMap((notes) => [notes.summary ?? [], notes.foreword ?? []].flat()),
  ];
  for (const { file, text, line, column } of texts)
    for (const [index, one] of text.split('\n').entries()) {
      const found = find(one);
      if (found === null) continue;
      const start = found.at + column;
      return { file, line: index + line, column: start, endColumn: start + found.length };
    }
  return null;
}
