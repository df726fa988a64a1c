// Plans which variants of a publication there are, and what their files are called.
import type { Config, EditionName, Publication, Region, Section, Variant } from '../model.ts';

/** All variants: the national editions first, then each region's in the publication's order; a report before its briefing. */
export function variantsOf(publication: Publication, config: Config): readonly Variant[] {
  const places = [null, ...publication.regions];
  // A report comes before its briefing, which says on which page of the report things stand.
  const editions = (['report', 'policy-briefing'] as const).filter((edition) => publication.editions.includes(edition));
  const language = publication.languages[0] ?? config.languages[0] ?? 'en-GB';
  return places.flatMap((region) => editions.map((edition) => variant({ publication, edition, region, language })));
}

function variant(of: {
  publication: Publication;
  edition: EditionName;
  region: string | null;
  language: string;
}): Variant {
  const { publication, edition, region, language } = of;
  const name = region === null ? publication.id : `${publication.id}-${region}`;
  return {
    publication: publication.id,
    edition,
    region,
    language,
    folder: region === null ? publication.id : `${publication.id}/${region}`,
    webFile: `${edition}.html`,
    pdfFile: `${name}-${edition}.pdf`,
  };
}

/** The sections that a region's readers see, in order; null is the national edition. */
export function sectionsOf(publication: Publication, region: string | null): readonly Section[] {
  const own = publication.sections.filter((section) => section.region !== null && section.region === region);
  const shared = publication.sections.filter((section) => section.region === null);
  return shared.flatMap((section) => [
    own.find((other) => other.placement === 'replaces' && other.id === section.id) ?? section,
    ...own.filter((other) => other.placement === 'added' && isLastOf(shared, section) && other.order === section.order),
  ]);

  /** Two shared sections may have the same number: what is added after it stands after the last of them. */
  function isLastOf(sections: readonly Section[], section: Section): boolean {
    return sections.findLast((other) => other.order === section.order) === section;
  }
}

/** Whether a block of `only` or `except` applies: each attribute names what it is about, separated by spaces. */
export function appliesTo(
  attributes: Readonly<Record<string, string>>,
  variant: Pick<Variant, 'region' | 'edition' | 'language'>,
): boolean {
  const region = variant.region ?? 'national';
  const matches = (value: string | undefined, ...names: readonly string[]): boolean =>
    value === undefined || wordsOf(value).some((word) => names.includes(word));
  return (
    matches(attributes.region, region, ...(variant.region === null ? [] : ['any'])) &&
    matches(attributes.edition, variant.edition) &&
    matches(attributes.lang, variant.language, variant.language.split('-')[0] ?? '')
  );
}

/** The names in an attribute: separated by spaces or commas. */
export function wordsOf(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter((word) => word !== '');
}

/** The region of a variant: the national one where it has none. */
export function regionOf(
  variant: Variant,
  { national, regions }: { national: Region; regions: readonly Region[] },
): Region {
  return regions.find((region) => region.id === variant.region) ?? national;
}
