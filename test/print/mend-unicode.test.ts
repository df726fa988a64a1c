// Mends ToUnicode maps as Chromium writes them.
import { expect, it } from 'vitest';
import { mendMap } from '../../src/print/finish/mend-unicode.ts';

it('lets quotation marks be read as such, in lines and in ranges, and leaves the rest', () => {
  const map =
    '1 beginbfchar\n<0012> <02BB>\nendbfchar\n2 beginbfrange\n<00A8> <00AA> <02BB>\n<00B0> <00B4> <0041>\nendbfrange';
  expect(mendMap(map)).toBe(
    '1 beginbfchar\n<0012> <2018>\nendbfchar\n4 beginbfrange\n<00A8> <00A8> <2018>\n<00A9> <00A9> <2019>\n<00AA> <00AA> <02BD>\n<00B0> <00B4> <0041>\nendbfrange',
  );
  expect(mendMap('1 beginbfchar\n<0012> <2018>\nendbfchar')).toBe('1 beginbfchar\n<0012> <2018>\nendbfchar');
});
