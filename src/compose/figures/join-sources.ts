// Turns lines of publishers and licences into one in which nobody is named twice.

/** Keeps the order; what several lines say word for word stands once. */
export function joinSources(lines: readonly string[]): string {
  const sentences = lines.flatMap((line) => line.trim().split(/(?<=\.)\s+(?=\p{Lu})/u));
  return [...new Set(sentences)].filter((sentence) => sentence !== '').join(' ');
}
