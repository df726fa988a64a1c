// Which release comes next, which may go, and to which one goes back.
import { describe, expect, it } from 'vitest';
import { nextNumber, parseRelease, removable, rollbackTo, servedNumber } from '../../../src/app/deliver/releases.ts';

it('releases are counted up, also over those that were never served', () => {
  expect(nextNumber([])).toBe(1);
  expect(nextNumber([0])).toBe(1);
  expect(nextNumber([2, 10, 3])).toBe(11);
});

it('five stay: the one that is served, the one to which it goes back, and the newest', () => {
  expect(removable([1, 2, 3, 4, 5], { number: 5, previous: 4 })).toEqual([]);
  expect(removable([1, 2, 3, 4, 5, 6, 7], { number: 7, previous: 6 })).toEqual([1, 2]);
  expect(removable([1, 2, 3, 4, 5, 6, 7], { number: 7, previous: 1 })).toEqual([2]);
});

describe('going back', () => {
  const at = (served: number | null, previous: number | null) => ({ served, previous, numbers: [2, 3, 4, 5] });

  it('leads to what was served before, or to what is named', () => {
    expect(rollbackTo(undefined, at(5, 3))).toBe(3);
    expect(rollbackTo(undefined, at(4, null))).toBe(3);
    expect(rollbackTo('4', at(5, 3))).toBe(4);
    expect(rollbackTo('5', at(3, 2))).toBe(5);
  });

  it.each([
    [undefined, at(2, null), 'There is no release before the one that is served.'],
    [undefined, at(null, null), 'There is no release before'],
    ['5', at(5, 4), 'Release 5 is the one that is served.'],
    ['9', at(5, 4), 'There is no release "9".'],
    ['../x', at(5, 4), 'There is no release "../x".'],
  ])('to %s from %j cannot be', (wanted, known, text) => {
    expect(() => rollbackTo(wanted, known)).toThrow(text);
  });
});

it.each([
  ['site.releases/7/site', 7],
  ['/srv/site.releases/12/site', 12],
  ['other.releases/7/site', null],
  ['site.releases/x/site', null],
  ['site.releases/7', null],
])('a link to %s serves release %s', (link, number) => {
  expect(servedNumber(link, 'site.releases')).toBe(number);
});

it('a record that cannot be read is none', () => {
  expect(parseRelease('{')).toBeNull();
  expect(parseRelease('null')).toBeNull();
  expect(parseRelease('{"number": 7, "previous": null, "manifest": "ab"}')).toMatchObject({ number: 7 });
});
