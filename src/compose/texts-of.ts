// Lists every Markdown text of a project that variants may show.
import type { Collection, MarkdownInput, MarkdownText } from '../model.ts';

/** The key under which a text inside YAML is parsed. */
export function textKey(text: MarkdownText): string {
  return `${text.file}:${text.line}`;
}

/** Sections, summaries, reasons of withdrawal, forewords, biographies, theme introductions and what is said about the hub, in the project's order. */
export function textsOf(collection: Collection): readonly MarkdownInput[] {
  const texts: MarkdownInput[] = [];
  const add = (text: MarkdownText | undefined): void => {
    if (text)
      texts.push({
        key: textKey(text),
        kind: 'text',
        file: text.file,
        text: text.text,
        line: text.line,
        column: text.column,
      });
  };
  for (const publication of collection.publications) {
    add(publication.summary);
    add(publication.withdrawn?.reason);
    for (const notes of publication.regional) {
      add(notes.summary);
      add(notes.foreword);
    }
    for (const { file, text } of publication.sections) texts.push({ key: file, kind: 'section', file, text });
  }
  for (const person of collection.people) add(person.biography);
  for (const theme of collection.themes) add(theme.introduction);
  add(collection.about ?? undefined);
  return texts;
}
