// Says what publication.yaml may hold.
import { z } from 'zod';
import { date, edition, group, id, language, moment, told, url, version, words } from '../yaml-forms.ts';

const CITATION = '{authors} ({year}). {title}. {publisher}.';
const BRACED = /\{([^{}]*)\}/g;
const SLOTS = ['authors', 'year', 'title', 'publisher'];

const pullQuote = group({
  text: told(words, 'The words, without quotation marks round them.'),
  source: told(words.optional(), 'Who said or wrote them, and where.', 'Nelles (2024)'),
});

const identifiers = group({
  doi: told(
    z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI without an address, like 10.1000/182')
      .optional(),
    'The publication’s DOI, without https://doi.org/.',
    '10.1000/182',
  ),
  isbn: told(
    z
      .string()
      .regex(/^(?:[\d-]{9,16}[\dXx])$/, 'must be an ISBN')
      .optional(),
    'The publication’s ISBN.',
    '978-3-16-148410-0',
  ),
  series: told(words.optional(), 'The series and the number in it.', 'Evidence Reviews, No. 1'),
});

const licence = group({
  name: told(words, 'The licence under which readers may use the text.', 'CC BY 4.0'),
  url: told(url.optional(), 'Where it can be read.', 'https://creativecommons.org/licenses/by/4.0/'),
});

const briefing = group({
  maxPages: told(
    z.number('must be a number').int('must be a whole number').min(1, 'must be at least 1'),
    'How many pages the policy briefing may have; a longer one is a warning.',
    4,
  ),
});

const withdrawn = group({
  date: told(date, 'When it was withdrawn: a year, a month or a day.', '2025-03-01'),
  reason: told(words, 'Why, in Markdown: the page of the publication shows it, a sentence or two.'),
});

/** One entry of `changes`. */
export const changeForm = group({
  version: told(version, 'The version that the change made.', '1.1'),
  date: told(date, 'When that version came out: a year, a month or a day.', '2025-02-10'),
  kind: told(
    z.enum(['published', 'correction', 'update']),
    'A correction mends a mistake, an update brings something new; “published” is for the first version.',
    'correction',
    'update',
    'published',
  ),
  what: told(
    words.optional(),
    'What changed, in a sentence or two; only the first version needs none.',
    'The figure for Wales in 2022 was that of Scotland.',
  ),
  where: told(
    z.array(words).default([]),
    'What it changed: sections by file name, or as references name them: fig-, tbl-, sec-, find-, rec-, box-.',
    ['fig-spending', '03-local-policy'],
  ),
  regions: told(
    z.array(id).min(1, 'must name at least one region').optional(),
    'The regions whose editions it touches, and “national”; without it, all.',
    ['national', 'wales'],
  ),
  editions: told(
    z.array(edition).min(1, 'must name at least one edition').optional(),
    'The editions that it touches; without it, all.',
    ['report'],
  ),
}).refine(({ kind, what }) => kind === 'published' || what !== undefined, { path: ['what'], message: 'is missing' });

export const publicationForm = group({
  title: told(words, 'The title, as on the cover.', 'Innovation Evidence Review'),
  subtitle: told(words.optional(), 'The line below the title.', 'What is known about innovation in places'),
  kind: told(words, 'What sort of publication it is, in your own words.', 'Evidence review', 'Rapid review'),
  theme: told(id.optional(), 'The theme that it belongs to: an id in themes.yaml.', 'innovation'),
  authors: told(z.array(id).min(1, 'must name at least one person'), 'Its authors in order: ids in people.yaml.', [
    'chloe-billing',
  ]),
  date: told(date, 'When it is published: a year, a month or a day.', '2024', '2024-05', '2024-05-17'),
  version: told(
    version.default('1.0'),
    'Count it up when a published text changes, and say in “changes” what did.',
    '1.0',
    '1.1',
  ),
  summary: told(words, 'Two or three paragraphs in Markdown: on the landing page and at the front of every edition.'),
  pullQuote: told(pullQuote.optional(), 'A quotation that stands out at the front.'),
  keywords: told(z.array(words).default([]), 'Words by which it is found; they also go into the PDFs.', [
    'innovation',
    'regional policy',
  ]),
  identifiers: told(identifiers.default({}), 'Numbers by which libraries know it.'),
  licence: told(licence.optional(), 'What readers may do with the text.'),
  funders: told(z.array(words).default([]), 'Who paid for it, as the imprint should say.', [
    'Economic and Social Research Council',
  ]),
  citation: told(
    words
      .refine((line) => [...line.matchAll(BRACED)].every(([, slot]) => SLOTS.includes(slot ?? '')), {
        message: 'may hold only {authors}, {year}, {title} and {publisher} in braces',
      })
      .default(CITATION),
    'How to cite it. {authors}, {year}, {title} and {publisher} in braces are filled in.',
    CITATION,
  ),
  notice: told(words.optional(), 'Something that readers must know about this text; in the imprint.'),
  disclaimer: told(words.optional(), 'What the publisher does not answer for; in the imprint.'),
  editions: told(
    z.array(edition).min(1, 'must name at least one edition').optional(),
    'What is made of it, if that differs from despatch.yaml.',
    ['report', 'policy-briefing'],
    ['report'],
  ),
  regions: told(
    z.union([z.literal('all'), z.array(id)], 'must be "all" or a list of region ids').default([]),
    'Which regions get editions of their own: all, or a list of ids from regions.yaml. The national edition is always made.',
    'all',
    ['wales', 'scotland'],
  ),
  languages: told(
    z.array(language).min(1, 'must name at least one language').optional(),
    'Its languages, if they differ from despatch.yaml.',
    ['en-GB'],
  ),
  related: told(
    z.array(id).default([]),
    'What its readers may want next: ids (names of folders) of other publications. Its page shows them before those of its theme and authors.',
    ['net-zero-evidence-review'],
  ),
  status: told(
    z.enum(['draft', 'review', 'published', 'withdrawn']).default('draft'),
    'How far it is. Drafts and what is in review say so on every page and are not published; what is withdrawn keeps its page, which says why.',
    'draft',
    'review',
    'published',
    'withdrawn',
  ),
  embargo: told(
    moment.optional(),
    'It is held back until then: a day, which starts at midnight UTC, or a time with its offset from UTC.',
    '2026-12-01',
    '2026-06-01T00:01+01:00',
  ),
  withdrawn: told(withdrawn.optional(), 'When and why it was withdrawn; needed where the status says that it was.'),
  changes: told(
    z.array(changeForm).default([]),
    'What each version changed, newest first; readers see what touches their edition.',
  ),
  briefing: told(briefing.default({ maxPages: 4 }), 'Limits of the policy briefing.', { maxPages: 4 }),
});
