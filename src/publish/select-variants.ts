// Turns everything a project could make into what was asked for.
import { BuildError, suggestion } from '../messages.ts';
import type { Filters, Variant } from '../model.ts';

/**
 * Narrows variants to those that the filters name, in their order.
 * Yields BuildError 'selection-unknown' for an id that no variant has, or for ids that never meet.
 */
export function selectVariants(variants: readonly Variant[], filters: Filters): readonly Variant[] {
  const facets = [
    { name: 'publication', wanted: filters.publication, of: (variant: Variant) => variant.publication },
    { name: 'region', wanted: filters.region, of: (variant: Variant) => variant.region ?? 'national' },
    { name: 'edition', wanted: filters.edition, of: (variant: Variant) => variant.edition as string },
  ];
  let chosen = variants;
  for (const { name, wanted, of } of facets) {
    if (wanted === undefined) continue;
    const known = [...new Set(variants.map(of))];
    if (!known.includes(wanted)) throw unknown({ name, wanted, known });
    const here = [...new Set(chosen.map(of))];
    if (!here.includes(wanted)) {
      const text = `There is no edition that is both what the other options ask for and --${name} ${wanted}.`;
      throw new BuildError('selection-unknown', text, `With those options --${name} can be: ${here.join(', ')}.`);
    }
    chosen = chosen.filter((variant) => of(variant) === wanted);
  }
  return chosen;
}

function unknown(asked: { name: string; wanted: string; known: readonly string[] }): BuildError {
  const { name, wanted, known } = asked;
  const near = suggestion(wanted, known);
  const list = known.length === 0 ? 'The project has none.' : `It can be: ${known.join(', ')}.`;
  const hint = near?.startsWith('Did you mean') ? `${near} ${list}` : list;
  return new BuildError('selection-unknown', `There is no ${name} "${wanted}".`, hint);
}
