// Turns the landing pages of a build into their cards: the pictures that other sites show with a link.
import type { Document, HtmlPage, OutputFile, Printer } from '../model.ts';
import { speakersOf } from './plan-landings.ts';
import { fileOf, labels } from './site-files.ts';

/** File of a card, beside its landing page. */
export const CARD_FILE = 'card.png';

/** Size in pixels that sites which show cards ask for. */
const SIZE = { width: 1200, height: 630 };

/**
 * Draws one card for each landing page of what is published, and under no embargo; none where there is no printer, or
 * one that draws no pictures. Errors: as the printer's.
 */
export async function drawCards(
  documents: readonly Document[],
  layout: { card(document: Document): HtmlPage },
  printing: Promise<Printer> | undefined,
): Promise<OutputFile[]> {
  const printer = await printing;
  if (printer?.picture === undefined) return [];
  const out = speakersOf(documents).filter(({ release }) => release.status === 'published' && release.embargo === null);
  const drawn = out.map(async (document) => {
    const { title: name, html } = layout.card(document);
    const bytes = await printer.picture?.({ name, html, ...SIZE });
    if (bytes === undefined) return [];
    const path = `${document.variant.folder}/${CARD_FILE}`;
    return [{ ...fileOf('card', path, bytes), ...labels(document), edition: null }];
  });
  return (await Promise.all(drawn)).flat();
}
