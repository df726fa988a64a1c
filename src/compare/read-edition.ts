// Turns a document into its sections, each as the units that its reader meets.
import type { ComparedSection, Document, SafeHtml, UnitKind } from '../model.ts';
import { plainText, type Unit, unitsOf } from './read-units.ts';

/** Finds a word of the interface and fills `{names}` in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export interface ReadSection {
  readonly kind: ComparedSection['kind'];
  /** The same in every region: the file's name for a chapter. */
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly units: readonly Unit[];
}

/** Sections in reading order; lists (key messages, findings, recommendations, references) are each one of them. */
export function readEdition(document: Document, word: Words): readonly ReadSection[] {
  const { summary, regionalSummary, foreword, keyMessages, findings, recommendations, chapters, references } = document;
  const item = (what: UnitKind, title: SafeHtml, body: SafeHtml | ''): readonly Unit[] => [
    { what, text: plainText(title) },
    ...unitsOf(body),
  ];
  const section = (kind: ReadSection['kind'], title: string, units: readonly Unit[]): ReadSection => ({
    kind,
    id: kind,
    title,
    number: '',
    units,
  });
  const all: readonly ReadSection[] = [
    section(
      'front',
      word('brief.title'),
      [foreword, summary, regionalSummary].flatMap((html) => unitsOf(html ?? '')),
    ),
    section(
      'key-messages',
      word('key-messages.title'),
      keyMessages.flatMap(({ html }) => item('key-message', html, '')),
    ),
    section(
      'recommendations',
      word('recommendations.title'),
      recommendations.flatMap(({ headline, body, audience, by }) => [
        ...item('recommendation', headline, body),
        ...factsOf([audience, by]),
      ]),
    ),
    ...chapters.map(({ title, number, html, file }): ReadSection => {
      const [heading, ...units] = unitsOf(html);
      const own = heading === undefined || heading.what === 'heading' ? units : [heading, ...units];
      return { kind: 'chapter', id: file.slice(file.lastIndexOf('/') + 1), title, number, units: own };
    }),
    section(
      'findings',
      word('findings.title'),
      findings.flatMap(({ claim, body }) => item('finding', claim, body)),
    ),
    section(
      'references',
      word('references.title'),
      references.map(({ html }): Unit => ({ what: 'reference', text: withoutLetter(plainText(html)) })),
    ),
  ];
  return all.filter(({ units, kind }) => units.length > 0 || kind === 'chapter');
}

/** "2025a" in one edition is "2025b" in another: the letter tells works apart that one edition cites together. */
function withoutLetter(text: string): string {
  return text.replace(/\b((?:19|20)\d\d)[a-z]\b/, '$1');
}

/** Who and by when, as one row. */
function factsOf(facts: readonly string[]): readonly Unit[] {
  const text = facts.filter((fact) => fact !== '').join(' | ');
  return text === '' ? [] : [{ what: 'row', text }];
}
