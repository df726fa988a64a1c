// Turns names and values into XML.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML: escaped, and without the control characters that XML 1.0 forbids. */
export function escapeXml(text: string): string {
  return [...text]
    .filter((character) => character >= ' ' || character === '\t' || character === '\n')
    .map((character) => ENTITIES[character] ?? character)
    .join('');
}

/** An element with attributes and text, on a line of its own. */
export function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `${name}${said.join('')}`;
  return text === '' ? `<${open}/>` : `<${open}>${escapeXml(text)}</${name}>`;
}
