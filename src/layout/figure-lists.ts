// Turns the figures and tables of a document into the lists that follow its contents.
import type { Document, FigureEntry } from '../model.ts';
import type { Words } from './create-words.ts';

/** A list of fewer would tell a reader less than the page that it takes up. */
const FEWEST = 4;

/** One list for each kind of which there are at least four: its title and its entries, with number and anchor. */
export function figureLists({ figures }: Document, words: Words) {
  const list = (title: string, kind: FigureEntry['kind']) => {
    const entries = figures.filter((figure) => figure.kind === kind);
    return entries.length < FEWEST ? [] : [{ title, entries }];
  };
  return [...list(words('contents.figures'), 'figure'), ...list(words('contents.tables'), 'table')];
}
