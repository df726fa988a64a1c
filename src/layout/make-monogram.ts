// Turns a name into its initials.

const TITLES = /^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|revd|cllr)\.?$/i;

/** First letters of the first and the last name, without titles: "Dr Chloe Billing" → "CB". */
export function makeMonogram(name: string): string {
  const names = name.split(/[\s,]+/).filter((part) => /\p{L}/u.test(part) && !TITLES.test(part));
  const chosen = names.length > 1 ? [names[0], names.at(-1)] : names;
  return chosen.map((part) => /\p{L}/u.exec(part ?? '')?.[0]?.toUpperCase() ?? '').join('');
}
