// What a manifest says of the scope of a build.
import { expect, it } from 'vitest';
import type { Config } from '../../src/model.ts';
import { scopeOf } from '../../src/publish/scope-of.ts';

const config = {} as Config;

it.each([
  [{}, null],
  [{ publication: undefined, region: undefined, formats: undefined }, null],
  [{ formats: ['pdf', 'html'] as const }, null],
  [{ site: true }, null],
  [{ site: false }, { site: false }],
  [{ formats: ['pdf'] as const, region: undefined }, { formats: ['pdf'] }],
  [
    { region: 'wales', edition: 'report' },
    { region: 'wales', edition: 'report' },
  ],
])('%j narrows to %j', (filters, narrowedTo) => {
  expect(scopeOf({ config, filters: filters as never, editions: [] })).toEqual({
    narrowedTo,
    baseUrl: null,
    publications: [],
  });
});

it('knows where the site will stand', () => {
  expect(scopeOf({ config: { ...config, baseUrl: 'https://example.org/a/' }, filters: {}, editions: [] })).toEqual({
    narrowedTo: null,
    baseUrl: 'https://example.org/a/',
    publications: [],
  });
});
