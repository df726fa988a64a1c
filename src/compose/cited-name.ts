// Turns a person into the name that records for reference managers and search engines give, in its two parts.
import type { CitedName, Person } from '../model.ts';

/**
 * "Dr Chloe Billing", cited as "Billing, C." → Billing, Chloe. Initials stay where the full name does not bear them out;
 * who is cited without a comma is an organisation, and has one part only.
 */
export function citedName({ name, citedAs }: Pick<Person, 'name' | 'citedAs'>): CitedName {
  const comma = citedAs.indexOf(',');
  if (comma === -1) return { family: citedAs.trim(), given: '' };
  const family = citedAs.slice(0, comma).trim();
  const given = citedAs.slice(comma + 1).trim();
  return { family, given: inFull(given, family, name) ?? given };
}

/** The given names that stand right before the family name and have the initials; titles before them fall away. */
function inFull(initials: string, family: string, name: string): string | null {
  if (!name.endsWith(` ${family}`)) return null;
  const letters = initials.split(/[\s.]+/).filter((letter) => letter !== '');
  const words = name.slice(0, -family.length).trim().split(/\s+/).slice(-letters.length);
  const fits = words.length === letters.length && words.every((word, at) => word.startsWith(letters[at] ?? '?'));
  return fits && words.length > 0 ? words.join(' ') : null;
}
