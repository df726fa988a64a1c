// Finds the words of a picture that its alternative text leaves out.
import type { Picture } from '../model.ts';

/** How many of a picture's words a message lists. */
const MOST_LISTED = 6;

/** The words that are left out when they are more than half of the picture's (WCAG 2.2, 1.4.5); [] when enough are said. */
export function unsaidWords({ words }: Picture, alternative: string): readonly string[] {
  const said = new Set(alternative.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
  const unsaid = words.filter((word) => !said.has(word.toLowerCase()));
  return unsaid.length * 2 > words.length ? unsaid.slice(0, MOST_LISTED) : [];
}
