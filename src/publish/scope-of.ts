// Turns what a build was asked for into what its manifest says of its scope.
import type { BuildScope, Config, Filters, Format } from '../model.ts';

const FORMATS: readonly Format[] = ['html', 'pdf'];

/** What a build was asked for. */
export interface Asked extends Pick<Config, 'baseUrl'> {
  readonly filters: Filters;
}

/** Filters that leave nothing out, such as both formats, narrow nothing. */
export function scopeOf({ baseUrl, filters }: Asked): BuildScope {
  const narrowing = Object.entries(filters).filter(([name, value]) =>
    name === 'formats'
      ? value !== undefined && !FORMATS.every((format) => value.includes(format))
      : value !== undefined,
  );
  return { narrowedTo: narrowing.length === 0 ? null : Object.fromEntries(narrowing), baseUrl: baseUrl ?? null };
}
