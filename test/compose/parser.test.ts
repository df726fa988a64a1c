// The parser that stays: texts are parsed once, and a text that hangs costs the thread and nothing else.
import { expect, it, vi } from 'vitest';
import { createParser, parseSections } from '../../src/compose/index.ts';
import type { MarkdownInput } from '../../src/model.ts';

const text = (key: string, words: string): MarkdownInput => ({ key, kind: 'section', file: key, text: words });

it('parses what is new, and gives back what it knows', async () => {
  const parser = createParser();
  const first = await parser.parse([text('a.md', '# A\n'), text('b.md', '# B\n')]);
  const second = await parser.parse([text('a.md', '# A\n'), text('b.md', '# C\n')]);
  expect(second.get('a.md')).toBe(first.get('a.md'));
  expect(second.get('b.md')?.parts).not.toEqual(first.get('b.md')?.parts);
  expect([...(await parser.parse([text('b.md', '# C\n')])).keys()]).toEqual(['b.md']);
  await parser.close();
});

it('goes on after a text that takes too long, and serves calls in their order', async () => {
  const parser = createParser({ timeoutMs: 1_500, heapMb: 512 });
  const slow = `# Slow\n\n${'*a_ '.repeat(80_000)}`;
  const [stopped, after] = await Promise.all([
    parser.parse([text('slow.md', slow), text('a.md', '# A\n')]),
    parser.parse([text('a.md', '# A\n'), text('b.md', '# B\n')]),
  ]);
  expect(stopped.get('slow.md')?.messages.map(({ rule }) => rule)).toEqual(['section-parses']);
  expect([...after.keys()]).toEqual(['a.md', 'b.md']);
  expect(after.get('a.md')).toBe(stopped.get('a.md'));
  await parser.close();
});

it('parses in a new thread at the moment the one that was kept is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await parseSections([text('a.md', '# A\n')]);
    vi.advanceTimersByTime(60_000);
    const again = await parseSections([text('b.md', '# B\n')]);
    expect(again.get('b.md')?.messages).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
