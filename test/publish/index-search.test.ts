// What is told when there is no search: real runs of pagefind's loader, where it has no program and where that does not start.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { indexSearch } from '../../src/publish/index-search.ts';
import { edition, variant } from './sample-editions.ts';

const editions = [edition(variant('report', null), '<main><h1>Firms</h1><p>They grow.</p></main>')];

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('without a search', () => {
  it('a machine that has no program is told so, and that is all', async () => {
    vi.stubEnv('npm_config_arch', 'abacus');
    const { files, messages } = await indexSearch(editions);
    expect(files).toEqual([]);
    expect(messages).toMatchObject([{ rule: 'search-has-program', severity: 'info', file: 'despatch.yaml' }]);
  });

  it('a program that fails is a warning, with its reason', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    vi.stubEnv('PAGEFIND_EXTENDED_BINARY_PATH', '/nowhere/pagefind');
    const { files, messages } = await indexSearch(editions);
    expect(files).toEqual([]);
    expect(messages).toMatchObject([{ rule: 'search-is-made', severity: 'warning' }]);
    expect(messages[0]?.text).toBe('The search was not made, and the site has none: Pagefind backend closed');
  });

  it('nothing is told where none is wanted, or nothing is out', async () => {
    const [{ document, ...rest }] = editions as [(typeof editions)[0]];
    const draft = { ...document, release: { ...document.release, status: 'draft' as const } };
    const none = { files: [], messages: [] };
    expect(await indexSearch(editions, false)).toEqual(none);
    expect(await indexSearch([{ ...rest, document: draft }])).toEqual(none);
  });
});

it('is made once the program runs', async () => {
  const { files, messages } = await indexSearch(editions);
  expect(messages).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['pagefind/pagefind.js', 'pagefind/facets.json']),
  );
});
