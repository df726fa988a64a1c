// Turns what was surveyed in each region into one table: regions by sections, data and text.
import type {
  Document,
  EditionName,
  ManifestEntry,
  Publication,
  RegionsReview,
  ReviewedRegion,
  ReviewedSection,
  Section,
  SectionStanding,
  Survey,
} from '../model.ts';

/** One region of a publication: what was composed and surveyed for it. */
export interface SurveyedRegion {
  readonly document: Document;
  readonly survey: Survey;
  readonly errors: number;
}

/** Sets regions side by side; `built` are the files of the last build, from which the pages of its PDFs are taken. */
export function tableOfRegions(
  publication: Publication,
  surveyed: readonly SurveyedRegion[],
  built: readonly ManifestEntry[],
): RegionsReview {
  const sections = columnsOf(publication, surveyed);
  const tables = publication.tables.map(({ id, title, periods, columns }) => ({
    id,
    title,
    period: periods.at(-1) ?? '',
    columns: columns.length,
    isByRegion: surveyed.some(
      ({ document, survey }) =>
        document.variant.region !== null && survey.data.some(({ table, isAbout }) => table === id && isAbout),
    ),
  }));
  const regions = surveyed.map((one): ReviewedRegion => {
    const { document, survey, errors } = one;
    const pages = publication.editions.map((edition) => ({ edition, pages: pagesOf(document, edition, built) }));
    const { variant, region } = document;
    const standings = sections.map((column) => standingOf(column, one));
    return { region: variant.region, name: region.name, ...survey, sections: standings, pages, errors };
  });
  const { id, title, status } = publication;
  return { publication: id, title, status, sections, tables, regions };
}

/** The shared sections in their order, each followed by what some regions add after it. */
function columnsOf(publication: Publication, surveyed: readonly SurveyedRegion[]): readonly ReviewedSection[] {
  const isShared = (section: Section) => section.placement === 'shared';
  const shared = publication.sections.filter(isShared);
  const added = new Map(
    publication.sections
      .filter(({ placement }) => placement === 'added')
      .sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id))
      .map((section) => [`${section.order} ${section.id}`, section] as const),
  );
  const column = ({ id, order, placement }: Section): ReviewedSection => {
    // "Wales at a glance" and "London at a glance" are one section: "… at a glance".
    const titles = new Set(
      surveyed.flatMap(({ document, survey }) => {
        const { name, nameInText } = document.region;
        return titleOf(document, survey, id)?.replace(nameInText, '…').replace(name, '…') ?? [];
      }),
    );
    const national = surveyed.find(({ document }) => document.variant.region === null);
    const own = national && titleOf(national.document, national.survey, id);
    const [only = ''] = titles.size === 1 ? titles : [];
    return { id, label: placement === 'added' ? `+${order}` : order, title: own ?? (only || inWords(id)) };
  };
  return shared.flatMap((section) => [
    column(section),
    // Of two shared sections with one number, what is added after it follows the last.
    ...[...added.values()]
      .filter(({ order }) => order === section.order && shared.findLast((one) => one.order === order) === section)
      .map(column),
  ]);
}

/** "devolved-context" → "Devolved context". */
function inWords(id: string): string {
  const words = id.replace(/^\d\d-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titleOf({ chapters }: Document, { sections }: Survey, id: string): string | null {
  const file = sections.find((one) => one.id === id)?.file;
  return chapters.find((chapter) => chapter.file === file)?.title ?? null;
}

function standingOf({ id, label }: ReviewedSection, { document, survey }: SurveyedRegion): SectionStanding {
  const found = survey.sections.find(
    (section) => section.id === id && label === (section.standing === 'added' ? `+${section.order}` : section.order),
  );
  if (found === undefined) return { id, standing: 'absent', title: null, file: null, leftOut: 0 };
  const { standing, file, leftOut } = found;
  return { id, standing, title: titleOf(document, survey, id), file, leftOut };
}

function pagesOf({ variant }: Document, edition: EditionName, built: readonly ManifestEntry[]): number | null {
  const found = built.find(
    (file) =>
      file.kind === 'pdf' &&
      file.publication === variant.publication &&
      file.edition === edition &&
      file.region === variant.region,
  );
  return found?.pages ?? null;
}
