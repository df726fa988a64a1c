// Turns what follows the key of a citation, ", pp. 3–4, and elsewhere", into a locator, its kind and the rest.

/** `label` is a CSL locator term, "page" where none is written; `suffix` is what follows, its punctuation included. */
export interface Tail {
  readonly locator: string;
  readonly label: string;
  readonly suffix: string;
}

/**
 * Each kind of locator of CSL 1.0.2 (and event, surah and tome), with the words and abbreviations that name it: Pandoc's, and
 * British ones without a full stop. Where a single letter could be something else, its full stop is needed.
 */
const TERMS: readonly (readonly [label: string, words: string])[] = [
  ['act', 'acts?'],
  ['appendix', 'appendix|appendices|appendixes|apps?\\.?'],
  ['article-locator', 'articles?|arts?\\.?'],
  ['book', 'books?|bks?\\.?'],
  ['canon', 'canons?|can\\.'],
  ['chapter', 'chapters?|chaps?\\.?|chs?\\.?'],
  ['column', 'columns?|cols?\\.?'],
  ['elocation', 'e-?locations?|locations?|locs?\\.?'],
  ['equation', 'equations?|eqn?s?\\.?'],
  ['event', 'events?'],
  ['figure', 'figures?|figs?\\.?'],
  ['folio', 'folios?|fols?\\.?'],
  ['issue', 'issues?|numbers?|nos?\\.'],
  ['line', 'lines?|ll?\\.|ll'],
  ['note', 'notes?|footnotes?|nn?\\.|nn|fn\\.?'],
  ['opus', 'opus|opera|opp?\\.'],
  ['page', 'pages?|pp?\\.?'],
  ['paragraph', 'paragraphs?|paras?\\.?|¶¶?'],
  ['part', 'parts?|pts?\\.?'],
  ['rule', 'rules?|rr?\\.'],
  ['scene', 'scenes?|scs?\\.'],
  ['section', 'sections?|secs?\\.?|ss?(?!\\. ?v)\\.?|§§?'],
  ['sub-verbo', 'sub[ -]verb(?:o|is)|s\\. ?vv?\\.'],
  ['supplement', 'supplements?|suppl?s?\\.?'],
  ['surah', 'surahs?|suras?'],
  ['table', 'tables?|tbls?\\.?|tabs?\\.'],
  ['timestamp', 'timestamps?'],
  ['title-locator', 'titles?|tits?\\.'],
  ['tome', 'tomes?'],
  ['verse', 'verses?|vv?\\.|vv'],
  ['volume', 'volumes?|vols?\\.?'],
];

const NAMED = TERMS.map(
  ([label, words]) => [label, new RegExp(`^(?:${words})(?:(?<=\\.)|(?!\\p{L})) *`, 'iu')] as const,
);
/** 123, 123A, C22, xvii, 4.1, 34(1)(a), (xv)-(xvii), 00:12:40; a range may have spaces round its dash. */
const ATOM = '(?:[\\p{L}\\p{N}_:]|\\.(?=[\\p{L}\\p{N}])|\\([^()\\s]*\\))+';
const WORD = new RegExp(`^${ATOM}(?: *(?:-{1,3}|–) *${ATOM})*`, 'u');
const ROMAN = /^(?=.)m{0,4}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/i;
/** "appendix B", but not "appendices B and E": citeproc would not know that they are two. */
const LETTER = /^[A-Z](?= *$| *[,;](?! *[A-Z]\b))/;
const SEPARATOR = /^(?:, *| +)/;
/** "pp. 3 and 5" is one locator; in "p. 3 and 5 others" the 5 is not part of it. */
const LAST = /^ *(?:&|and) +(?=[\p{L}\p{N}.:()–-]+(?:$|[,;]))/u;

/** Reads the text behind a key by Pandoc's rules: a locator in braces, or a term and numbers, or numbers alone (pages). */
export function readTail(text: string): Tail {
  const tail = text.replace(/\s+/g, ' ').trimEnd();
  const start = tail.replace(/^ *,? */, '');
  const delimited = inBraces(start);
  if (delimited !== null) return delimited;
  for (const [label, term] of NAMED) {
    const named = term.exec(start)?.[0];
    const rest = start.slice(named?.length ?? 0);
    const numbers = named === undefined ? '' : takeNumbers(rest, isLoose) || (LETTER.exec(rest)?.[0] ?? '');
    if (numbers !== '') return { label, locator: dashes(numbers), suffix: rest.slice(numbers.length) };
  }
  const pages = takeNumbers(start, hasDigit);
  if (pages !== '') return { label: 'page', locator: dashes(pages), suffix: start.slice(pages.length) };
  return { label: 'page', locator: '', suffix: tail };
}

/** `{pp. iv, A and the rest}` is a locator whatever it holds; `{}` says that what follows is none. */
function inBraces(text: string): Tail | null {
  if (!text.startsWith('{')) return null;
  let depth = 0;
  const end = [...text].findIndex((sign) => {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    return depth === 0;
  });
  if (end === -1) return null;
  const signs = [...text];
  const inside = signs.slice(1, end).join('').trim();
  const suffix = signs.slice(end + 1).join('');
  for (const [label, term] of NAMED) {
    const named = term.exec(inside)?.[0];
    if (named !== undefined && named !== inside)
      return { label, locator: dashes(inside.slice(named.length).trim()), suffix };
  }
  return { label: 'page', locator: dashes(inside), suffix };
}

/** Takes as many words as are numbers; `isNumber` says what passes for one. */
function takeNumbers(text: string, isNumber: (word: string) => boolean): string {
  let taken = '';
  for (let gap = ''; ; ) {
    const word = WORD.exec(text.slice(taken.length + gap.length))?.[0];
    if (word === undefined || !isNumber(word)) return taken;
    taken += gap + word;
    const rest = text.slice(taken.length);
    gap = (LAST.exec(rest) ?? SEPARATOR.exec(rest))?.[0] ?? '';
    if (gap === '') return taken;
  }
}

function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}

/** Behind a term also roman numerals. */
function isLoose(word: string): boolean {
  if (hasDigit(word)) return true;
  const parts = word.split(/[-–.:() ]+/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => ROMAN.test(part));
}

/** Ranges get their dash; "3 & 5" would lose its spaces in citeproc. */
function dashes(text: string): string {
  return text
    .replace(/ *& */g, ' and ')
    .replace(/ *-{2,3} *| +[-–] +|(?<=[\p{L}\p{N}).])-(?=[\p{L}\p{N}(])/gu, '–')
    .replace(/ *– */g, '–');
}
