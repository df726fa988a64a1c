// The command `despatch list`: names the publications, editions and regions that can be built.

import { isFaulty } from '../../messages.ts';
import type { Collection, Variant } from '../../model.ts';
import { plan } from '../../plan.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineReader, findProject } from '../find-project.ts';
import { renderMessages } from '../render-messages.ts';
import { createTerminal } from '../terminal.ts';

/** Prints the list, with what is wrong where the project cannot be read as a whole; returns the exit code. */
export async function runList(flags: { readonly json?: boolean; readonly root?: string }): Promise<number> {
  const terminal = createTerminal(flags);
  const root = findProject(flags.root);
  const { collection, messages, variants } = await plan({ root });
  if (messages.length > 0) terminal.warn(renderMessages(messages, createLineReader(root), terminal.colours));
  const publications = collection === null ? [] : listPublications(collection, variants);
  if (flags.json) terminal.json({ publications });
  else for (const publication of publications) terminal.say(`${render(publication)}\n`);
  return isFaulty(messages) ? EXIT.content : EXIT.clean;
}

function listPublications({ publications, regions, national }: Collection, variants: readonly Variant[]) {
  const named = new Map(regions.map(({ id, name }) => [id, name]));
  return publications.map(({ id, title, status }) => {
    const own = variants.filter((variant) => variant.publication === id);
    const places = [...new Set(own.map(({ region }) => region))];
    return {
      id,
      title,
      status,
      editions: [...new Set(own.map(({ edition }) => edition))],
      regions: places.map((place) => ({
        id: place ?? 'national',
        name: place === null ? national.name : (named.get(place) ?? place),
      })),
    };
  });
}

function render(publication: ReturnType<typeof listPublications>[number]): string {
  const { id, title, status, editions, regions } = publication;
  const width = Math.max(0, ...regions.map((region) => region.id.length));
  return [
    `${id}  ${title}${status === 'published' ? '' : ` (${status})`}`,
    `  editions  ${editions.join(', ')}`,
    '  regions',
    ...regions.map((region) => `    ${region.id.padEnd(width)}  ${region.name}`),
  ].join('\n');
}
