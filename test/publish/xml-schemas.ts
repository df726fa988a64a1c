// The schemas of Atom (RFC 4287, appendix B, with what its text adds) and of sitemaps (sitemaps.org, 0.9), and what is wrong by them.
import { childrenOf, type XmlElement } from './read-xml.ts';

/** What may stand in an element: each attribute and text by pattern, each child by how often. */
interface Rule {
  /** A name with "!" after it must be there. */
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly children?: Readonly<Record<string, readonly [least: number, most: number]>>;
  /** Of an element without children; nothing but white space where it is left out. */
  readonly text?: RegExp;
  /** Whether children stand in the order of the rule. */
  readonly ordered?: true;
}
type Schema = Readonly<Record<string, Rule>>;

const MANY = Number.POSITIVE_INFINITY;
const ANY = /^[\s\S]*$/;
const IRI_REFERENCE = /^[^\s<>"{}|\\^`]+$/;
const IRI = /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]+$/;
const MEDIA_TYPE = /^.+\/.+$/;
const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/;
const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`;
const ZONE = String.raw`(?:Z|[+-]\d\d:\d\d)`;

const COMMON = { 'xml:base': IRI_REFERENCE, 'xml:lang': LANGUAGE };
const TEXT: Rule = { attributes: { type: /^(?:text|html)$/ }, text: ANY };
const MOMENT: Rule = { text: new RegExp(`^${DATE}${TIME}${ZONE}$`) };
const PERSON: Rule = { children: { name: [1, 1], uri: [0, 1], email: [0, 1] } };
const ABOUT = {
  author: [0, MANY],
  category: [0, MANY],
  contributor: [0, MANY],
  id: [1, 1],
  link: [0, MANY],
  rights: [0, 1],
  title: [1, 1],
  updated: [1, 1],
} as const;

export const ATOM: Schema = {
  feed: {
    attributes: { 'xmlns!': /^http:\/\/www\.w3\.org\/2005\/Atom$/ },
    children: { ...ABOUT, entry: [0, MANY], generator: [0, 1], icon: [0, 1], logo: [0, 1], subtitle: [0, 1] },
  },
  entry: { children: { ...ABOUT, content: [0, 1], published: [0, 1], source: [0, 1], summary: [0, 1] } },
  author: PERSON,
  contributor: PERSON,
  name: { text: /\S/ },
  uri: { text: IRI_REFERENCE },
  email: { text: /^.+@.+$/ },
  category: { attributes: { 'term!': /\S/, scheme: IRI, label: ANY } },
  generator: { attributes: { uri: IRI_REFERENCE, version: ANY }, text: /\S/ },
  icon: { text: IRI_REFERENCE },
  logo: { text: IRI_REFERENCE },
  id: { text: IRI },
  link: {
    attributes: {
      'href!': IRI_REFERENCE,
      rel: /^[a-z][a-z\d.-]*$|^[A-Za-z][A-Za-z\d+.-]*:/,
      type: MEDIA_TYPE,
      hreflang: LANGUAGE,
      title: ANY,
      length: /^\d+$/,
    },
  },
  published: MOMENT,
  updated: MOMENT,
  rights: TEXT,
  subtitle: TEXT,
  summary: TEXT,
  title: TEXT,
};

export const SITEMAP: Schema = {
  urlset: {
    attributes: { 'xmlns!': /^http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9$/ },
    children: { url: [1, 50_000] },
  },
  url: { children: { loc: [1, 1], lastmod: [0, 1], changefreq: [0, 1], priority: [0, 1] }, ordered: true },
  loc: { text: /^https?:\/\/[^\s<>"{}|\\^`]{4,2040}$/ },
  // xsd:date or xsd:dateTime: a year or a month alone is neither.
  lastmod: { text: new RegExp(`^${DATE}(?:${TIME})?${ZONE}?$`) },
  changefreq: { text: /^(?:always|hourly|daily|weekly|monthly|yearly|never)$/ },
  priority: { text: /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/ },
};

/** What is wrong with an element and all that stands in it, one line each; none where it is valid. */
export function faultsIn(element: XmlElement, schema: Schema, path = element.name): string[] {
  const rule = schema[element.name];
  if (rule === undefined) return [`${path}: no such element`];
  const { children = {}, attributes = {}, text } = rule;
  const allowed = {
    ...COMMON,
    ...Object.fromEntries(Object.entries(attributes).map(([k, v]) => [k.replace('!', ''), v])),
  };
  const names = element.children.map(({ name }) => name);
  const order = Object.keys(children);
  return [
    ...Object.keys(attributes)
      .filter((name) => name.endsWith('!') && element.attributes[name.slice(0, -1)] === undefined)
      .map((name) => `${path}: no ${name.slice(0, -1)}`),
    ...Object.entries(element.attributes)
      .filter(([name, value]) => allowed[name as keyof typeof allowed]?.test(value) !== true)
      .map(([name, value]) => `${path}: ${name}="${value}"`),
    ...((text ?? /^\s*$/).test(element.text) ? [] : [`${path}: “${element.text}”`]),
    ...names.filter((name) => children[name] === undefined).map((name) => `${path}: no ${name} in it`),
    ...Object.entries(children).flatMap(([name, [least, most]]) => {
      const count = names.filter((one) => one === name).length;
      return count < least || count > most ? [`${path}: ${count} × ${name}`] : [];
    }),
    ...(rule.ordered && names.some((name, at) => order.indexOf(name) < order.indexOf(names[at - 1] ?? ''))
      ? [`${path}: ${names.join(' ')}`]
      : []),
    ...element.children.flatMap((child, at) =>
      children[child.name] === undefined ? [] : faultsIn(child, schema, `${path}/${child.name}[${at + 1}]`),
    ),
  ];
}

/** What RFC 4287 says in words of a feed that its schema cannot. */
export function faultsInWords(feed: XmlElement): string[] {
  const entries = childrenOf(feed, 'entry');
  const idOf = (entry: XmlElement) => childrenOf(entry, 'id')[0]?.text ?? '';
  const momentsOf = (entry: XmlElement) => `${idOf(entry)} ${childrenOf(entry, 'updated')[0]?.text}`;
  return [feed, ...entries].flatMap((element) => {
    const alternates = childrenOf(element, 'link').filter(
      ({ attributes: { rel } }) => (rel ?? 'alternate') === 'alternate',
    );
    const kinds = alternates.map(({ attributes: { type, hreflang } }) => `${type} ${hreflang}`);
    const isEntry = element.name === 'entry';
    return [
      ...(new Set(kinds).size === kinds.length ? [] : [`${element.name}: two alternates of one kind`]),
      ...(isEntry && alternates.length + childrenOf(element, 'content').length === 0
        ? ['entry: no alternate, no content']
        : []),
      ...(isEntry && childrenOf(feed, 'author').length + childrenOf(element, 'author').length === 0
        ? ['entry: no author, nor has the feed']
        : []),
      ...(isEntry && entries.filter((other) => momentsOf(other) === momentsOf(element)).length > 1
        ? [`entry: two are ${momentsOf(element)}`]
        : []),
    ];
  });
}
