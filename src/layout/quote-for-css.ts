// Turns text into a CSS string.

/**
 * Quotes text for the `content` property, double quotes included.
 * Everything but letters, digits, spaces and harmless marks becomes a CSS escape, so that neither the string,
 * the rule nor the `<style>` element can be closed from inside.
 */
export function quoteForCss(text: string): string {
  const escaped = text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N}\p{M} .,:;()!?–—‘’“”…-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}
