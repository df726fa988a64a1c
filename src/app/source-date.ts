// Turns SOURCE_DATE_EPOCH into the time that PDFs give as theirs, so that a packager can fix it (reproducible-builds.org).

/** "2024-05-17T00:00:00Z", or nothing where the variable is not set or is no whole number of seconds. */
export function sourceDate(epoch = process.env.SOURCE_DATE_EPOCH): { readonly stamp?: string } {
  if (epoch === undefined || !/^\d{1,11}$/.test(epoch)) return {};
  return { stamp: new Date(Number(epoch) * 1000).toISOString().replace(/\.\d+Z$/, 'Z') };
}
