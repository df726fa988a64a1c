// Turns the name in `{{ … }}` into text, for one variant.
import { message, suggestion } from '../messages.ts';
import type { Message, Place, Publication, Publisher, Region } from '../model.ts';

/** Every value that a text may show, by dotted name. */
export function valuesOf(of: {
  publication: Publication;
  region: Region;
  publisher: Publisher;
  edition: string;
}): ReadonlyMap<string, string> {
  const { publication, region, publisher, edition } = of;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['region.id', region.id],
    ['region.name', region.name],
    ['region.nameInText', region.nameInText],
    ['region.kind', region.kind],
    ['region.contact', region.contact],
    ['region.codes.itl1', region.codes.itl1],
    ['region.codes.gss', region.codes.gss],
    ...Object.entries(region.names).map(([language, name]) => [`region.names.${language}`, name] as const),
    ['publication.title', publication.title],
    ['publication.subtitle', publication.subtitle],
    ['publication.kind', publication.kind],
    ['publication.date', publication.date],
    ['publication.year', publication.date.slice(0, 4)],
    ['publication.version', publication.version],
    ['publication.doi', publication.identifiers.doi],
    ['publisher.name', publisher.name],
    ['publisher.short', publisher.short],
    ['publisher.url', publisher.url],
    ['edition.name', edition],
  ];
  return new Map(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** The value of a name, or the message that says why there is none: `value-exists`, `value-is-well-formed`. */
export function resolveValue(
  name: string,
  { values, place }: { values: ReadonlyMap<string, string>; place: Place },
): string | Message {
  const value = values.get(name);
  if (value !== undefined) return value;
  if (!/^[\w-]+(\.[\w-]+)+$/.test(name)) {
    const hint = 'Write a dotted name such as {{ region.name }}; write `\\{{` for plain braces.';
    return message('value-is-well-formed', place, `"{{ ${name} }}" is not the name of a value.`, hint);
  }
  const hint = suggestion(name, values.keys()) ?? `There are: ${[...values.keys()].join(', ')}.`;
  return message('value-exists', place, `There is no value "${name}" in this edition.`, hint);
}
