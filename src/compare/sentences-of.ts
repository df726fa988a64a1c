// Turns a paragraph into its sentences.

const SENTENCES = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
/** A full stop that ends no sentence: an abbreviation or an initial. */
const GOES_ON =
  /(?:^|[\s(])(?:Drs?|Mrs?|Ms|Profs?|St|Nos?|pp?|eds?|vols?|ch|cf|al|etc|vs|Figs?|ca|e\.g|i\.e|\p{Lu})\.\s*$/u;

/** Sentences without the space around them; an abbreviation does not end one. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of SENTENCES.segment(text)) {
    open += segment;
    if (GOES_ON.test(open)) continue;
    sentences.push(open.trim());
    open = '';
  }
  return [...sentences, open.trim()].filter((sentence) => sentence !== '');
}
