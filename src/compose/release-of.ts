// Turns what an author says of a publication's status into how far its documents are at the time of a build.
import type { Publication, Release, SafeHtml } from '../model.ts';

/** Whether an embargo still holds; one whose end cannot be compared with a time holds, so that nothing gets out early. */
function holds(embargo: string, now: string | undefined): boolean {
  return now === undefined || !(Date.parse(now) >= Date.parse(embargo));
}

/** The release of a publication; `now` is the time of the build and `reason` the one of its withdrawal, rendered. */
export function releaseOf(
  { status, embargo, withdrawn }: Publication,
  { now, reason }: { readonly now: string | undefined; readonly reason: SafeHtml | null },
): Release {
  return {
    status,
    embargo: embargo !== undefined && holds(embargo, now) ? embargo : null,
    withdrawn: withdrawn === undefined ? null : { date: withdrawn.date, reason: reason ?? ('' as SafeHtml) },
  };
}
