// Names what a build would make: reads a project and selects the editions that are asked for.
import { variantsOf } from './compose/index.ts';
import type { BuildOptions } from './model.ts';
import { selectVariants } from './publish/index.ts';

/** Reads a project (by a room that loads while the parser's thread starts) and names the editions that are asked for. */
export async function plan({ root, filters = {} }: Pick<BuildOptions, 'root' | 'filters'>) {
  const { collect } = await import('./collect/index.ts');
  const { collection, messages } = await collect({ root });
  if (collection === null) return { collection, messages: [...messages], variants: [] };
  const all = collection.publications.flatMap((publication) => variantsOf(publication, collection.config));
  return { collection, messages: [...messages], variants: selectVariants(all, filters) };
}
