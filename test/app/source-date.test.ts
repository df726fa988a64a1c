// SOURCE_DATE_EPOCH, as packagers set it.
import { expect, it } from 'vitest';
import { sourceDate, timeOfBuild } from '../../src/app/source-date.ts';

it('is a time in seconds, and anything else is none', () => {
  expect(sourceDate('981173106')).toEqual({ stamp: '2001-02-03T04:05:06Z' });
  for (const not of ['', '-1', '1e9', 'now', '1.5']) expect(sourceDate(not)).toEqual({});
});

it('is the time of the build where it is set; else that is the clock’s', () => {
  expect(timeOfBuild('981173106')).toBe('2001-02-03T04:05:06Z');
  expect(Math.abs(Date.parse(timeOfBuild('now')) - Date.now())).toBeLessThan(60_000);
});
