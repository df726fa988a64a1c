// Turns `related` of a publication.yaml into the publications that it names.
import { nearest } from '../messages.ts';
import type { YamlFile } from './read-yaml.ts';
import { type Reading, report } from './reading.ts';
import { id } from './yaml-forms.ts';

/** The ids of other publications in the author's order, each once. Reports `publication-exists` of what is none, or is this one. */
export function readRelated(
  reading: Reading,
  yaml: YamlFile,
  { own, publications }: { readonly own: string; readonly publications: readonly string[] },
): readonly string[] {
  const list = (yaml.value as Record<string, unknown> | undefined)?.related;
  const related = (Array.isArray(list) ? list : []).filter((word: unknown, index): word is string => {
    // The form has reported what is no id.
    if (!id.safeParse(word).success) return false;
    const name = word as string;
    if (name !== own && publications.includes(name)) return true;
    const others = publications.filter((other) => other !== own);
    const near = nearest(name, others);
    const hint =
      name === own
        ? 'Take it out: a publication is not listed beside itself.'
        : near === undefined
          ? 'Write the name of its folder in briefings/.'
          : `Did you mean "${near}"?`;
    const text = name === own ? `"${name}" is this publication itself.` : `There is no publication "${name}".`;
    report(reading, 'publication-exists', { place: yaml.place(['related', index]), text, hint });
    return false;
  });
  return [...new Set(related)];
}
