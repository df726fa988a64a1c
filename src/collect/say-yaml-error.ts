// Turns an error of the YAML parser into plain words and a way to mend it.
import type { YAMLError } from 'yaml';

const WORDS: Readonly<Record<string, readonly [string, string?]>> = {
  DUPLICATE_KEY: ['This key stands twice in the same group.', 'Keep one of the two.'],
  TAB_AS_INDENT: ['A line is indented with a tab.', 'Use spaces instead of tabs.'],
  OPEN_BRACKET: ['A bracket that was opened before this is not closed.', 'Look for a missing ] or }.'],
  BAD_INDENT: ['The indentation does not fit the lines above.', 'Lines of one group start in the same column.'],
  MISSING_CHAR: [
    'A closing mark or a colon is missing.',
    'Look for a quotation mark or bracket that is not closed, or a key without its colon.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'Here a key is expected, but its colon is not on the same line.',
    'Text of several lines is indented below "key: |".',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second colon on the line.',
    'Put quotes round text that holds a colon and a space.',
  ],
  UNEXPECTED_TOKEN: [
    'This does not belong here.',
    'Put quotes round text that starts with a special sign or holds one.',
  ],
  BAD_SCALAR_START: ['Text cannot start with this sign.', 'Put quotes round the text.'],
  BAD_ALIAS: ['This alias (*) has no anchor (&).', 'Put quotes round text that starts with *.'],
  TAG_RESOLVE_FAILED: ['Tags (words that start with !) are not allowed.', 'Put quotes round text that starts with !.'],
  BAD_DQ_ESCAPE: [
    'A backslash stands before a letter that it cannot stand before.',
    'Use single quotes round the text, or write \\\\.',
  ],
  MULTIPLE_DOCS: ['The file holds a second document after ---.', 'Keep one document in a file.'],
};

/** Says what is wrong and, where it is known, what mends it. */
export function sayYamlError(error: Pick<YAMLError, 'message'> & { readonly code: string }): {
  text: string;
  hint?: string;
} {
  const code = error.message.startsWith('Flow ') ? 'OPEN_BRACKET' : error.code;
  const [text, hint] = WORDS[code] ?? [`The YAML cannot be read here: ${error.message}.`];
  return hint === undefined ? { text } : { text, hint };
}
