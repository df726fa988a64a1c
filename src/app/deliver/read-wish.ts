// Turns the word on the command line, or despatch.yaml, into where to publish.
import { BuildError } from '../../messages.ts';
import type { Message } from '../../model.ts';
import { readTarget, type Target } from './read-target.ts';

/** A target; or null with what is wrong in the project that should say it. */
export interface ReadWish {
  readonly target: Target | null;
  readonly partial: boolean;
  readonly messages: readonly Message[];
}

/** A folder on the command line is one below the current folder, in despatch.yaml one below the project. Yields BuildError 'selection-unknown'. */
export async function readWish(root: string, word: string | undefined): Promise<ReadWish> {
  if (word !== undefined) return { target: readTarget(word, '.'), partial: false, messages: [] };
  // Rooms are behind it that take a second to load.
  const { plan } = await import('../../plan.ts');
  const { collection, messages } = await plan({ root });
  if (collection === null) return { target: null, partial: false, messages };
  const { publish } = collection.config;
  if (publish === undefined) {
    const hint =
      'Name the target: despatch publish /srv/www/site; or write it in despatch.yaml:\n  publish:\n    to: /srv/www/site';
    throw new BuildError('selection-unknown', 'Nothing says where to publish.', hint);
  }
  return { target: readTarget(publish.to, root), partial: publish.partial, messages: [] };
}
