// Turns what a build was asked for and made into what its manifest says of it as a whole.
import type { BuildScope, BuiltEdition, Collection, Filters, Format } from '../model.ts';
import { listPublications } from './list-publications.ts';

const FORMATS: readonly Format[] = ['html', 'pdf'];

/** What a build was asked for, and which editions it made. */
export interface Asked extends Pick<Collection, 'config'> {
  readonly filters: Filters;
  readonly editions: readonly Pick<BuiltEdition, 'document'>[];
}

/** Filters that leave nothing out, such as both formats or a site, narrow nothing. */
export function scopeOf({ config, filters, editions }: Asked): BuildScope {
  const narrowing = Object.entries(filters).filter(([name, value]) => {
    if (name === 'formats') return value !== undefined && !FORMATS.every((format) => value.includes(format));
    return name === 'site' ? value === false : value !== undefined;
  });
  return {
    narrowedTo: narrowing.length === 0 ? null : Object.fromEntries(narrowing),
    baseUrl: config.baseUrl ?? null,
    publications: listPublications(editions),
  };
}
