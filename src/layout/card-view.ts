// Turns a document into what its card shows: the picture that other sites put beside a link.
import type { Document } from '../model.ts';
import { editionName } from './document-view.ts';
import { trustHtmlOrNull } from './trust-html.ts';

/** Signs of a title up to which a card sets it large, and up to which in the middle size. */
const [SHORT_TITLE, LONG_TITLE] = [28, 64];

/** Words of the cover, in one of three sizes, and its map. */
export function cardView(document: Document) {
  const { title, publication, publisher, variant, map } = document;
  const long = title.length > SHORT_TITLE ? 'long' : 'short';
  return {
    language: variant.language,
    kind: publication.kind,
    title,
    size: title.length > LONG_TITLE ? 'longest' : long,
    edition: editionName(document),
    publisher: publisher.name,
    map: trustHtmlOrNull(map),
  };
}
