// Makes what stands for a text that could not be parsed: nothing, and a message that says why.
import { message } from '../messages.ts';
import type { MarkdownInput, ParsedSection } from '../model.ts';

/** An empty section with the message `section-parses`; `why` is a sentence. */
export function unparsedSection(input: MarkdownInput, why: string): ParsedSection {
  const place = { file: input.file, line: input.line ?? 1, column: input.column ?? 1 };
  const text = `This text could not be parsed. ${why}`;
  return {
    key: input.key,
    file: input.file,
    parts: [[]],
    slots: [],
    notes: {},
    messages: [message('section-parses', place, text)],
  };
}
