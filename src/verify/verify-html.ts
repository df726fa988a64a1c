// Turns a web page into what every rule for web pages came to.
import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Checked, Fault } from './open-pdf.ts';
import { propertyOf, type WebPage } from './read-html.ts';
import { targetIn } from './target-in.ts';

/** What a page can lead to. */
export interface Site {
  /** Whether a file is there. */
  readonly holds: (path: string) => boolean;
  /** The ids of a web page; null for what is none. */
  readonly idsOf: (path: string) => ReadonlySet<string> | null;
}

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
const NAMING = /^(canonical|alternate|author|license|next|prev|help|search|me|describedby)$/;

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

function links({ elements }: WebPage, path: string, site: Site): Checked {
  let items = 0;
  const faults: Fault[] = [];
  for (const element of elements) {
    for (const name of ['href', 'src', 'data', 'poster']) {
      const url = propertyOf(element, name);
      const target = element.properties[name] === undefined ? null : targetIn(url, path);
      if (target === null) continue;
      items++;
      const text = brokenBy(target, site);
      if (text !== '') faults.push({ text: `"${cut(url)}" leads nowhere: ${text}.` });
    }
  }
  return { rule: 'html-links', items, faults };
}

function brokenBy({ file, fragment }: { readonly file: string | null; readonly fragment: string }, site: Site): string {
  if (file === null) return 'it is outside the folder';
  const found = [file, file === '' ? 'index.html' : `${file.replace(/\/$/, '')}/index.html`].find(site.holds);
  if (found === undefined) return 'there is no such file';
  const known = site.idsOf(found);
  const isThere = known === null || fragment === '' || fragment === 'top' || known.has(fragment);
  return isThere ? '' : 'the page has no such id';
}

function scripts({ elements }: WebPage): Checked {
  const faults = elements.flatMap((element): Fault[] => {
    // Data in a <script> is not run.
    const isData = /^(application\/(ld\+)?json|text\/(csv|plain))$/.test(propertyOf(element, 'type'));
    if (element.tagName === 'script' && !isData) return [{ text: 'The page has a script.' }];
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

/** Style sheets are held to the same. */
export function verifyCss(bytes: Uint8Array): Checked[] {
  const urls = urlsInCss(Buffer.from(bytes).toString('utf8'));
  return [{ rule: 'html-own-host', items: urls.length, faults: foreign(urls) }];
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
    .flatMap((name) => (name === 'srcSet' ? propertyOf(element, name).split(/,\s+/) : [propertyOf(element, name)]))
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
