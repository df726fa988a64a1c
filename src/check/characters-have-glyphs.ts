// Rule characters-have-glyphs: every character is in the fonts of the edition.
import { message } from '../messages.ts';
import type { Document, Message, Pdf, Place } from '../model.ts';

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

/** Sections first, then the Markdown in YAML files and the bibliography's own entries. */
function placeOf(character: string, { publication, variant }: Document): Place {
  const sections = publication.sections.filter(
    (section) => section.region === null || section.region === variant.region,
  );
  const texts = [
    ...sections.map(({ file, text }) => ({ file, text, line: 1, column: 1 })),
    publication.summary,
    ...publication.regional.flatMap((notes) => [notes.summary ?? [], notes.foreword ?? []].flat()),
  ];
  for (const { file, text, line, column } of texts) {
    const found = text.split('\n').findIndex((one) => one.includes(character));
    if (found < 0) continue;
    const at = (text.split('\n')[found] ?? '').indexOf(character) + column;
    return { file, line: found + line, column: at, endColumn: at + character.length };
  }
  const source = publication.sources.find((one) => JSON.stringify(one.csl).includes(character));
  return source ?? { file: publication.file };
}
