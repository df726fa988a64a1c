// Turns about.md into what the hub's own page says of it.
import type { MarkdownText } from '../model.ts';
import { readText } from './read-text.ts';
import type { Reading } from './reading.ts';

const FILE = 'briefings/about.md';
const MAX_BYTES = 200_000;

/** Reads about.md, Markdown without front matter; null when there is none. Reports what readText reports. */
export async function readAbout(reading: Reading): Promise<MarkdownText | null> {
  const text = await readText(reading, { path: FILE, maxBytes: MAX_BYTES, within: 'briefings' });
  return text === null || text.trim() === '' ? null : { text, file: FILE, line: 1, column: 1 };
}
