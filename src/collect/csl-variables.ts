// Lists the variables of CSL 1.0.2, by what they hold.

/** Lists of names. */
export const NAME_VARIABLES: readonly string[] = (
  'author chair collection-editor compiler composer container-author contributor curator director editor ' +
  'editorial-director editortranslator editor-translator executive-producer guest host illustrator interviewer narrator ' +
  'organizer original-author performer producer recipient reviewed-author script-writer series-creator translator'
).split(' ');

export const DATE_VARIABLES: readonly string[] = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
];

/** What else there is: texts and numbers, and what exporters add to them. */
export const TEXT_VARIABLES: readonly string[] = (
  'abstract annote archive archive_collection archive_location archive-place authority call-number categories ' +
  'chapter-number citation-key citation-label citation-number citekey collection-number collection-title ' +
  'container-title container-title-short custom dimensions division DOI edition event event-place event-title ' +
  'first-reference-note-number genre id ISBN ISSN issue journalAbbreviation jurisdiction keyword language license locator ' +
  'medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page ' +
  'page-first part-number part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre ' +
  'reviewed-title scale section shortTitle source status supplement-number title title-short type URL version volume ' +
  'volume-title year-suffix'
).split(' ');
