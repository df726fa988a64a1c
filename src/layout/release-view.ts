// Turns how far a document is into what its pages must say of it: marks in margins, banners, a line of the imprint.
import type { Document } from '../model.ts';
import type { Words } from './create-words.ts';
import { formatDate } from './format-date.ts';
import { formatMoment } from './format-moment.ts';
import { toIndex } from './relative-path.ts';
import { trustHtml } from './trust-html.ts';

/** One thing that every page must say, in a few words and in a sentence or two. */
export interface ReleaseMark {
  readonly kind: 'draft' | 'review' | 'embargo';
  readonly mark: string;
  readonly text: string;
  /** What a list says beside a title. */
  readonly short: string;
  /** The same for an imprint, where the mark does not stand beside it. */
  readonly plain: string;
}

/** Keys of the words for each kind. */
const WORDS: Readonly<Record<ReleaseMark['kind'], Readonly<Record<'mark' | 'text' | 'plain' | 'stamp', string>>>> = {
  draft: {
    mark: 'release.draft',
    text: 'release.draft-text',
    plain: 'release.draft-plain',
    stamp: 'release.stamp-draft',
  },
  review: {
    mark: 'release.review',
    text: 'release.review-text',
    plain: 'release.review-plain',
    stamp: 'release.stamp-review',
  },
  embargo: {
    mark: 'release.embargo',
    text: 'release.embargo-text',
    plain: 'release.embargo-plain',
    stamp: 'release.stamp-embargo',
  },
};

export type ReleaseView = ReturnType<typeof releaseView>;

/** What pages show of a release; `stamp` and `line` are those of all marks, null where there is none. */
export function releaseView(document: Pick<Document, 'release' | 'variant' | 'publication'>, words: Words) {
  const { release, variant, publication } = document;
  const marks = marksOf(release, (moment) => formatMoment(moment, variant.language, words), words);
  const [first] = marks;
  const { withdrawn } = release;
  return {
    marks,
    line: first === undefined ? null : marks.map(({ mark }) => mark).join(' – '),
    stamp: first === undefined ? null : words(WORDS[first.kind].stamp),
    // The plain address of the publication itself stays, whatever regions a later version has.
    kept:
      variant.keptAt === undefined
        ? null
        : {
            text: words('release.kept', { version: publication.version }),
            href: toIndex(variant.folder, variant.publication),
          },
    withdrawn:
      withdrawn === null
        ? null
        : { date: formatDate(withdrawn.date, variant.language), reason: trustHtml(withdrawn.reason) },
  };
}

function marksOf(
  { status, embargo }: Document['release'],
  inWords: (moment: string) => string,
  words: Words,
): readonly ReleaseMark[] {
  const date = embargo === null ? '' : inWords(embargo);
  const kinds: readonly ReleaseMark['kind'][] = [
    ...(status === 'draft' || status === 'review' ? [status] : []),
    ...(embargo !== null && status !== 'withdrawn' ? (['embargo'] as const) : []),
  ];
  return kinds.map((kind) => ({
    kind,
    mark: words(WORDS[kind].mark, { date }),
    text: words(WORDS[kind].text, { date }),
    // A list has to say until when, and not much more.
    short: words(kind === 'embargo' ? WORDS.embargo.mark : WORDS[kind].stamp, { date }),
    plain: words(WORDS[kind].plain, { date }),
  }));
}
