// Measures what the site adds to a build: its pages, its search, cards, records, texts, feed and versions.
import { coldBuild, type Run } from './cold-build.ts';

/** The same project built with its site and without. */
export interface Pair {
  readonly whole: Run;
  readonly editions: Run;
}

/** Builds both, one after the other; the rounds take turns in which comes first, so that a busy machine weighs on both. */
export async function buildBoth(root: string, round: number): Promise<Pair> {
  const makeWhole = () => coldBuild(root);
  const makeEditions = () => coldBuild(root, ['--no-site']);
  if (round % 2 === 0) {
    const whole = await makeWhole();
    return { whole, editions: await makeEditions() };
  }
  const editions = await makeEditions();
  return { whole: await makeWhole(), editions };
}
