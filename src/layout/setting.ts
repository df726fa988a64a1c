// Says what every page of the site is made with.
import type { Site } from '../model.ts';
import type { Words } from './create-words.ts';

/** The site, the words of its language, and the way from the page at hand to the site's root. */
export interface Setting {
  readonly site: Site;
  readonly words: Words;
  readonly root: string;
}
