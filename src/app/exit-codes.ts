// Turns what a command ended with into an exit code.
import { BuildError, type BuildErrorCode } from '../messages.ts';

export const EXIT = { clean: 0, content: 1, usage: 2, world: 3, bug: 4, interrupted: 130, terminated: 143 } as const;

/** What was asked for cannot be, and nothing outside is wrong. */
const USAGE: readonly BuildErrorCode[] = ['project-missing', 'selection-unknown', 'file-in-the-way', 'name-unusable'];

/** The exit code for what was thrown: usage and configuration 2, the world 3, anything else is our bug. */
export function exitCodeOf(cause: unknown): number {
  if (!(cause instanceof BuildError)) return EXIT.bug;
  return USAGE.includes(cause.code) ? EXIT.usage : EXIT.world;
}
