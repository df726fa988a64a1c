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

/** JSON as people read it too, with a line feed at its end. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Page of the first of some anchors that is in the PDF; null where there is none. */
export function pageOf(pdf: Pdf | null, anchors: readonly string[]): number | null {
  const found = anchors.find((anchor) => pdf !== null && Object.hasOwn(pdf.anchors, anchor));
  return found === undefined ? null : (pdf?.anchors[found] ?? null);
}
