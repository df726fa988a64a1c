// Turns any string into a link that is safe to follow.

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const ALLOWED = /^(?:https?:\/\/|mailto:)/i;

/**
 * Returns the URL when it is http, https, mailto, an anchor or a relative path, else "#".
 * Protocol-relative URLs and those with control characters or backslashes are refused: browsers read them in their own way.
 */
export function checkUrl(url: unknown): string {
  if (typeof url !== 'string') return '#';
  const text = url.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so "java\nscript:" would be a scheme
  if (text === '' || /[\u0000-\u001f\u007f\\]/.test(text) || text.startsWith('//')) return '#';
  if (ALLOWED.test(text)) return text;
  return SCHEME.test(text) || text.startsWith('&') ? '#' : text;
}
