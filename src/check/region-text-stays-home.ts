// Rule region-text-stays-home: what is written for one region does not stand in another's edition.
import { message } from '../messages.ts';
import type { Document, Message, Place, Region } from '../model.ts';
import { namesIn } from './names-in.ts';
import { type OwnSentence, sentencesOf } from './own-sentences.ts';

/** Shorter sentences are the same by chance. */
const MIN_WORDS = 8;
/** "What this means for Wales" is nobody's by chance; "Wales" is. */
const MIN_HEADING_WORDS = 3;

/**
 * An error where an edition shows text out of another region's folder, and where a region's own text holds what another
 * region's says of itself (copied, and not adapted): the same sentence, heading or head of a table, which names that region
 * and no other; or another region named as the one that the edition is about.
 */
export function regionTextStaysHome(document: Document, regions: readonly Region[]): readonly Message[] {
  return [...foreignChapters(document), ...foreignSentences(document, regions)];
}

/** Nothing of an edition comes from the folder of a region that is not its own. */
function foreignChapters({ variant, publication, chapters, findings }: Document): readonly Message[] {
  const folder = `${publication.file.slice(0, publication.file.lastIndexOf('/'))}/regions/`;
  const places: readonly Place[] = [...chapters.map(({ file }) => ({ file })), ...findings.map(({ place }) => place)];
  return places
    .filter(({ file }) => file.startsWith(folder) && file.slice(folder.length).split('/')[0] !== variant.region)
    .map((place) =>
      message(
        'region-text-stays-home',
        place,
        `The ${variant.region ?? 'national'} edition shows text from this file, which belongs to another region.`,
        `Move it into ${variant.region === null ? 'sections/' : `regions/${variant.region}/`}, or take it out.`,
      ),
    );
}

function foreignSentences({ variant, publication, region }: Document, regions: readonly Region[]): readonly Message[] {
  if (variant.region === null) return [];
  // Shared text is long, and wanted only where a region's own text names another: mostly nowhere.
  let shared: ReadonlySet<string> | undefined;
  const isShared = (text: string): boolean => {
    shared ??= new Set(sentencesOf(publication, null).map((one) => one.text));
    return shared.has(text);
  };
  return sentencesOf(publication, variant.region).flatMap((own) => {
    const [named, ...others] = namesIn(own.text, regions);
    if (named === undefined || others.length > 0 || named.id === region.id || isShared(own.text)) return [];
    if (isAbout(own.text, named))
      return [
        message(
          'region-text-stays-home',
          own,
          `This is ${region.name}’s own text, but it speaks of ${named.nameInText} as the place it is about.`,
          `Write ${region.nameInText}, or {{ region.nameInText }}.`,
        ),
      ];
    const twin = isLong(own) ? sentencesOf(publication, named.id).find((one) => one.text === own.text) : undefined;
    return twin === undefined ? [] : [copied(own, { twin, named, region })];
  });
}

function copied(own: OwnSentence, of: { twin: OwnSentence; named: Region; region: Region }): Message {
  const { twin, named, region } = of;
  const what = { sentence: 'sentence', heading: 'heading', 'table-head': 'head of a table' }[own.kind];
  return message(
    'region-text-stays-home',
    own,
    `This ${what} in ${region.name}’s own text is ${named.nameInText}’s, word for word, and names no place but ${named.nameInText}.`,
    `It is also in ${twin.file}:${twin.line}. Adapt it to ${region.nameInText}; if it is meant to compare, say so in other words; if it holds everywhere, put it into a shared section.`,
  );
}

function isLong({ kind, text }: OwnSentence): boolean {
  const words = text.replace(/\{\{.*?\}\}/g, 'x').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return kind === 'table-head' || words >= (kind === 'heading' ? MIN_HEADING_WORDS : MIN_WORDS);
}

const forms = new WeakMap<Region, RegExp>();

/** Whether a text calls a region its own: "this region is Wales", "Wales is our region", "here in Wales", "this Wales edition". */
function isAbout(text: string, region: Region): boolean {
  const known = forms.get(region) ?? ownForms(region);
  forms.set(region, known);
  return known.test(text);
}

function ownForms({ name, nameInText }: Region): RegExp {
  const place = '(?:region|nation|country|area|place)';
  const named = `(?:the )?(?:${[name, nameInText].map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}])`;
  const either = [
    `\\b(?:this|our) ${place} is ${named}`,
    `\\b(?:this|our) ${place} \\(${named}\\)`,
    `(?<![\\p{L}\\p{N}])${named} is (?:this|our) ${place}`,
    `\\b(?:this|our) ${named} edition`,
    `\\bthis edition(?: is)? (?:for|about) ${named}`,
    `\\bhere in ${named}`,
  ];
  return new RegExp(either.join('|'), 'iu');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
