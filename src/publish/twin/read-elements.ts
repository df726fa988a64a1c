// Turns the HTML of a page of ours into a light tree: a parser of all HTML would take longer than the pages took to make.

/** An element with what it holds; drawings hold nothing but their label. */
export interface ElementNode {
  readonly name: string;
  readonly attributes: string;
  readonly children: (ElementNode | string)[];
}

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z\d]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/g;
const VOID = /^(?:br|hr|img|input|col|wbr|source|meta|link)$/;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Reads HTML in which every element that is opened is closed, as ours is. */
export function readElements(html: string): ElementNode {
  const root: ElementNode = { name: '', attributes: '', children: [] };
  const open = [root];
  let drawing = 0;
  for (const [token, slash = '', name = '', attributes = ''] of html.matchAll(TOKEN)) {
    const parent = open.at(-1) as ElementNode;
    if (name === '') {
      if (drawing === 0 && !token.startsWith('<')) parent.children.push(decode(token));
      continue;
    }
    const tag = name.toLowerCase();
    if (tag === 'svg') drawing += slash === '' ? 1 : -1;
    if (slash === '') {
      if (drawing > (tag === 'svg' ? 1 : 0)) continue;
      const element = { name: tag, attributes, children: [] };
      parent.children.push(element);
      if (!VOID.test(tag)) open.push(element);
    } else if (drawing === 0) {
      const at = open.findLastIndex((element) => element.name === tag);
      if (at > 0) open.length = at;
    }
  }
  return root;
}

/** An attribute's value; "" where it has none. */
export function attributeOf({ attributes }: ElementNode, name: string): string {
  const [, value = ''] = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes) ?? [];
  return decode(value);
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
