// Rule source-is-cited: every work in the bibliography is cited somewhere.
import { message } from '../messages.ts';
import type { Message, ParsedSection, Publication } from '../model.ts';

/** The texts of a build: all publications of the project, and all their texts, parsed. */
export interface Texts {
  readonly publications: readonly Publication[];
  readonly parsed: ReadonlyMap<string, ParsedSection>;
}

/**
 * Works that no text and no table of a publication names, each at its entry. All regions' texts count, whichever editions
 * are built, so that a build of one region says what a build of all of them says.
 */
export function sourceIsCited(publication: Publication, { publications, parsed }: Texts): readonly Message[] {
  const foreign = new Set(publications.flatMap((other) => (other === publication ? [] : filesOf(other))));
  const { regions, sections } = publication;
  // A region that the publication has no edition for may have a folder none the less.
  for (const { region, file } of sections) if (region !== null && !regions.includes(region)) foreign.add(file);
  const texts = [...parsed.values()].filter(({ file }) => !foreign.has(file));
  // What a text that could not be parsed would have cited is not known.
  if (texts.some(({ messages }) => messages.some(({ rule }) => rule === 'section-parses'))) return [];
  const slots = texts.flatMap((text) => text.slots);
  const cited = new Set(slots.flatMap((slot) => (slot.kind === 'citation' ? slot.items.map(({ key }) => key) : [])));
  for (const { source } of publication.tables) if (source !== undefined) cited.add(source);
  return publication.sources
    .filter(({ id }) => !cited.has(id))
    .map((source) => {
      const text = `"${source.id}" is cited in no edition, so no list of references shows it.`;
      return message('source-is-cited', source, text, `Cite it with [@${source.id}], or take it out.`);
    });
}

function filesOf({ sections, summary, regional }: Publication): readonly string[] {
  return [summary.file, ...sections.map(({ file }) => file), ...regional.map(({ file }) => file)];
}
