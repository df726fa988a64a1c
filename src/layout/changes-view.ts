// Turns the changes that touch a document into what its imprint and its landing page list.
import type { Document } from '../model.ts';
import type { Words } from './create-words.ts';
import { formatDate } from './format-date.ts';
import { toIndex } from './relative-path.ts';

/** Corrections and updates, newest first; `hrefOf` leads to what was changed, or is null where nothing can. */
export function changesView(
  { changes, variant }: Pick<Document, 'changes' | 'variant'>,
  words: Words,
  hrefOf: (id: string) => string | null,
) {
  return changes
    .filter(({ kind }) => kind !== 'published')
    .map(({ version, date, kind, what, where }) => ({
      title: words(kind === 'correction' ? 'changes.correction' : 'changes.update', {
        version,
        date: formatDate(date, variant.language),
      }),
      what,
      where: where.map(({ id, label }) => ({ label, href: hrefOf(id) })),
    }));
}

/** The versions before this one that are kept at addresses of their own, newest first, seen from the document's folder. */
export function earlierVersions({ publication, variant }: Pick<Document, 'publication' | 'variant'>, words: Words) {
  const { changes, id, version } = publication;
  const earlier = changes.filter((change) => change.version !== version);
  const first = earlier.filter((change, at) => earlier.findIndex((other) => other.version === change.version) === at);
  return first.map((change) => ({
    name: words('changes.version', { version: change.version, date: formatDate(change.date, variant.language) }),
    href: toIndex(variant.folder, `${id}/v${change.version}`),
  }));
}
