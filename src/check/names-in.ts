// Turns a text into the regions that it names.
import type { Region } from '../model.ts';

/** A word with a capital letter: beside a region's name it makes a longer name, "Greater South East", "London School". */
const CAPITALISED = /^\p{Lu}[\p{L}'-]*$/u;
/** Words that begin a sentence or stand before any name. */
const LEAD =
  /^(?:The|In|Of|For|And|But|Both|Only|Outside|Across|Within|Like|Unlike|With|From|At|As|To|When|While|Since|Between)$/;

const finders = new WeakMap<readonly Region[], { readonly pattern: RegExp; readonly owners: Map<string, Region[]> }>();

/**
 * The regions that a text names, each once: by name, by its name in another language, by its contact or by a partner.
 * The longest name wins ("Northern Ireland" over "Ireland"), what several regions share names none of them, and a name that
 * is part of a longer one does not count.
 */
export function namesIn(text: string, regions: readonly Region[]): readonly Region[] {
  const { pattern, owners } = finderOf(regions);
  const found = new Set<Region>();
  if (owners.size === 0) return [];
  for (const match of text.matchAll(pattern)) {
    const [owner, ...more] = owners.get(match[0]) ?? [];
    const before = /(\S+) $/.exec(text.slice(0, match.index))?.[1] ?? '';
    const after = /^ ([^\s.,;:!?)]+)/.exec(text.slice(match.index + match[0].length))?.[1] ?? '';
    const isLonger = (CAPITALISED.test(before) && !LEAD.test(before)) || CAPITALISED.test(after);
    if (owner !== undefined && more.length === 0 && !isLonger) found.add(owner);
  }
  return [...found];
}

function finderOf(regions: readonly Region[]) {
  const known = finders.get(regions);
  if (known !== undefined) return known;
  const owners = new Map<string, Region[]>();
  for (const region of regions)
    for (const name of namesOf(region)) {
      const having = owners.get(name) ?? [];
      if (!having.includes(region)) owners.set(name, [...having, region]);
    }
  const longestFirst = [...owners.keys()].sort((a, b) => b.length - a.length);
  const either = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const made = { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${either})(?![\\p{L}\\p{N}-])`, 'gu'), owners };
  finders.set(regions, made);
  return made;
}

function namesOf({ name, nameInText, names, contact, partners }: Region): readonly string[] {
  const all = [name, nameInText.replace(/^the /, ''), ...Object.values(names), contact ?? ''];
  const partnered = partners.flatMap((partner) => [partner.name, partner.lead ?? '']);
  return [...all, ...partnered]
    .map((one) => one.trim().replace(/\s+/g, ' ').replace(/[’‘]/g, "'"))
    .filter((one) => one !== '');
}
