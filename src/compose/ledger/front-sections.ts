// Names the parts of an edition that stand round its chapters.
import type { SectionName } from '../../model.ts';

/** What the parts are called that stand round the chapters, with the anchors that layout gives them. */
export function frontSections(
  word: (key: string) => string,
): Readonly<Record<'brief' | 'foreword' | 'authors', SectionName>> {
  const part = (id: string, key: string): SectionName => ({ id, number: '', title: word(key) });
  return {
    brief: part('part-in-brief', 'brief.title'),
    foreword: part('part-foreword', 'foreword.title'),
    authors: part('part-authors', 'authors.one'),
  };
}
