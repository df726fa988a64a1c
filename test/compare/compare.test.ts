// The pieces that a comparison is made of: sentences, pairs, marked words, what a reader meets in HTML.
import { describe, expect, it } from 'vitest';
import { align } from '../../src/compare/align.ts';
import { markWords } from '../../src/compare/mark-words.ts';
import { plainText, unitsOf } from '../../src/compare/read-units.ts';
import { sentencesOf } from '../../src/compare/sentences-of.ts';

describe('sentencesOf', () => {
  it('cuts where sentences end, and not after abbreviations, initials and decimals', () => {
    const text = 'Prof. A. Smith et al. (2020) say so, p. 3. It was 2.5% in 2024! Was it, e.g. In Wales? Yes.';
    expect(sentencesOf(text)).toEqual([
      'Prof. A. Smith et al. (2020) say so, p. 3.',
      'It was 2.5% in 2024!',
      'Was it, e.g. In Wales?',
      'Yes.',
    ]);
    expect(sentencesOf('  ')).toEqual([]);
  });
});

describe('align', () => {
  const same = (a: string, b: string) => Number(a === b);
  const pairs = (a: string, b: string) =>
    align([...a], [...b], same).map(([x, y]) => `${x === null ? '-' : a[x]}${y === null ? '-' : b[y]}`);

  it('pairs what is the same, in order', () => {
    expect(pairs('abcd', 'abcd')).toEqual(['aa', 'bb', 'cc', 'dd']);
    expect(pairs('abd', 'abcd')).toEqual(['aa', 'bb', '-c', 'dd']);
    expect(pairs('abcd', 'ad')).toEqual(['aa', 'b-', 'c-', 'dd']);
    expect(pairs('', 'ab')).toEqual(['-a', '-b']);
    expect(pairs('ab', '')).toEqual(['a-', 'b-']);
  });

  it('keeps every thing of both lists once and in order, and pairs as many as can be', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 200; round++) {
      const [a, b] = [0, 1].map(() => Array.from({ length: random(9) }, () => 'abc'[random(3)] ?? ''));
      const [first, second] = [a ?? [], b ?? []];
      const found = align(first, second, same);
      expect(found.flatMap(([x]) => (x === null ? [] : [x]))).toEqual(first.map((_, at) => at));
      expect(found.flatMap(([, y]) => (y === null ? [] : [y]))).toEqual(second.map((_, at) => at));
      const paired = found.filter(([x, y]) => x !== null && y !== null);
      for (const [x, y] of paired) expect(first[x as number]).toBe(second[y as number]);
      expect(paired).toHaveLength(longest(first, second));
    }
  });

  it('prefers the liker of two', () => {
    const near = (a: number, b: number) => Math.max(0, 1 - Math.abs(a - b) / 10);
    expect(align([10], [4, 9], near)).toEqual([
      [null, 0],
      [0, 1],
    ]);
  });
});

/** Length of the longest common subsequence, by plain recursion. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a[0] === b[0]) return 1 + longest(a.slice(1), b.slice(1));
  return Math.max(longest(a.slice(1), b), longest(a, b.slice(1)));
}

describe('markWords', () => {
  const shown = (a: string, b: string) => {
    const marked = markWords(a, b);
    const side = (runs: typeof marked.a) => runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
    return [side(marked.a), side(marked.b), ...marked.values.map((value) => `${value.a} → ${value.b}`)];
  };

  it('marks words, and takes a figure with its unit as one', () => {
    expect(shown('It was £1.2 billion, or 5%, in 2023.', 'It was £0.9 billion, or 5%, in 2024.')).toEqual([
      'It was [£1.2 billion], or 5%, in [2023].',
      'It was [£0.9 billion], or 5%, in [2024].',
      '£1.2 billion → £0.9 billion',
    ]);
    expect(shown('the 3rd of 12', 'the 11th of 12').at(-1)).toBe('3rd → 11th');
    expect(shown('in 2021–22, by 1,234', 'in 2020–21, by 987,654')).toEqual([
      'in [2021–22], by [1,234]',
      'in [2020–21], by [987,654]',
      '1,234 → 987,654',
    ]);
  });

  it('joins to the whole text again', () => {
    const [a, b] = ['One  “two” (three) – four.', 'Two, one; “four”.'];
    const marked = markWords(a, b);
    expect(marked.a.map(({ text }) => text).join('')).toBe(a);
    expect(marked.b.map(({ text }) => text).join('')).toBe(b);
    expect(markWords(a, a)).toEqual({ a: [{ text: a, differs: false }], b: [{ text: a, differs: false }], values: [] });
  });
});

describe('unitsOf', () => {
  it('reads headings, sentences, items, rows and titles of figures, and passes over what only repeats or counts', () => {
    const html = `<h2 id="a"><span class="number">2</span> A title</h2>
<p>One <em>two</em>&#x26; three.<sup><a class="note-call" href="#n">1</a></sup> Four (<a class="citation" href="#ref-x">Ons, 2025b</a>); see <a href="#fig-a">Figure 3.1</a>.</p>
<ul><li>First<ul><li><p>Inner.</p></li></ul></li></ul>
<table><thead><tr><th>A</th><th class="number">B</th></tr></thead><tbody><tr><th>x</th><td class="number">1 > 0</td></tr></tbody></table>
<figure class="figure"><p class="figure-title"><span class="figure-number">Figure 1.</span> What it shows</p><svg aria-label="a > b"><text>no</text></svg><details><summary>no</summary><table><caption>Figure 1: the numbers</caption><tr><td>y</td><td>2</td></tr></table></details></figure>
<div class="finding"><p>told elsewhere</p></div>
<section class="footnotes"><h2 class="footnotes-title">Notes</h2><ol><li id="n"><p>A note. <a class="back" href="#c">Back</a></p></li></ol></section>`;
    expect(unitsOf(html).map(({ what, text }) => `${what}: ${text}`)).toEqual([
      'heading: A title',
      'sentence: One two& three.',
      'sentence: Four (Ons, 2025); see Figure ….',
      'sentence: First',
      'sentence: Inner.',
      'row: A | B',
      'row: x | 1 > 0',
      'figure: What it shows',
      'row: y | 2',
      'sentence: A note.',
    ]);
    expect(plainText('A <b>bold</b> &#x26; “one”')).toBe('A bold & “one”');
  });
});
