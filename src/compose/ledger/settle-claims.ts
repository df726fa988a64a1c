// Finds the sentence of each claim and figure that was noted in a text, and the anchors round it.
import { draftsIn, type Gatherer, withoutMarks } from './gather-ledger.ts';

/** Where a text begins or ends; the cells of a row are one text. */
const BLOCK =
  /<\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|caption|blockquote|figure|figcaption|dd|dt|dl|pre|section)\b[^>]*>|$/g;
/** The number that calls a note says nothing in a sentence. */
const CALL = /<sup><a class="note-call"[\s\S]*?<\/sup>/g;
/** A full stop with what may close after it, then space, then what a sentence may begin with. */
const END =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks
  /[.!?…](?:<[^>]*>|[)\]’”'"]|&#x27;|&#x22;|\u0000L?\d+[;\u0000])*\s+(?=(?:<[^>]*>|\u0000L?\d+[;\u0000]|[‘“("'[])*[\p{Lu}\d£])/gu;
/** A full stop that ends no sentence. */
const SHORT =
  /(?:^|[\s(‘“>])(?:e\.g|i\.e|et al|cf|vs|no|pp?|vol|eds?|St|Drs?|Mr|Mrs|Ms|Prof|approx|fig|para|ch|sec|c|[A-Z])\.$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks
const ANCHORS = /\u0000L(\d+);|\sid="([^"]+)"/g;

/** Settles what is noted in some HTML that is shown, and takes the marks out; `after` is the id of what follows it. */
export function settle<Html extends string>(gatherer: Gatherer, html: Html, after: string): Html {
  if (!html.includes('\u0000L')) return html;
  settleAnchors(gatherer, html, after);
  let mark = html.indexOf('\u0000L');
  let start = 0;
  for (const { index, 0: tag } of html.matchAll(BLOCK)) {
    if (mark >= 0 && mark < index) {
      settleText(gatherer, html.slice(start, index));
      mark = html.indexOf('\u0000L', index);
    }
    start = index + tag.length;
  }
  return withoutMarks(html);
}

function settleText(gatherer: Gatherer, text: string): void {
  for (const sentence of sentencesOf(text.replace(CALL, ''))) {
    const drafts = draftsIn(gatherer, sentence);
    const [first] = drafts;
    const beside = drafts.length === 1 && first ? first.items : drafts.flatMap(({ items }) => items);
    for (const draft of drafts) {
      draft.claim = sentence;
      draft.beside = beside;
    }
  }
}

function settleAnchors({ gathering }: Gatherer, html: string, after: string): void {
  let from = '';
  let open: string[] = [];
  const close = (until: string): void => {
    for (const index of open) {
      const draft = gathering.drafts[Number(index)];
      if (draft) draft.until = until;
    }
    open = [];
  };
  for (const [, index, id] of html.matchAll(ANCHORS)) {
    if (id !== undefined) {
      close(id);
      from = id;
      continue;
    }
    const draft = gathering.drafts[Number(index)];
    if (draft) draft.from = from;
    open.push(index ?? '');
  }
  close(after);
}

/** Cuts a text into sentences, marks and tags included. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of text.matchAll(END)) {
    const stop = end.index + end[0].length;
    if (SHORT.test(withoutMarks(text.slice(start, end.index + 1)))) continue;
    sentences.push(text.slice(start, stop));
    start = stop;
  }
  sentences.push(text.slice(start));
  return sentences;
}
