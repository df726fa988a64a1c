// What the filters of a build choose, and what is said of those that choose nothing.
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../src/messages.ts';
import type { Filters, Variant } from '../../src/model.ts';
import { selectVariants } from '../../src/publish/index.ts';
import { variant } from './sample-editions.ts';

const ALL = [
  variant('report', null),
  variant('policy-briefing', null),
  variant('report', 'wales'),
  variant('policy-briefing', 'wales'),
  variant('report', 'scotland', 'skills'),
];

const foldersOf = (variants: readonly Variant[]) => variants.map(({ folder, edition }) => `${folder} ${edition}`);

function failureOf(filters: Filters, variants = ALL): BuildError {
  try {
    selectVariants(variants, filters);
  } catch (cause) {
    if (cause instanceof BuildError) return cause;
  }
  throw new Error('It was not refused.');
}

describe('selectVariants', () => {
  it('takes everything without filters', () => {
    expect(selectVariants(ALL, {})).toEqual(ALL);
  });

  it('takes what all filters name', () => {
    expect(foldersOf(selectVariants(ALL, { region: 'wales' }))).toEqual([
      'review/wales report',
      'review/wales policy-briefing',
    ]);
    expect(foldersOf(selectVariants(ALL, { region: 'national', edition: 'report' }))).toEqual([
      'review/national report',
    ]);
    expect(foldersOf(selectVariants(ALL, { publication: 'skills' }))).toEqual(['skills/scotland report']);
  });

  it('suggests the nearest id for one that is unknown, and lists all', () => {
    const failure = failureOf({ region: 'whales' });
    expect(failure.code).toBe('selection-unknown');
    expect(failure.message).toBe('There is no region "whales".');
    expect(failure.hint).toBe('Did you mean "wales"? It can be: national, wales, scotland.');
  });

  it('only lists when none is near', () => {
    expect(failureOf({ edition: 'poster' }).hint).toBe('It can be: report, policy-briefing.');
    expect(failureOf({ publication: 'x' }, []).hint).toBe('The project has none.');
  });

  it('says which ids are left when two filters never meet', () => {
    const failure = failureOf({ publication: 'skills', region: 'wales' });
    expect(failure.message).toContain('--region wales');
    expect(failure.hint).toContain('scotland');
  });
});
