// Checks what a PDF says of itself as a whole: version, title, language, claims, colours, bookmarks.
import type { PDFObject } from '@cantoo/pdf-lib';
import type { VerifyRule } from '../model.ts';
import type { Checked, OpenPdf } from './open-pdf.ts';
import { asDict, dictAt, entryOf, itemsAt, nameAt, numberAt, textAt } from './pdf-values.ts';

/** A PDF with more pages than this needs bookmarks. */
const PAGES_WITHOUT_OUTLINE = 20;

/** What the metadata claim: "PDF/UA-1", "PDF/A-3a". */
export function claimsOf({ xmp }: Pick<OpenPdf, 'xmp'>): readonly string[] {
  const [ua, part, level] = [
    valueIn(xmp, 'pdfuaid:part'),
    valueIn(xmp, 'pdfaid:part'),
    valueIn(xmp, 'pdfaid:conformance'),
  ];
  return [...(ua === '' ? [] : [`PDF/UA-${ua}`]), ...(part === '' ? [] : [`PDF/A-${part}${level.toLowerCase()}`])];
}

/** Checks the whole of a PDF; every rule looks at one thing. */
export function checkMetadata(pdf: OpenPdf): Checked[] {
  const { catalog, context, pages, xmp } = pdf;
  const info = asDict(resolved(pdf, context.trailerInfo.Info));
  const title = titleIn(xmp);
  const infoTitle = info === null ? '' : textAt(info, 'Title').trim();
  const claims = claimsOf(pdf);
  const missing = ['PDF/UA-1', 'PDF/A-3a'].filter((claim) => !claims.includes(claim));
  const said = claims.length === 0 ? 'It claims to conform to nothing' : `It claims ${claims.join(' and ')}`;
  const mark = dictAt(catalog, 'MarkInfo');
  const preferences = dictAt(catalog, 'ViewerPreferences');
  const language = textAt(catalog, 'Lang');
  const outline = dictAt(catalog, 'Outlines');
  return [
    one('pdf-version', /^1\.[0-7]$/.test(pdf.version) ? '' : `Its version is "${pdf.version}".`),
    one('pdf-identity', context.trailerInfo.ID === undefined ? 'Its trailer has no ID.' : ''),
    one(
      'pdf-claim',
      missing.length === 0 ? '' : `${said}; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    ),
    one('pdf-title', titleFault(title, infoTitle)),
    one(
      'pdf-title-shown',
      preferences !== null && isTrue(entryOf(preferences, 'DisplayDocTitle')) ? '' : 'DisplayDocTitle is not true.',
    ),
    one(
      'pdf-language',
      /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language)
        ? ''
        : language === ''
          ? 'It has no language.'
          : `"${language}" is no language.`,
    ),
    one(
      'pdf-tagged',
      mark === null || !isTrue(entryOf(mark, 'Marked'))
        ? 'It is not marked as tagged.'
        : pdf.tags === null || pdf.tags.all.length === 0
          ? 'It has no structure.'
          : '',
    ),
    one('pdf-colours', colourFault(pdf)),
    ...(pages.length > PAGES_WITHOUT_OUTLINE
      ? [
          one(
            'pdf-outline',
            outline !== null && entryOf(outline, 'First') !== undefined
              ? ''
              : `It has ${pages.length} pages and no bookmarks.`,
          ),
        ]
      : []),
    one('pdf-page-labels', dictAt(catalog, 'PageLabels') === null ? 'Its pages have no labels.' : ''),
  ];
}

function one(rule: VerifyRule, text: string): Checked {
  return { rule, items: 1, faults: text === '' ? [] : [{ text }] };
}

function titleFault(title: string, infoTitle: string): string {
  if (title === '') return 'Its metadata have no title (dc:title).';
  if (infoTitle === title) return '';
  return infoTitle === '' ? '' : `It has two titles: "${infoTitle}" and, in its metadata, "${title}".`;
}

/** An output intent is an ICC profile of three components that is named as sRGB or brings its own profile. */
function colourFault({ catalog, context }: OpenPdf): string {
  const intents = itemsAt(catalog, 'OutputIntents').flatMap((raw) => asDict(context.lookup(raw)) ?? []);
  const intent = intents.find((dict) => nameAt(dict, 'S') === 'GTS_PDFA1');
  if (intent === undefined) return 'It has no output intent.';
  const profile = dictAt(intent, 'DestOutputProfile');
  if (profile === null) return 'Its output intent has no colour profile.';
  const named = `${textAt(intent, 'OutputConditionIdentifier')} ${textAt(intent, 'Info')}`;
  return numberAt(profile, 'N') === 3 && /sRGB/i.test(named)
    ? ''
    : `Its output intent is not sRGB but "${named.trim()}".`;
}

function resolved({ context }: OpenPdf, value: PDFObject | undefined): PDFObject | undefined {
  return value === undefined ? undefined : context.lookup(value);
}

function isTrue(value: PDFObject | undefined): boolean {
  return String(value) === 'true';
}

/** The value of a property, which may be an element or an attribute (XMP, part 1, 7.9.2.2). */
function valueIn(xmp: string, property: string): string {
  return (
    new RegExp(`<${property}>\\s*([^<\\s]*)\\s*<|\\s${property}\\s*=\\s*["']([^"']*)["']`)
      .exec(xmp)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function titleIn(xmp: string): string {
  const list = /<dc:title[^>]*>([\s\S]*?)<\/dc:title>/.exec(xmp)?.[1] ?? '';
  const item = /<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(list)?.[1] ?? '';
  return item
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}
