// SOURCE_DATE_EPOCH, as packagers set it.
import { expect, it } from 'vitest';
import { sourceDate } from '../../src/app/source-date.ts';

it('is a time in seconds, and anything else is none', () => {
  expect(sourceDate('981173106')).toEqual({ stamp: '2001-02-03T04:05:06Z' });
  for (const not of ['', '-1', '1e9', 'now', '1.5']) expect(sourceDate(not)).toEqual({});
});
