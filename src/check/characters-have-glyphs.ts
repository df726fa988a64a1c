// Rule characters-have-glyphs: every character is in the fonts of the edition.
import { message } from '../messages.ts';
import type { Document, Message, Pdf, Place } from '../model.ts';
import { findPlace } from './find-place.ts';

/** Characters that a stray font drew, each with the first place in the sources where it stands. */
export function charactersHaveGlyphs({ document, pdf }: { document: Document; pdf: Pdf }): readonly Message[] {
  const hint = 'Write it in another way, or add a font that has it.';
  const characters = [...new Set(pdf.strayFonts.flatMap((stray) => stray.characters))];
  const named = characters.map((character) =>
    message(
      'characters-have-glyphs',
      placeOf(character, document),
      `The fonts have no glyph for ${nameOf(character)}.`,
      hint,
    ),
  );
  // A stray font with no character that can be read is still a fault of the PDF.
  const unnamed = pdf.strayFonts.filter((stray) => stray.characters.length === 0);
  return [
    ...named,
    ...unnamed.map((stray) =>
      message(
        'characters-have-glyphs',
        { file: document.publication.file },
        `The PDF has the font "${stray.font}" (${stray.reason}), which is not one of ours.`,
        hint,
      ),
    ),
  ];
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `"${character}" (U+${code})`;
}

/** In the texts, or in the bibliography's own entries. */
function placeOf(character: string, document: Document): Place {
  const written = findPlace(document, (line) => {
    const at = line.indexOf(character);
    return at < 0 ? null : { at, length: character.length };
  });
  const { publication } = document;
  const source = publication.sources.find((one) => JSON.stringify(one.csl).includes(character));
  return written ?? source ?? { file: publication.file };
}
