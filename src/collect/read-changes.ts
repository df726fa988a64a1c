// Turns `changes` of a publication.yaml into what each version changed.
import { nearest } from '../messages.ts';
import type { Change, EditionName, Region } from '../model.ts';
import { changeForm } from './forms/publication-form.ts';
import { sayUnknownRegion } from './read-places.ts';
import type { YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';

/** What the publication has, for its changes to name. */
export interface Changeable {
  readonly version: string;
  readonly editions: readonly EditionName[];
  readonly regions: readonly string[];
  /** All regions of the project; null where they cannot be read, so that nothing is called unknown. */
  readonly known: readonly Region[] | null;
}

/** An entry with its index in the file; the form has reported those that are faulty, which are left out. */
interface Entry {
  readonly index: number;
  readonly change: Change;
}

/** The changes of a publication, newest first. Reports `changes-are-ordered`, `version-is-explained`, `change-touches-edition` and `region-exists`. */
export function readChanges(reading: Reading, yaml: YamlFile, publication: Changeable): readonly Change[] {
  const { changes: list, version } = (yaml.value as Record<string, unknown> | undefined) ?? {};
  if (!Array.isArray(list)) return [];
  const entries = list.flatMap((written: unknown, index): readonly Entry[] => {
    const parsed = changeForm.safeParse(written);
    return parsed.success
      ? [{ index, change: changeOf(parsed.data, (at) => yaml.place(['changes', index, 'where', at])) }]
      : [];
  });
  for (const entry of entries) checkEditions(reading, yaml, { entry, publication });
  checkOrder(reading, yaml, entries);
  const [newest] = entries;
  // A version of the wrong form has had its message, and another stands in for it.
  const isSound = (version ?? publication.version) === publication.version;
  if (isSound && newest?.index === 0 && newest.change.version !== publication.version) {
    const isOlder = compareVersions(newest.change.version, publication.version) < 0;
    const text = `The newest change is of version ${newest.change.version}, but the publication is version ${publication.version}.`;
    const hint = isOlder
      ? `Say in "changes", above the others, what version ${publication.version} changed.`
      : `Write "version: ${newest.change.version}" if that has been published.`;
    report(reading, 'version-is-explained', { place: yaml.place(['changes', 0, 'version']), text, hint });
  }
  return entries.map(({ change }) => change);
}

function changeOf(
  written: ReturnType<typeof changeForm.parse>,
  placeOf: (index: number) => Change['where'][number]['place'],
): Change {
  return {
    ...written,
    what: written.what ?? '',
    where: written.where.map((name, index) => ({ name, place: placeOf(index) })),
    regions: written.regions ?? null,
    editions: written.editions ?? null,
  };
}

function checkEditions(
  reading: Reading,
  yaml: YamlFile,
  { entry, publication }: { readonly entry: Entry; readonly publication: Changeable },
): void {
  const { index, change } = entry;
  const { editions, regions, known } = publication;
  for (const [at, edition] of (change.editions ?? []).entries()) {
    if (editions.includes(edition)) continue;
    const place = yaml.place(['changes', index, 'editions', at]);
    const text = `The publication has no edition "${edition}".`;
    report(reading, 'change-touches-edition', { place, text, hint: `It has: ${editions.join(', ')}.` });
  }
  if (known === null) return;
  for (const [at, region] of (change.regions ?? []).entries()) {
    if (region === 'national' || regions.includes(region)) continue;
    const place = yaml.place(['changes', index, 'regions', at]);
    if (known.some(({ id }) => id === region)) {
      const text = `"${region}" has no edition of this publication.`;
      const hint = 'Add it to "regions" of the publication, or take it out here.';
      report(reading, 'change-touches-edition', { place, text, hint });
    } else if (nearest(region, ['national']) !== undefined)
      report(reading, 'region-exists', { place, text: `"${region}" is no region.`, hint: 'Did you mean "national"?' });
    else report(reading, 'region-exists', { place, ...sayUnknownRegion(region, known) });
  }
}

function checkOrder(reading: Reading, yaml: YamlFile, entries: readonly Entry[]): void {
  for (const [at, { index, change }] of entries.entries()) {
    const above = entries[at - 1]?.change;
    const below = entries[at + 1]?.change;
    if (change.kind === 'published' && below !== undefined) {
      const text = `Version ${change.version} is said to be the first, but version ${below.version} stands below it.`;
      const hint = 'Only the last entry can be "published"; call this one a correction or an update.';
      report(reading, 'changes-are-ordered', { place: yaml.place(['changes', index, 'kind']), text, hint });
    }
    if (above === undefined) continue;
    if (compareVersions(change.version, above.version) > 0) {
      const text = `Version ${change.version} stands below version ${above.version}.`;
      const hint = 'Write the newest version first.';
      report(reading, 'changes-are-ordered', { place: yaml.place(['changes', index, 'version']), text, hint });
    } else if (isLater(change.date, above.date)) {
      const text = `Version ${change.version} is dated ${change.date}, after version ${above.version} (${above.date}).`;
      const hint = 'A version cannot be older than the one before it: one of the two dates is wrong.';
      report(reading, 'changes-are-ordered', { place: yaml.place(['changes', index, 'date']), text, hint });
    }
  }
}

/** Negative where `a` is the older; "1.10" comes after "1.9", and "1" is "1.0". */
function compareVersions(a: string, b: string): number {
  const [first, second] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    const difference = (first[at] ?? 0) - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether one date is certainly later: "2024" is not later than "2024-05". */
function isLater(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}
