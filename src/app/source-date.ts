// Turns SOURCE_DATE_EPOCH and the clock into the times of a build, which a packager can fix (reproducible-builds.org).

/** "2024-05-17T00:00:00Z", or nothing where the variable is not set or is no whole number of seconds. */
export function sourceDate(epoch = process.env.SOURCE_DATE_EPOCH): { readonly stamp?: string } {
  if (epoch === undefined || !/^\d{1,11}$/.test(epoch)) return {};
  return { stamp: new Date(Number(epoch) * 1000).toISOString().replace(/\.\d+Z$/, 'Z') };
}

/** The time by which embargoes end, "2024-05-17T00:00:00.000Z": SOURCE_DATE_EPOCH where it is set, else that of the clock. */
export function timeOfBuild(epoch = process.env.SOURCE_DATE_EPOCH): string {
  return sourceDate(epoch).stamp ?? new Date().toISOString();
}
