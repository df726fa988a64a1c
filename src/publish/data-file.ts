// Names what a file of data says of itself, in JSON: what it is, of which shape, and of which edition.
import type { BuiltEdition, Pdf } from '../model.ts';

/** What stands on top of each JSON; `version` counts up when a field changes its meaning or goes. */
export function headOf({ document }: BuiltEdition, format: string) {
  const { publication, region, variant } = document;
  return {
    format,
    version: 1,
    publication: {
      id: publication.id,
      title: publication.title,
      version: publication.version,
      date: publication.date,
    },
    edition: variant.edition,
    region: { id: variant.region, name: region.name },
    language: variant.language,
  };
}

/** JSON that people and differences can read: what it says of itself, then each item of its one list on a line. */
export function writeJson(head: object, list: Readonly<Record<string, readonly object[]>>): string {
  const lists = Object.entries(list).map(([name, items]) => {
    const lines = items.map((item) => `\n    ${JSON.stringify(item)}`);
    return `  ${JSON.stringify(name)}: [${lines.join(',')}\n  ]`;
  });
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n${lists.join(',\n')}\n}\n`;
}

/** Page of the first of some anchors that is in the PDF; null where there is none. */
export function pageOf(pdf: Pdf | null, anchors: readonly string[]): number | null {
  const found = anchors.find((anchor) => pdf !== null && Object.hasOwn(pdf.anchors, anchor));
  return found === undefined ? null : (pdf?.anchors[found] ?? null);
}
