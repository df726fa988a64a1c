// Rule finding-has-source: every finding cites at least one source.
import { message } from '../messages.ts';
import type { Document, Message } from '../model.ts';

/** A finding without a citation or a note in its claim or body is an error: its strength would rest on nothing. */
export function findingHasSource(document: Document): readonly Message[] {
  return document.findings
    .filter((finding) => !finding.cited)
    .map((finding) =>
      message(
        'finding-has-source',
        finding.place,
        `Finding ${finding.number} cites no source.`,
        'Cite what it rests on, as in [@forth2020].',
      ),
    );
}
