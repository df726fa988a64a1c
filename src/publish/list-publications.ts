// Turns the editions of a build into what its manifest says of each publication.
import type { BuiltEdition, ManifestPublication } from '../model.ts';

/** One entry for each publication, in the order of the editions. */
export function listPublications(editions: readonly Pick<BuiltEdition, 'document'>[]): ManifestPublication[] {
  const documents = new Map(editions.map(({ document }) => [document.publication.id, document]));
  return [...documents.values()].map(({ publication, release }) => ({
    id: publication.id,
    title: publication.title,
    status: publication.status,
    version: publication.version,
    ...(publication.embargo === undefined ? {} : { embargo: publication.embargo }),
    embargoed: release.embargo !== null,
    ...(publication.withdrawn === undefined ? {} : { withdrawn: { date: publication.withdrawn.date } }),
    versions: versionsOf(publication),
  }));
}

/** The versions that readers may have seen: those that the changes name, and this one once it is no draft. */
export function versionsOf({ status, version, changes }: BuiltEdition['document']['publication']): readonly string[] {
  const isOut = status === 'published' || status === 'withdrawn';
  const earlier = changes.map((change) => change.version).filter((other) => other !== version);
  return [...new Set([...(isOut ? [version] : []), ...earlier])];
}
