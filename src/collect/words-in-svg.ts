// Turns an SVG into the words that stand in it as text.

/** Words of two letters or more in its `<text>` elements, each once, in order; numbers and single letters are left out. */
export function wordsInSvg(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const texts = [...text.matchAll(/<(?:\w+:)?text\b[^>]*>([\s\S]*?)<\/(?:\w+:)?text\s*>/gi)].map(([, inner = '']) =>
    inner.replace(/<[^>]*>/g, ' ').replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, ' '),
  );
  return [...new Set(texts.join(' ').match(/\p{L}{2,}/gu) ?? [])];
}
