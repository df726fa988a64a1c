// Parses texts that are made to overwhelm a Markdown parser: each must end, and its neighbour must be parsed.
import { describe, expect, it } from 'vitest';
import type { MarkdownInput } from '../../src/model.ts';

/** As it is shipped: each text that is given up costs a new thread, which takes three times as long from its source. */
const SHIPPED = new URL('../../dist/compose/parse-sections.js', import.meta.url).href;
const { parseSections } = (await import(SHIPPED)) as typeof import('../../src/compose/parse-sections.ts');

const times = (count: number, text: string) => text.repeat(count);
const list = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

const TEXTS: Readonly<Record<string, string>> = {
  'quotations in quotations': `${times(20_000, '>')} a`,
  'lists in lists': list(1000, (index) => `${times(index, '  ')}- a\n`),
  'bullets on one line': `${times(5000, '- ')}a`,
  'brackets that are not closed': times(20_000, '['),
  'brackets in brackets': `${times(5000, '[')}a${times(5000, ']')}`,
  'brackets that look like links': `${times(3000, '[a](')}`,
  'brackets that look like citations': `${times(3000, '[@a; ')}`,
  'keys that are almost citations': times(20_000, '@a['),
  'images that are not closed': times(10_000, '!['),
  'emphasis that opens and closes': times(10_000, '*a_ '),
  'emphasis in emphasis': `${times(5000, '*a **a ')}b${times(5000, '** a*')}`,
  'tags that are not closed': times(20_000, '<a '),
  'comments that are not closed': times(10_000, '<!-- a '),
  'tags in tags': times(10_000, '<div><b>'),
  'backticks of every length': list(1500, (index) => `e${times(index, '`')}`),
  'a table of many columns': `${times(3000, '|a')}|\n${times(3000, '|-')}|\n${times(20, `${times(3000, '|a')}|\n`)}`,
  'a table of many rows': `|a|b|\n|-|-|\n${times(50_000, '|1|2|\n')}`,
  'footnotes by the hundred thousand': list(100_000, (index) => `a[^${index}]\n\n[^${index}]: b\n\n`),
  'definitions that are long': list(5000, (index) => `[${times(50, 'a')}${index}]: /u "${times(100, 't')}"\n`),
  'blocks in blocks': `${list(500, (index) => `${times(503 - index, ':')}note\n`)}a`,
  'values that are not closed': times(20_000, '{{ a '),
  'entities and escapes': times(50_000, '&amp;\\*'),
  'a line of two megabytes': times(2_000_000, 'a '),
};

const limits = { timeoutMs: 1000, heapMb: 256 };

/** All of them in one call, each with a neighbour behind it: what is parsed goes on in the same worker, as in a build. */
const parsing = parseSections(
  Object.entries(TEXTS).flatMap(([name, text]): MarkdownInput[] => [
    { key: name, kind: 'text', file: 'a.md', text: `Start.\n\n${text}` },
    { key: `beside ${name}`, kind: 'section', file: 'b.md', text: '# Neighbour\n\nText.' },
  ]),
  limits,
);

describe('a text of', () => {
  it.each(Object.keys(TEXTS))(
    '%s',
    async (name) => {
      const parsed = await parsing;
      const first = parsed.get(name);
      const gaveUp = first?.messages.some(({ rule }) => rule === 'section-parses') ?? false;
      // Either it was parsed, and something came of it, or it says why not.
      expect(gaveUp || (first?.parts[0]?.length ?? 0) > 0).toBe(true);
      expect(parsed.get(`beside ${name}`)?.messages).toEqual([]);
      expect(parsed.get(`beside ${name}`)?.slots).toMatchObject([{ kind: 'heading', depth: 1 }]);
    },
    240_000,
  );
});

it('says why a text could not be parsed', async () => {
  const text = TEXTS['quotations in quotations'] ?? '';
  const parsed = await parseSections(
    [{ key: 'a', kind: 'text', file: 'people.yaml', text, line: 7, column: 5 }],
    limits,
  );
  expect(parsed.get('a')?.messages).toMatchObject([
    { rule: 'section-parses', severity: 'error', file: 'people.yaml', line: 7, column: 5 },
  ]);
}, 90_000);
