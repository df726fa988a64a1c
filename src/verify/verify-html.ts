// Turns a web page into what every rule for web pages came to.
import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Checked, Fault } from './open-pdf.ts';
import { propertyOf, type WebPage } from './read-html.ts';
import { brokenBy, type Site, targetIn } from './target-in.ts';

/** Elements that load what they name, and where they name it. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcSet'],
  source: ['src', 'srcSet'],
  link: ['href'],
  script: ['src'],
  iframe: ['src'],
  embed: ['src'],
  object: ['data'],
  audio: ['src'],
  video: ['src', 'poster'],
  track: ['src'],
  input: ['src'],
  use: ['href', 'xLinkHref'],
  image: ['href', 'xLinkHref'],
  feImage: ['href', 'xLinkHref'],
};
/** Relations of <link> that load nothing. */
const NAMING = /^(canonical|alternate|author|license|next|prev|help|search|me|describedby|schema\.\w+)$/;

/** Applies every rule to one page of a site. */
export function verifyHtml(page: WebPage, path: string, site: Site): Checked[] {
  const { elements } = page;
  const root = elements.find(({ tagName }) => tagName === 'html');
  const title = elements.find(({ tagName }) => tagName === 'title');
  const language = root === undefined ? '' : propertyOf(root, 'lang');
  return [
    { rule: 'html-language', items: 1, faults: language === '' ? [{ text: 'The page has no language.' }] : [] },
    {
      rule: 'html-title',
      items: 1,
      faults: title === undefined || textOf(title).trim() === '' ? [{ text: 'The page has no title.' }] : [],
    },
    headings(page),
    alternatives(page),
    ids(page),
    links(page, path, site),
    scripts(page),
    hosts(page),
  ];
}

function headings({ elements }: WebPage): Checked {
  const found = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const first = found.filter(({ tagName }) => tagName === 'h1').length;
  const faults: Fault[] =
    first === 1 ? [] : [{ text: `The page has ${first === 0 ? 'no heading' : `${first} headings`} of level 1.` }];
  let before = 0;
  for (const heading of found) {
    const level = Number(heading.tagName.slice(1));
    if (level > before + 1 && before > 0)
      faults.push({ text: `A heading of level ${level} follows one of level ${before}: "${cut(textOf(heading))}".` });
    before = level;
  }
  return { rule: 'html-headings', items: found.length, faults };
}

/** An image is an <img>, or a drawing that says it is one; a drawing that says neither must be hidden, or named. */
function alternatives({ elements }: WebPage): Checked {
  const images = elements.filter(
    ({ tagName, properties }) => tagName === 'img' || (tagName === 'svg' && properties.role === 'img'),
  );
  const faults = images.flatMap((image) => {
    if (image.tagName === 'img' && image.properties.alt !== undefined) return [];
    const label = ['ariaLabel', 'ariaLabelledBy'].some((name) => propertyOf(image, name).trim() !== '');
    const title = image.children.some(
      (child) => child.type === 'element' && child.tagName === 'title' && textOf(child).trim() !== '',
    );
    if (label || title || propertyOf(image, 'ariaHidden') === 'true') return [];
    return [
      {
        text:
          image.tagName === 'svg'
            ? 'A drawing has no alternative.'
            : `The image ${cut(propertyOf(image, 'src'))} has no alternative.`,
      },
    ];
  });
  return { rule: 'html-alternatives', items: images.length, faults };
}

function ids({ ids: all }: WebPage): Checked {
  const seen = new Set<string>();
  const twice = new Set(all.filter((id) => seen.size === seen.add(id).size));
  return {
    rule: 'html-ids',
    items: all.length,
    faults: [...twice].map((id) => ({ text: `The id "${id}" is used more than once.` })),
  };
}

/** Where an element names an address that is to be there; a <meta> names one where it is absolute. */
const ADDRESSES = ['href', 'src', 'data', 'poster', 'action', 'formAction', 'cite', 'longDesc'];

function links({ elements }: WebPage, path: string, site: Site): Checked {
  const faults: Fault[] = [];
  let items = 0;
  for (const url of elements.flatMap((element) => addressesIn(element, site))) {
    const target = targetIn(url, path, site.baseUrl);
    if (target === null) continue;
    items++;
    const text = brokenBy(target, site);
    if (text !== '') faults.push({ text: `"${cut(url)}" leads nowhere: ${text}.` });
  }
  return { rule: 'html-links', items, faults };
}

function addressesIn(element: Element, { baseUrl }: Site): readonly string[] {
  const { properties, tagName } = element;
  const content = tagName === 'meta' ? propertyOf(element, 'content') : '';
  return [
    ...ADDRESSES.flatMap((name) => (properties[name] === undefined ? [] : [propertyOf(element, name)])),
    ...(properties.srcSet === undefined ? [] : sourcesIn(propertyOf(element, 'srcSet'))),
    ...(baseUrl !== null && content.startsWith(baseUrl) ? [content] : []),
  ];
}

/** "a.png 1x, b.png 2x" → "a.png", "b.png". */
function sourcesIn(srcset: string): readonly string[] {
  return srcset
    .split(/,\s+/)
    .flatMap((candidate) => candidate.trim().split(/\s+/, 1))
    .filter((url) => url !== '');
}

function scripts({ elements }: WebPage): Checked {
  const faults = elements.flatMap((element): Fault[] => {
    // Data in a <script> is not run.
    const isData = /^(application\/(ld\+)?json|text\/(csv|plain))$/.test(propertyOf(element, 'type'));
    // A file of the site's own may add what the page can do without; where a file is from, another rule says.
    const isFile = propertyOf(element, 'src') !== '' && textOf(element).trim() === '';
    if (element.tagName === 'script' && !isData && !isFile) return [{ text: 'The page has a script in it.' }];
    const handler = Object.keys(element.properties).find((name) => /^on[A-Za-z]/.test(name));
    if (handler !== undefined) return [{ text: `A <${element.tagName}> runs a script (${handler.toLowerCase()}).` }];
    return /^\s*javascript:/i.test(propertyOf(element, 'href')) ? [{ text: 'A link runs a script.' }] : [];
  });
  return { rule: 'html-scripts', items: 1, faults };
}

function hosts({ elements }: WebPage): Checked {
  const urls = elements.flatMap((element) => [
    ...loadedBy(element),
    ...urlsInCss(propertyOf(element, 'style')),
    ...styleOf(element),
  ]);
  return { rule: 'html-own-host', items: urls.length, faults: foreign(urls) };
}

/** Style sheets are held to the same, and what they name must be there. */
export function verifyCss(bytes: Uint8Array, path: string, site: Site): Checked[] {
  const urls = urlsInCss(Buffer.from(bytes).toString('utf8'));
  const named = urls.flatMap((url) => {
    const target = targetIn(url, path, site.baseUrl);
    return target === null || target.file === path ? [] : [{ url, broken: brokenBy(target, site) }];
  });
  const faults = named
    .filter(({ broken }) => broken !== '')
    .map(({ url, broken }) => ({ text: `"${cut(url)}" leads nowhere: ${broken}.` }));
  return [
    { rule: 'html-links', items: named.length, faults },
    { rule: 'html-own-host', items: urls.length, faults: foreign(urls) },
  ];
}

function foreign(urls: readonly string[]): Fault[] {
  return urls
    .filter((url) => /^\s*([a-z][a-z\d+.-]*:)?\/\//i.test(url))
    .map((url) => ({ text: `It loads ${cut(url)}.` }));
}

function loadedBy(element: Element): readonly string[] {
  if (
    element.tagName === 'link' &&
    propertyOf(element, 'rel')
      .split(' ')
      .every((rel) => NAMING.test(rel))
  )
    return [];
  return (LOADING[element.tagName] ?? [])
    .flatMap((name) => (name === 'srcSet' ? sourcesIn(propertyOf(element, name)) : [propertyOf(element, name)]))
    .filter((url) => url !== '');
}

function styleOf(element: Element): readonly string[] {
  return element.tagName === 'style' ? urlsInCss(textOf(element)) : [];
}

function urlsInCss(css: string): readonly string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = [...plain.matchAll(/url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)/gi)];
  return found.map(([, url, imported]) => (url ?? imported ?? '').trim());
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
