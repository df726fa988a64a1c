// What a manifest says of the scope of a build.
import { expect, it } from 'vitest';
import { scopeOf } from '../../src/publish/scope-of.ts';

it.each([
  [{}, null],
  [{ publication: undefined, region: undefined, formats: undefined }, null],
  [{ formats: ['pdf', 'html'] as const }, null],
  [{ formats: ['pdf'] as const, region: undefined }, { formats: ['pdf'] }],
  [
    { region: 'wales', edition: 'report' },
    { region: 'wales', edition: 'report' },
  ],
])('%j narrows to %j', (filters, narrowedTo) => {
  expect(scopeOf({ filters: filters as never })).toEqual({ narrowedTo, baseUrl: null });
});

it('knows where the site will stand', () => {
  expect(scopeOf({ baseUrl: 'https://example.org/a/', filters: {} })).toEqual({
    narrowedTo: null,
    baseUrl: 'https://example.org/a/',
  });
});
