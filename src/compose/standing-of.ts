// Turns a planned block into where it stands: for links into the report, and for messages.
import type { Place, SectionName, Whereabouts } from '../model.ts';
import type { PlannedBlock } from './number-document.ts';

/** What every part that is taken from the report says of where it comes from. */
export interface Standing {
  readonly where: Whereabouts;
  readonly section: SectionName;
  readonly place: Place;
}

/** Where a block stands in the report and in its author's file. */
export function standingOf({ id, chapter, section, inReport, slot }: PlannedBlock): Standing {
  return {
    where: { id, chapter: chapter.number, chapterTitle: chapter.title, inReport },
    section: { id: section.id, number: section.number, title: section.title },
    place: slot.place,
  };
}
