// Turns a list in a YAML file into checked items with ids of their own.
import type { z } from 'zod';
import { checkYaml } from './check-yaml.ts';
import type { YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';
import type { YamlPath } from './yaml-places.ts';

export interface ItemsRequest<T> {
  readonly schema: z.ZodType<T>;
  readonly yaml: YamlFile;
  /** Where the list stands. */
  readonly at: YamlPath;
  /** What an item is called in messages: "person". */
  readonly noun: string;
  /** What stands in for missing keys of an item with an id. */
  readonly fallback: (id: string) => Readonly<Record<string, unknown>>;
}

/** Checks each item of a list on its own; the second of two with the same id is left out. Reports `id-is-unique` and what checkYaml reports. */
export function readItems<T extends { readonly id: string }>(reading: Reading, request: ItemsRequest<T>): readonly T[] {
  const { schema, yaml, at, noun, fallback } = request;
  const list = at.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown>)[step], yaml.value ?? []);
  if (list === undefined || yaml.broken) return [];
  if (!Array.isArray(list)) {
    // Inside a file the schema of the file has said so.
    const text = `${yaml.file} must be a list: each ${noun} starts with "- id: …".`;
    if (at.length === 0) report(reading, 'yaml-value-fits', { place: yaml.place(at), text });
    return [];
  }
  const items = new Map<string, T>();
  const lines = new Map<string, number>();
  list.forEach((value: unknown, index) => {
    const path = [...at, index];
    const key = (value as { id?: unknown } | null)?.id;
    const item = checkYaml(reading, {
      schema,
      yaml,
      at: path,
      value: value ?? {},
      fallback: typeof key === 'string' ? fallback(key) : {},
    });
    if (item === null) return;
    const place = yaml.place([...path, 'id']);
    if (items.has(item.id)) {
      const text = `A ${noun} with the id "${item.id}" already stands on line ${lines.get(item.id)}.`;
      report(reading, 'id-is-unique', { place, text, hint: 'Give one of the two another id.' });
      return;
    }
    items.set(item.id, item);
    lines.set(item.id, place.line ?? 1);
  });
  return [...items.values()];
}
