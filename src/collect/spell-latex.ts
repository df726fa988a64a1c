// Turns the LaTeX commands that citation-js does not know into the characters that they stand for.

const CHARACTERS: Readonly<Record<string, string>> = {
  aa: 'å',
  AA: 'Å',
  S: '§',
  P: '¶',
  pounds: '£',
  euro: '€',
  dag: '†',
  ddag: '‡',
  ldots: '…',
  dots: '…',
  degree: '°',
  times: '×',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
};
const COMMAND = new RegExp(`\\\\(${Object.keys(CHARACTERS).join('|')})(?![A-Za-z])(?:\\{\\}|\\s+)?`, 'g');

/** Letters without a command of their own, accents on a dotless i, spaces and boxes; the rest of the LaTeX is left as it is. */
export function spellLatex(value: string): string {
  return value
    .replace(COMMAND, (_, name: string) => CHARACTERS[name] ?? '')
    .replace(/(\\["'`^~=.uvHcrkdb])\s*(?:\{\\([ij])\}|\\([ij])(?![A-Za-z])\s*)/g, (_, accent, braced, bare) => {
      return `${accent}{${braced ?? bare}}`;
    })
    .replace(/\\[,;:>]/g, ' ')
    .replace(/\\[-/!]/g, '')
    .replace(/\\(?:mbox|hbox|text|textrm|textnormal|ensuremath)\s*(?=\{)/g, '');
}
