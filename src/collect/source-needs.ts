// Says what each kind of work needs, so that a reader can find it: in the words of BibTeX, biblatex and CSL.

/** Something a work needs: any one of these fields, how to say that none is there, and how to write it. */
export interface Need {
  readonly bibtex: readonly string[];
  readonly csl: readonly string[];
  readonly lacks: string;
  readonly inBibtex: string;
  readonly inCsl: string;
}

const WHO = 'author = {Surname, First name} (of a body: {{Welsh Government}}),';
const WHO_CSL =
  '"author": [{"family": "Surname", "given": "First name"}] (of a body: [{"literal": "Welsh Government"}])';

function need(lacks: string, bibtex: string, csl: string, sample: readonly [string, string]): Need {
  return { lacks, bibtex: bibtex.split(' '), csl: csl.split(' '), inBibtex: sample[0], inCsl: sample[1] };
}

const author = need('has no author', 'author', 'author', [WHO, WHO_CSL]);
const editor = need('has neither author nor editor', 'author editor', 'author editor container-author', [WHO, WHO_CSL]);
const maker = need(
  'has no author',
  'author editor organization institution publisher',
  'author editor publisher container-title',
  [WHO, WHO_CSL],
);
const title = need('has no title', 'title', 'title', ['title = {The title},', '"title": "The title"']);
const date = need('has no year', 'year date pubstate', 'issued status', [
  'year = {2024} (n.d. where it has none),',
  '"issued": {"date-parts": [[2024]]} (or {"literal": "n.d."})',
]);
const journal = need('has no journal', 'journal journaltitle', 'container-title', [
  'journal = {Name of the journal},',
  '"container-title": "Name of the journal"',
]);
const whole = need('does not name the book that it is in', 'booktitle maintitle', 'container-title', [
  'booktitle = {Title of the book},',
  '"container-title": "Title of the book"',
]);
const event = need(
  'does not name its conference or proceedings',
  'booktitle eventtitle',
  'container-title event-title event',
  ['booktitle = {Proceedings of the conference},', '"container-title": "Proceedings of the conference"'],
);
const publisher = need('has no publisher', 'publisher institution organization', 'publisher', [
  'publisher = {Routledge},',
  '"publisher": "Routledge"',
]);
const issuer = need('does not name the body that issued it', 'institution organization publisher school', 'publisher', [
  'institution = {Name of the body that issued it},',
  '"publisher": "Name of the body that issued it"',
]);
const university = need('does not name the university', 'school institution publisher', 'publisher', [
  'school = {University of Birmingham},',
  '"publisher": "University of Birmingham"',
]);
const address = need('has no web address', 'url doi eprint howpublished', 'URL DOI', [
  'url = {https://www.example.org/page},',
  '"URL": "https://www.example.org/page"',
]);
const part = need('has neither chapter nor pages', 'chapter pages booktitle', 'page chapter-number', [
  'chapter = {3}, or pages = {40--52},',
  '"page": "40-52"',
]);
const number = need('has no number', 'number', 'number', ['number = {GB 2 345 678},', '"number": "GB 2 345 678"']);
const seen = need(
  'has neither a year nor the day on which it was looked at',
  'year date urldate',
  'issued accessed status',
  [
    'year = {2024}, or urldate = {2024-05-17},',
    '"issued": {"date-parts": [[2024]]}, or "accessed": {"date-parts": [[2024, 5, 17]]}',
  ],
);

const book = [editor, title, publisher, date];
const chapter = [author, title, whole, publisher, date];
const paper = [author, title, event, date];
const report = [maker, title, issuer, date];
const thesis = [author, title, university, date];
const online = [maker, title, address, seen];
const dataset = [maker, title, date];

/** By BibTeX's and biblatex's kinds; a kind that is not here needs a title. */
const BIBTEX: Readonly<Record<string, readonly Need[]>> = {
  article: [author, title, journal, date],
  book,
  mvbook: book,
  collection: book,
  mvcollection: book,
  reference: book,
  inbook: [editor, title, part, publisher, date],
  bookinbook: chapter,
  incollection: chapter,
  inreference: [title, whole, date],
  inproceedings: paper,
  conference: paper,
  proceedings: [title, date],
  mvproceedings: [title, date],
  manual: [title, date],
  report,
  techreport: report,
  thesis,
  phdthesis: thesis,
  mastersthesis: thesis,
  online,
  electronic: online,
  www: online,
  dataset,
  unpublished: [author, title, date],
  patent: [author, title, number, date],
  periodical: [title, date],
  legislation: [title, date],
  jurisdiction: [title, date],
};

/** By CSL's kinds; a kind that is not here needs a title. */
const CSL: Readonly<Record<string, readonly Need[]>> = {
  'article-journal': [author, title, journal, date],
  'article-magazine': [title, journal, date],
  'article-newspaper': [title, journal, date],
  book,
  chapter,
  'paper-conference': paper,
  report,
  thesis,
  webpage: online,
  'post-weblog': online,
  post: online,
  dataset,
  patent: [author, title, number, date],
  manuscript: [author, title, date],
  legislation: [title, date],
  legal_case: [title, date],
  bill: [title, date],
  treaty: [title, date],
};

/** What a work of this kind needs. */
export function needsOf(kind: string, language: 'bibtex' | 'csl'): readonly Need[] {
  return (language === 'bibtex' ? BIBTEX : CSL)[kind] ?? [title];
}

/** Every kind of work of CSL 1.0.2. */
export const CSL_TYPES: readonly string[] = (
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
  'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
  'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
  'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
  'treaty webpage'
).split(' ');
