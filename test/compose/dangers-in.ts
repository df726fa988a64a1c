// Finds in finished HTML what may never be there, the way a browser would read it.
import type { Element, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Document } from '../../src/model.ts';

const ELEMENTS =
  'script style iframe object embed form meta base link svg math applet frame frameset noscript template';
const FORBIDDEN = new Set(`${ELEMENTS} textarea title xmp button select video audio marquee head body`.split(' '));
const ADDRESS = /^(href|src|cite|action|formAction|poster|data|background|longDesc|ping|xLinkHref|srcSet|lowSrc)$/;
const CLOBBERED = /^(location|cookie|attributes|parentNode)$/;

/** What is dangerous in a piece of HTML, in words; empty when it is safe. Read twice, for some markup changes when it is read. */
export function dangersIn(html: string): readonly string[] {
  const first = parse(html);
  const again = parse(
    unified()
      .use(rehypeStringify)
      .stringify(first as never),
  );
  return [...look(first), ...look(again)];
}

/** Every piece of HTML in a document, named. */
export function piecesOf(document: Document): readonly (readonly [string, string])[] {
  return [
    ['summary', document.summary],
    ['regional summary', document.regionalSummary ?? ''],
    ['foreword', document.foreword ?? ''],
    ...document.authors.map(({ biography }) => ['biography', biography] as const),
    ...document.chapters.map(({ file, html }) => [file, html] as const),
    ...document.keyMessages.map(({ id, html }) => [`key message ${id}`, html] as const),
    ...document.findings.flatMap(({ id, claim, body }) => [
      [`claim of ${id}`, claim] as const,
      [`body of ${id}`, body] as const,
    ]),
    ...document.recommendations.flatMap(({ id, headline, body }) => [
      [`headline of ${id}`, headline] as const,
      [`body of ${id}`, body] as const,
    ]),
    ...document.references.map(({ id, html }) => [`reference ${id}`, html] as const),
  ];
}

function parse(html: string): Root {
  const tree = { type: 'root', children: [{ type: 'raw', value: html }] };
  return unified()
    .use(rehypeRaw)
    .runSync(tree as never) as Root;
}

function look(tree: Root): string[] {
  const found: string[] = [];
  visit(tree, 'element', (element: Element) => {
    if (FORBIDDEN.has(element.tagName)) found.push(`<${element.tagName}>`);
    if (element.tagName === 'input' && (element.properties.type !== 'checkbox' || !element.properties.disabled))
      found.push('<input>');
    for (const [name, value] of Object.entries(element.properties)) {
      const text = String(value);
      if (/^on/i.test(name)) found.push(name);
      if (['style', 'srcDoc', 'dataDespatch'].includes(name)) found.push(name);
      if ((name === 'id' || name === 'name') && CLOBBERED.test(text)) found.push(`${name}="${text}"`);
      if (ADDRESS.test(name) && !isAllowed(text)) found.push(`${name}="${text}"`);
    }
  });
  return found;
}

/** As browsers read it: control characters and spaces at the start, tabs and line endings anywhere do not count. */
function isAllowed(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what browsers take away
  const read = address.replace(/^[\u0000- ]+/, '').replace(/[\t\n\r]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme);
}
