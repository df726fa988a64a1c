// Names what a build would make: reads a project and selects the editions that are asked for.
import { variantsOf } from './compose/index.ts';
import type { BuildOptions } from './model.ts';
import { selectVariants } from './publish/index.ts';

type Planned = Pick<BuildOptions, 'root' | 'filters'> & { readonly baseUrl?: string | undefined };

/** Reads a project (by a room that loads while the parser's thread starts) and names the editions that are asked for. */
export async function plan({ root, filters = {}, baseUrl }: Planned) {
  const { collect } = await import('./collect/index.ts');
  const { collection: read, messages } = await collect({ root });
  if (read === null) return { collection: null, messages: [...messages], variants: [] };
  const collection = !baseUrl ? read : { ...read, config: { ...read.config, baseUrl } };
  const all = collection.publications.flatMap((publication) => variantsOf(publication, collection.config));
  return { collection, messages: [...messages], variants: selectVariants(all, filters) };
}
